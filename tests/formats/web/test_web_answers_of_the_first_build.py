"""What readers of the first build kept and saved opens with every answer in its place.

`answers-of-the-first-build.json` has the name of every place to answer that the example guides had then (commit
453c1e1), each with an answer that its kind of control can hold. The gallery asks other things now, so the one that asked these
is kept beside: what is tested is that a question which stays keeps its answer, whatever the press makes of its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.support.browsing import serving
from tests.support.projects import guidepress, write
from tests.support.web_answers import all_of, gone, kept, store

GALLERY = "every-way-to-answer"
EXAMPLES = Path(__file__).parents[3] / "content/guides"
ANSWERS: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("answers-of-the-first-build.json").read_text())

guides = pytest.mark.parametrize("guide", sorted(ANSWERS))

WHOLE = {"preparing-for-a-promotion": "preparing-for-a-promotion/all/"}
"""Where a guide has all its questions on one page, if it is not its own address."""

NO_LONGER_ASKED = ("tracker-a-tracker-",)
"""How the names of what the guides themselves no longer ask begin: the gallery tracks one habit now, and did three."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example guides as they are now, but the gallery with the questions that it had."""
    folder = write(tmp_path_factory.mktemp("first"), {"content/site.toml": 'title = "Small steps"\n'})
    for path in sorted(EXAMPLES.rglob("*.*")):
        target = folder / "content/guides" / path.relative_to(EXAMPLES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    former = Path(__file__).with_name("gallery-of-the-second-build.md")
    (folder / f"content/guides/{GALLERY}.md").write_bytes(former.read_bytes())
    result = guidepress(folder, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    with serving(folder / "output/site", "/") as address:
        yield address


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def shown(page: Page) -> dict[str, str]:
    """Every answer that the page shows, by the names of now: what is typed, ticked against the author, or chosen."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#_main [name]")].flatMap(c =>
          c.type === "radio" ? (c.checked ? [[c.name, c.value]] : [])
          : c.type === "checkbox" ? (c.checked === c.defaultChecked ? [] : [[c.name, c.checked ? "yes" : "no"]])
          : c.value && c.type !== "file" ? [[c.name, c.value]] : []))"""
    )
    return found


def placed(guide: str) -> list[str]:
    """The answers of the first build to what the guide still asks."""
    return sorted(value for name, value in ANSWERS[guide].items() if not name.startswith(NO_LONGER_ASKED))


def unplaced(guide: str) -> list[str]:
    """The questions and the answers of the others, as the page lists them."""
    found = [(f"{name}?", value) for name, value in ANSWERS[guide].items() if name.startswith(NO_LONGER_ASKED)]
    return [text for pair in found for text in pair]


@guides
def test_storage_of_the_first_build_opens_with_every_answer_in_its_place(page: Page, address: str, guide: str) -> None:
    page.goto(address + WHOLE.get(guide, f"{guide}/"))
    store(page, f"guidepress:Small steps:{guide}", all_of(guide, **ANSWERS[guide]))
    page.reload()
    assert sorted(shown(page).values()) == placed(guide)
    assert sorted(kept(page, f"guidepress-answer:Small%20steps:{guide}:").values()) == sorted(ANSWERS[guide].values())
    assert sorted(gone(page)) == sorted(unplaced(guide))


@guides
def test_file_saved_by_the_first_build_opens_with_every_answer_in_its_place(
    page: Page, address: str, guide: str, tmp_path: Path
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(all_of(guide, **ANSWERS[guide])))
    page.goto(address + WHOLE.get(guide, f"{guide}/"))
    page.set_input_files("input[type=file]", file)
    page.wait_for_function("() => document.querySelector('.answers [role=status]').textContent")
    assert sorted(shown(page).values()) == placed(guide)
    assert sorted(gone(page)) == sorted(unplaced(guide))
