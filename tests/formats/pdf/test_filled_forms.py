"""A form that is filled in: what is typed can be read, stands on its line, and stays in its field, in every component."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops, ImageDraw

from tests.support.filled import Field, darkest, fields_of, fill, part, shown
from tests.support.pdf_ua import faults_of
from tests.support.projects import guidepress, write

_STEP = """
### Step {n}: {title}

**Goal example:** "I will ask on Friday."

I will call ____ by ____.

{more}
"""

_COMPONENTS = """
::: lines #reasons rows=4
Why now?
:::

::: space #map pattern=grid height=50
Draw it.
:::

::: checklist #bag mark=ring dates=true
- Bread
- Salt
:::

::: choice #way
How?
- On foot
- By train
:::

::: scale #sure
How sure are you?
:::

::: matrix #effort
Sort them.
:::

::: wheel #days
Mark each.
- Sleep
- Work
- Friends
- Rest
:::

::: columns #two
- For
- Against
:::

::: plan #first
:::

::: timeline #year
- Spring
- Autumn
:::

::: tracker #week
- Walk
- Read
:::

::: calendar #next
:::

::: commitment #promise
:::
"""

GUIDE = (
    "---\ntitle: Small steps\nworkbook: {notes: 1}\n---\n\nBefore you begin, a word.\n\n## Phase One: Look\n"
    + _STEP.format(n=1, title="Ask", more="- [ ] Call Sam\n- [x] Sleep\n")
    + _STEP.format(n=2, title="Walk", more="Why: It is near.\n")
    + "\n> You have looked. {.closing}\n\n## Phase Two: Go\n"
    + _STEP.format(n=3, title="Begin", more=_COMPONENTS)
    + "\n> You have gone. {.closing}\n"
    + "\n## When everything feels too hard\n\n- Drink water.\n- Call a friend.\n\n## Journal prompts\n\n- What helped?\n"
)

LONG = "I will ask on Friday what she would need to see, and write down her words exactly as she says them. " * 20

SHEETS = [("a4", "journal"), ("letter", "plain"), ("a5", "plain")]
each_sheet = pytest.mark.parametrize(("paper", "theme"), SHEETS)

_OVER = 3
"""pt that the rule around a cell may reach into its field."""


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of one guide, as <theme>/output/print/one/one-fillable-<paper>.pdf."""
    folder = tmp_path_factory.mktemp("forms")
    for theme, papers in (("journal", '["a4"]'), ("plain", '["letter", "a5"]')):
        settings = f'title = "S"\ntheme = "{theme}"\npapers = {papers}\neditions = ["fillable"]\n'
        write(folder / theme, {"content/site.toml": settings, "content/guides/one.md": GUIDE})
        result = guidepress(folder / theme, "build", "--only", "print")
        assert result.exit_code == 0, result.output
    return folder


def form(forms: Path, paper: str, theme: str) -> Path:
    return forms / theme / f"output/print/one/one-fillable-{paper}.pdf"


@each_sheet
def test_every_field_has_words_a_font_and_a_look(forms: Path, paper: str, theme: str) -> None:
    with pikepdf.open(form(forms, paper, theme)) as pdf:
        root = pdf.Root.AcroForm
        fields = list(root.Fields)
        names, titles = ([str(field[key]) for field in fields] for key in ("/T", "/TU"))
        assert len(set(titles)) == len(titles), "two fields are called the same"
        assert len(set(names)) == len(names) > 150
        assert "/NeedAppearances" not in root
        assert "/ZaDb" in root.DR.Font
        assert "Tf" in str(root.DA)
        for field in fields:
            assert str(field["/TU"])
            font = str(field["/DA"]).split(" ")[0]
            assert font in root.DR.Font
            assert font == "/ZaDb" if field["/FT"] == "/Btn" else "/DescendantFonts" in root.DR.Font[font]
            assert all("/N" in widget.AP for widget in field.get("/Kids", [field]))


@each_sheet
def test_nothing_is_drawn_below_typed_lines(forms: Path, paper: str, theme: str, tmp_path: Path) -> None:
    path = form(forms, paper, theme)
    pages = shown(path, tmp_path / "shown")
    areas = [field for field in fields_of(path) if field.has_lines]
    assert len(areas) > 40
    ruled = [area.name for area in areas if darkest(part(pages[area.page - 1], area.box, _OVER)) < 255]
    assert ruled == []


@each_sheet
def test_long_text_stays_in_its_field(forms: Path, paper: str, theme: str, tmp_path: Path) -> None:
    path = form(forms, paper, theme)
    fill(path, tmp_path / "filled.pdf", LONG)
    fields = fields_of(path)
    empty, filled = shown(path, tmp_path / "empty"), shown(tmp_path / "filled.pdf", tmp_path / "filled")
    for number, (before, after) in enumerate(zip(empty, filled, strict=True), 1):
        changed = ImageChops.difference(before, after)
        pen = ImageDraw.Draw(changed)
        for field in (field for field in fields if field.page == number):
            left, low, right, high = (edge * 100 / 72 for edge in field.box)
            assert part(changed, field.box).getbbox() or field.kind == "/Btn", f"nothing is shown in {field.name}"
            pen.rectangle((left - 2, changed.height - high - 2, right + 2, changed.height - low + 2), fill=0)
        assert changed.getbbox() is None, f"page {number}: text outside of its field at {changed.getbbox()}"


