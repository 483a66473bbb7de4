"""The workbook as a form: every place to write on is a field with a name and words for a screen reader, where it is seen."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.support.projects import guidepress, write
from tests.support.samples import blank_image

GUIDE = """---
title: Small steps
workbook: {notes: 1}
---

Before you begin, a word.

## Phase One: Look

### Step 1: Ask {#ask}

**Goal example:** "I will ask on Friday."

I will call ____ by ____.

- [ ] Call Sam
- [x] Sleep

::: lines #reasons rows=4
Why now?
:::

### Step 2: Walk

Why: It is near.

## When everything feels too hard

- Drink water.

## Journal prompts

- What do you want to remember?
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = 'title = "S"\npapers = ["a4", "letter"]\neditions = ["workbook", "fillable", "facilitator"]\n'
    coach = "\n::: coach\nAsk about the rose garden.\n\n![A rose](rose.png)\n:::\n"
    folder = tmp_path_factory.mktemp("form")
    write(
        folder,
        {"content/site.toml": settings, "content/guides/one.md": GUIDE.replace("### Step 2", f"{coach}\n### Step 2")},
    )
    (folder / "content/guides/rose.png").write_bytes(blank_image())
    result = guidepress(folder, "build")
    assert result.exit_code == 0 or "GP312" in result.output, result.output
    return folder


_OPEN: list[pikepdf.Pdf] = []
"""Kept open: a field is gone when its file is closed."""


def fields(project: Path, paper: str = "a4") -> dict[str, pikepdf.Object]:
    _OPEN.append(pikepdf.open(project / f"output/print/one/one-fillable-{paper}.pdf"))
    return {str(f["/T"]): f for f in _OPEN[-1].Root.AcroForm.Fields}


def text(project: Path, edition: str) -> str:
    path = project / f"output/print/one/one-{edition}-a4.pdf"
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_place_to_write_on_is_a_field_of_its_own(project: Path, paper: str) -> None:
    found = fields(project, paper)
    wanted = [
        *("_belongs_to", "_started_on", "_finished_on", "_rhythm_open", "_done-ask", "reasons"),
        *("ask-i-will-call", "ask-by", "ask-call-sam", "ask-sleep"),
        *(
            "_finished-ask",
            "_sat-ask",
            "_arriving-ask",
            "ask-goal-next-1",
            "ask-goal-next-3-done",
            "ask-goal-next-3-by",
        ),
        *("ask-goal-obstacle", "ask-goal-then"),
        *("ask-goal", "ask-goal-by", "ask-goal-because", "ask-goal-specific", "ask-goal-timely"),
        *("_aim-look", "journal-prompts-what-do-you-want-to-remember", "_notes"),
    ]
    assert [name for name in wanted if name not in found] == []


def test_fields_have_kinds_and_words(project: Path) -> None:
    found = fields(project)
    assert (str(found["reasons"].FT), int(found["reasons"].Ff), str(found["reasons"].TU)) == (
        "/Tx",
        4096,
        "Ask: Why now?",
    )
    assert (str(found["ask-call-sam"].FT), str(found["ask-call-sam"].TU)) == ("/Btn", "Call Sam")
    assert str(found["ask-i-will-call"].TU) == "blank: I will call"
    assert str(found["ask-sleep"].V) != "/Off"
    assert str(found["ask-call-sam"].V) == "/Off"
    assert all(str(f.get("/TU", "")) for f in found.values())


def size(field: pikepdf.Object) -> tuple[float, float]:
    """Width and height in mm."""
    left, low, right, high = (float(edge) * 25.4 / 72 for edge in field.Rect)
    return abs(right - left), abs(high - low)


def test_goal_is_one_field_of_two_lines_and_single_answers_are_on_their_rule(project: Path) -> None:
    found = fields(project)
    assert (int(found["ask-goal"].Ff), "ask-goal-row-2" in found) == (4096, False)
    width, height = size(found["ask-goal"])
    assert (width > 145, height > 15) == (True, True)
    for name in ("ask-goal-by", "ask-goal-because", "ask-goal-next-1", "ask-goal-obstacle", "ask-goal-then"):
        assert size(found[name])[1] == pytest.approx(6.2, abs=0.1)
    assert size(found["ask-goal-because"])[0] > 100


