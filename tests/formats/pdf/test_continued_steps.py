"""A page that begins in the middle of a step says so at its head."""

from __future__ import annotations

import pytest

from tests.support.print_rendering import planned, printed
from tests.support.printed import PrintedWorkbook
from tests.support.projects import write

LONG = "A step of many paragraphs goes on over the end of its page, and its second page should say what it is.\n\n" * 40
STEP = "### Step {n}: Look {{goal=false}}\n\n"
GUIDE = (
    "---\ntitle: T\nworkbook: {how_to_use: false, notes: 0, phase_pages: none}\n---\n\n"
    f"## Phase 1: Begin\n\n{STEP.format(n=1)}{LONG}{STEP.format(n=2)}{LONG}"
    f"## Phase 2: Go on\n\n{STEP.format(n=3)}Words.\n\n"
)


@pytest.fixture(scope="module", params=["a4", "a5"])
def workbook(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> PrintedWorkbook:
    folder = tmp_path_factory.mktemp("continued")
    settings = 'title = "S"\npapers = ["a4", "a5"]\n'
    kit, jobs = planned(write(folder, {"content/site.toml": settings, "content/guides/one.md": GUIDE}))
    return printed(jobs["one", request.param], kit, folder)


def heads(workbook: PrintedWorkbook) -> dict[int, str]:
    """The words above the frame of each page that has some there."""
    found = {
        page: " ".join(word.text for word in words if word.bottom < workbook.paper.top)
        for page, words in enumerate(workbook.words)
        if 2 < page < workbook.pages
    }
    return {page: text for page, text in found.items() if text}


def test_pages_after_the_first_of_a_step_name_it_and_no_others_do(workbook: PrintedWorkbook) -> None:
    first, second = workbook.page_with("Phase 1, Step 1"), workbook.page_with("Phase 1, Step 2")
    sketches = [page for page in range(second, workbook.pages) if "Sketches" in workbook.texts[page]]
    after = min([*sketches, workbook.page_of("Go on")])
    expected = dict.fromkeys(range(first + 1, second), "Step 1, continued")
    expected |= dict.fromkeys(range(second + 1, after), "Step 2, continued")
    assert second > first + 1
    assert heads(workbook) == expected