def baseline(field: Field) -> float:
    """How high a typed line of 10.5 pt is above the foot of its field, in pt: viewers centre it. One of 8 pt is 1 pt
    higher.
    """
    return (field.box[3] - field.box[1]) / 2 - 0.37 * 10.5


@each_sheet
def test_single_answers_stand_on_their_line(forms: Path, paper: str, theme: str) -> None:
    lines = [field for field in fields_of(form(forms, paper, theme)) if field.is_line]
    on_a_line = ("_rhythm_", "_done-", "_owner", "promise-", "year-", "ask-i-will", "_sure-")
    chosen = [line for line in lines if line.name.startswith(on_a_line)]
    assert len(chosen) > 15
    assert [(line.name, baseline(line)) for line in chosen if not 1 < baseline(line) < 5.5] == []


@each_sheet
def test_rings_are_round_in_a_form_too(forms: Path, paper: str, theme: str) -> None:
    with pikepdf.open(form(forms, paper, theme)) as pdf:
        boxes = {str(f["/T"]): f.get("/Kids", [f])[0] for f in pdf.Root.AcroForm.Fields if f.get("/FT") == "/Btn"}
        marks = {name: str(box.MK.CA) for name, box in boxes.items()}
    assert {
        marks[name] for name in ("_finished-ask", "bag-bread-done", "_looked-look-ask-done", "year-spring-done")
    } == {"l"}
    assert marks["ask-call-sam"] == "4"


@each_sheet
def test_each_thing_that_helps_has_a_ring(forms: Path, paper: str, theme: str) -> None:
    with pikepdf.open(form(forms, paper, theme)) as pdf:
        rings = {str(f["/T"]): f for f in pdf.Root.AcroForm.Fields if str(f["/T"]).startswith("_helps-")}
        page = "_helps-when-everything-feels-too-hard"
        assert {name: str(ring.TU) for name, ring in rings.items()} == {
            f"{page}-drink-water": "Drink water.",
            f"{page}-call-a-friend": "Call a friend.",
        }
        assert {str(ring.MK.CA) for ring in rings.values()} == {"l"}


_ALONE = """---
title: A habit
---

::: tracker #habit
Fill a ring.

- Walk
:::
"""


def test_ring_of_a_day_is_coloured_in_where_it_is_drawn_and_its_field_is_the_cell(tmp_path: Path) -> None:
    settings = 'title = "S"\npapers = ["a4"]\neditions = ["fillable"]\n'
    write(tmp_path, {"content/site.toml": settings, "content/guides/one.md": _ALONE})
    assert guidepress(tmp_path, "build", "--only", "print").exit_code == 0
    path = tmp_path / "output/print/one/one-fillable-a4.pdf"
    fill(path, tmp_path / "filled.pdf", "")
    day = next(field for field in fields_of(path) if field.name == "habit-walk-day-1")
    left, low, right, high = day.box
    assert (right - left > 70, high - low > 20) == (True, True)
    ring = (right - 20, high - 20, right - 2, high - 2)
    before, after = shown(path, tmp_path / "empty"), shown(tmp_path / "filled.pdf", tmp_path / "filled")
    changed = ImageChops.difference(part(before[day.page - 1], day.box), part(after[day.page - 1], day.box))
    inside = ImageChops.difference(part(before[day.page - 1], ring), part(after[day.page - 1], ring))
    found = changed.getbbox()
    assert found and inside.getbbox()
    assert found[0] > 0.6 * changed.width and found[3] < 0.75 * changed.height
    middle = part(after[day.page - 1], (right - 12, high - 12, right - 10, high - 10))
    assert darkest(middle) < 50


@each_sheet
def test_box_of_a_tracker_fills_its_cell(forms: Path, paper: str, theme: str) -> None:
    boxes = [field.box for field in fields_of(form(forms, paper, theme)) if field.name.startswith("week-walk-")]
    assert len(boxes) == 30
    between = [start - end for (_, low, end, _), (start, other, _, _) in pairwise(boxes) if low == other]
    assert len(between) > 20
    assert max(between) < 3


@each_sheet
def test_text_is_smaller_where_a_cell_shows_little(forms: Path, paper: str, theme: str) -> None:
    with pikepdf.open(form(forms, paper, theme)) as pdf:
        sizes = {
            str(f["/T"]): float(str(f.DA).split(" ")[1]) for f in pdf.Root.AcroForm.Fields if f.get("/FT") == "/Tx"
        }
    cells = [size for name, size in sizes.items() if name.startswith("first-")]
    assert sizes["reasons"] > min(cells) >= sizes["reasons"] * 0.75
    assert all(size >= 7 for size in sizes.values())
    body = sizes["reasons"]
    assert sizes["_belongs_to"] == sizes["_end_thanks"] == body, "a line for thirty characters is as large as the text"
    for name in ("_done-ask", "_sat-ask", "ask-goal-next-1-by", "year-spring-on", "bag-bread-on"):
        if name in sizes:
            assert body > sizes[name] >= round(body * 8 / 10.5, 1), (
                f"{name} is for a few characters, so they are smaller"
            )


@each_sheet
def test_form_is_pdf_ua(forms: Path, paper: str, theme: str) -> None:
    path = form(forms, paper, theme)
    assert faults_of(path) == []