def test_fields_below_a_goal_say_what_they_are_for(project: Path) -> None:
    found = fields(project)
    said = {name: str(found[f"ask-goal-{name}"].TU) for name in ("next-2", "next-2-done", "next-2-by", "then")}
    assert said == {
        "next-2": "Ask: Next step 2",
        "next-2-done": "Ask: Next step 2, done",
        "next-2-by": "Ask: Next step 2, by",
        "then": "Ask: If something gets in the way, I will",
    }
    arriving = found["_arriving-ask"]
    assert (str(arriving.TU), len(arriving.Kids)) == ("Today I am: Ask", 5)
    assert [str(ring.TU) for ring in arriving.Kids][::4] == ["1, uneasy", "5, at ease"]


def test_boxes_look_the_same_in_every_viewer(project: Path) -> None:
    found = fields(project)
    assert set(found["ask-call-sam"].AP.N.keys()) >= {"/Off", "/on"}
    pdf = pikepdf.open(project / "output/print/one/one-fillable-a4.pdf")
    assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_no_field_lies_on_another_or_is_too_small_to_hit(project: Path) -> None:
    pdf = pikepdf.open(project / "output/print/one/one-fillable-a4.pdf")
    for page in pdf.pages:
        places = [[float(x) for x in a.Rect] for a in page.get("/Annots", []) if a.get("/Subtype") == "/Widget"]
        boxes = [(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)) for x0, y0, x1, y1 in places]
        for i, (left, low, right, high) in enumerate(boxes):
            assert right - left >= 9 and high - low >= 9
            for other in boxes[i + 1 :]:
                assert right <= other[0] + 1 or other[2] <= left + 1 or high <= other[1] + 1 or other[3] <= low + 1


def test_form_has_the_pages_of_the_workbook_but_the_spare_one_before_the_back_cover(project: Path) -> None:
    pages = [len(pikepdf.open(project / f"output/print/one/one-{e}-a4.pdf").pages) for e in ("workbook", "fillable")]
    assert pages[0] - pages[1] == int("More notes" in text(project, "workbook"))
    assert "More notes" not in text(project, "fillable")


def test_workbook_has_no_fields(project: Path) -> None:
    assert "/AcroForm" not in pikepdf.open(project / "output/print/one/one-workbook-a4.pdf").Root


def test_what_is_for_the_coach_is_in_the_facilitators_workbook_only(project: Path) -> None:
    assert "rose garden" in text(project, "facilitator")
    assert "rose garden" not in text(project, "workbook")
    assert "rose garden" not in text(project, "fillable")


def test_nothing_of_the_coach_reaches_the_site(project: Path) -> None:
    site = project / "output/site"
    assert not list(site.rglob("*facilitator*"))
    assert not list(site.rglob("rose*"))
    texts = [p.read_text(encoding="utf-8") for p in site.rglob("*") if p.suffix in (".html", ".xml", ".js", ".txt")]
    assert texts and not any("rose garden" in t or "A rose" in t for t in texts)
    assert "one-fillable-a4.pdf" in (site / "one/index.html").read_text()


def test_goal_of_one_row_is_a_single_line_on_its_rule(tmp_path: Path) -> None:
    text = "# T\n\n## Step 1: Ask {goal=false}\n\n::: smart rows=1 #one\nFirst\n:::\n\n::: smart rows=1 more=2 #two\nSecond\n:::\n"
    settings = 'title = "S"\npapers = ["a4"]\neditions = ["fillable"]\n'
    write(tmp_path, {"content/site.toml": settings, "content/guides/one.md": text})
    assert guidepress(tmp_path, "build", "--only", "print").exit_code == 0
    with pikepdf.open(next(tmp_path.glob("output/print/one/*.pdf"))) as pdf:
        found = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert int(found["one"].get("/Ff", 0)) & 4096 == 0
        assert size(found["one"])[1] == pytest.approx(6.2, abs=0.1)
        assert int(found["two"].Ff) & 4096
