"""No part leaves next to nothing for its last page: and the examples have as many pages on Letter."""

from __future__ import annotations

from pathlib import Path

from builder.formats.contract import Rendered
from builder.formats.pdf.render import render
from tests.support.print_rendering import planned
from tests.support.printed import PrintedWorkbook, squeezed
from tests.support.projects import write

FRONT = "---\ntitle: T\nworkbook: {how_to_use: false, notes: 0}\n---\n\n"
LINE = "It takes one line and no more.\n\n"


def rendered(folder: Path, text: str, paper: str = "a4") -> tuple[PrintedWorkbook, Rendered]:
    settings = 'title = "S"\npapers = ["a4", "letter", "a5"]\n'
    kit, jobs = planned(write(folder, {"content/site.toml": settings, "content/guides/one.md": text}))
    job = jobs["one", paper]
    result = render(job, kit)
    path = folder / "one.pdf"
    path.write_bytes(result.artifact.content)
    return PrintedWorkbook(path, result.pages, job.paper, "", ()), result


def last_lines(folder: Path, paragraphs: int) -> tuple[int, int]:
    """Of a step with so many paragraphs of one line: those on its last page, none where it is all room to think; and how
    often it was laid out.
    """
    text = f"{FRONT}## Step 1: Look {{goal=false}}\n\n{LINE * paragraphs}\n\n## Step 2: Go on\n\nWords."
    workbook, result = rendered(folder / str(paragraphs), text)
    last = workbook.page_of("Go on") - 1
    return squeezed(workbook.texts[last]).count(squeezed("takes one line and no more")), result.layouts


def test_a_few_lines_never_have_a_page_of_their_own(tmp_path: Path) -> None:
    found = {paragraphs: last_lines(tmp_path, paragraphs) for paragraphs in range(24, 34)}
    assert {paragraphs: lines for paragraphs, (lines, _) in found.items() if 0 < lines < 4} == {}
    assert {layouts for _, layouts in found.values()} == {1, 2}


def test_lines_of_the_page_before_a_phase_are_not_on_the_next_one(tmp_path: Path) -> None:
    long = "Choose the one gap that matters most in the year to come and name it aloud to someone"
    steps = "".join(f"### Step {number}: {long}\n\nWhy it matters: It does.\n\n" for number in range(1, 5))
    phase = (
        f"## Phase 1: Keep moving forward after the decision, whichever way it turns out for you\n\n{LINE}\n\n{steps}"
    )
    workbook, _ = rendered(tmp_path, FRONT + phase + "Done. {.closing}\n", "letter")
    aim = workbook.page_with("By the end of this phase")
    assert aim == workbook.page_with("How sure am I that I can do this?")


def test_a_form_is_not_alone_on_the_last_page(tmp_path: Path) -> None:
    forms = "::: smart rows=1 #one\nFirst\n:::\n\n::: smart rows=1 #two\nSecond\n:::\n"
    text = f"{FRONT}## Step 1: Look {{goal=false}}\n\n{LINE * 14}\n\n{forms}\n\n## Step 2: Go on\n\nWords."
    workbook, _ = rendered(tmp_path, text)
    assert workbook.page_with("Second") == workbook.page_with("First")


def test_examples_have_as_many_pages_on_letter_as_on_a4(examples: dict[tuple[str, str], PrintedWorkbook]) -> None:
    pages = {key: workbook.pages for key, workbook in examples.items()}
    guides = {guide for guide, _ in pages}
    assert [g for g in guides if pages[g, "a4"] != pages[g, "letter"]] == []
