"""What paper asks, the screen asks too: under one name, in the example guides and in one that has every part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from tests.support.composing import GUIDE
from tests.support.projects import guidepress, write

EXAMPLES = Path(__file__).parents[2] / "content/guides"
SETTINGS = 'title = "S"\npapers = ["a4", "letter"]\neditions = ["fillable"]\n'
_FILLS = re.compile(r"_notes-.+-row-1|_sketches-.+")
"""Lines that a page has only where it has room for them."""

_BRIEF = "next-\\d.*|obstacle|then|specific|measurable|achievable|relevant|timely"
_SPARE = re.compile(rf"{_FILLS.pattern}|_think-.+|_why|.+-_rest|.+-goal-({_BRIEF})")
"""Those, and questions that paper leaves out where a page is full, or where two short steps share it."""

_FURTHER = re.compile(r".+-(row|mark)-\d+(-.+)?|.+-further|.+-noticed|.+-_rest")
"""Rows of a component down to the foot of its page, and what a note, a tip or a quotation asks there: only paper has
these.
"""

_SITTING = re.compile(r"_(sat|arriving|helps)-.+")
"""The day of a sitting, how one comes to it, and what helps on a hard day: they are marked on a sheet for one sitting, and
left out where its page is full. The screen keeps the time of each answer and does not ask for them.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answers")
    promise = "# Promise\n\n## Step 1: Say it\n\n::: commitment rows=4\n:::\n"
    write(
        folder, {"content/site.toml": SETTINGS, "content/guides/rest.md": GUIDE, "content/guides/promise.md": promise}
    )
    for path in sorted(EXAMPLES.rglob("*")):
        if path.is_file():
            target = folder / "content/guides" / path.relative_to(EXAMPLES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    result = guidepress(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


def on_screen(project: Path, guide: str) -> Iterator[html.HtmlElement]:
    folder = project / "output/site" / guide
    whole = folder / "all/index.html"
    page = html.parse(whole if whole.exists() else folder / "index.html").getroot()
    controls = page.get_element_by_id("_main").iter("input", "textarea")
    return (c for c in controls if c.get("name") and next(c.iterancestors("form"), None) is None)


def in_the_form(project: Path, guide: str) -> set[str]:
    found = set()
    for path in sorted((project / f"output/print/{guide}").glob("*-fillable-*.pdf")):
        with pikepdf.open(path) as pdf:
            found |= {str(field["/T"]) for field in pdf.Root.AcroForm.Fields}
    return found


GUIDES = ("rest", "promise", "a-roadmap-of-your-own", "preparing-for-a-promotion", "every-way-to-answer")


@pytest.mark.parametrize("guide", GUIDES)
def test_screen_and_form_ask_under_the_same_names(project: Path, guide: str) -> None:
    screen, form = {control.get("name") for control in on_screen(project, guide)}, in_the_form(project, guide)
    assert [name for name in form - screen if not (_FURTHER.fullmatch(name) or _SITTING.fullmatch(name))] == []
    assert [name for name in screen - form if not _SPARE.fullmatch(name)] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_lines_that_only_some_papers_have_come_on_request(project: Path, guide: str) -> None:
    asked = {c.get("name"): c for c in on_screen(project, guide)}
    fills = [name for name in asked if _FILLS.fullmatch(name)]
    assert all("data-extra-row" in asked[name].attrib for name in fills)


def test_former_names_lead_to_one_place_each(project: Path) -> None:
    controls = list(on_screen(project, "rest"))
    names = {control.get("name") for control in controls}
    former = [name for control in controls for name in (control.get("data-former") or "").split()]
    assert len(former) == len(set(former))
    assert "go-goal" in former  # Step 3 has no goal, so its room to think once had this name
    assert not names & set(former) - {"go-goal"}
