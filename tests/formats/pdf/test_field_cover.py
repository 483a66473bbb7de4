"""The cover `field`: one solid shape in the accent, with the names and dates on a white label."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from builder.theming.accent import contrast
from tests.support.print_rendering import all_planned, printed
from tests.support.printed import DOTS, PrintedWorkbook
from tests.support.projects import write

SITE = (
    'title = "S"\ntheme = "{theme}"\npapers = ["{paper}"]\neditions = ["mine"]\n{more}[brand]\nname = "Moss"\n{accent}'
)
STEPS = "\n\n".join(f"## Step {number}: Do {number}\n\nDo it." for number in (1, 2, 3))
GUIDE = "---\ntitle: A small beginning\n{front}---\n\nA word before.\n\n" + STEPS
FIELD = '[tokens]\ncover = "field"\n'
papers = pytest.mark.parametrize("paper", ["a4", "letter", "a5", "half-letter"])
themes = pytest.mark.parametrize("theme", ["journal", "plain"])


def cover_of(
    folder: Path,
    paper: str = "a4",
    *,
    theme: str = "journal",
    edition: str = 'extends = "workbook"\n' + FIELD,
    front: str = "",
    accent: str = "",
    more: str = "",
) -> PrintedWorkbook:
    site = SITE.format(theme=theme, paper=paper, more=more, accent=f'accent = "{accent}"\n' if accent else "")
    mine = 'title = "Mine"\n' + edition
    files = {"content/site.toml": site, "content/guides/one.md": GUIDE.format(front=front)}
    own = (
        {"themes/mine/theme.toml": 'extends = "plain"\n[tokens.measure]\ncover = "field"\n'} if theme == "mine" else {}
    )
    write(folder, {**files, **own, "content/editions/mine.toml": mine})
    kit, jobs = all_planned(folder)
    return printed(jobs[0], kit, folder)


def coloured(workbook: PrintedWorkbook) -> Image.Image:
    """The cover in colours, as poppler draws it."""
    options = ["-r", str(DOTS * 25.4), "-f", "1", "-l", "1"]
    drawn = subprocess.run(["pdftoppm", *options, workbook.path], capture_output=True, check=True).stdout
    return Image.open(BytesIO(drawn))


def solid(workbook: PrintedWorkbook) -> tuple[int, ...]:
    """The colour of the cover at its lower left corner, 0 to 255 each."""
    page = coloured(workbook)
    colour = page.getpixel((3 * DOTS, page.height - 3 * DOTS))
    assert isinstance(colour, tuple)
    return colour


def is_field(workbook: PrintedWorkbook) -> bool:
    return min(solid(workbook)) < 200


@themes
@papers
def test_names_and_dates_are_on_a_white_label_on_the_field(tmp_path: Path, paper: str, theme: str) -> None:
    workbook = cover_of(tmp_path, paper, theme=theme)
    words = [word for word in workbook.words[1] if word.text in ("belongs", "Started", "Finished")]
    assert len(words) == 3
    assert is_field(workbook)
    page = workbook.drawn(1)
    left = round((min(word.left for word in words) - 12) * DOTS)
    for word in words:
        above = round((word.top - 0.3) * DOTS)
        row = page.crop((max(left, 0), above, page.width, above + 1)).tobytes()
        white = sum(grey > 245 for grey in row) / DOTS
        assert 0.65 * 120 * (workbook.paper.width / 210) < white < workbook.paper.width - 10
        assert row[-1 - DOTS] < 200


@pytest.mark.parametrize("accent", ["#2d6350", "#ffd400", "#f4a6c0", "#111111", "#7fd1ff", "#c00000", "#ffffff"])
def test_white_lines_are_readable_on_every_accent(tmp_path: Path, accent: str) -> None:
    workbook = cover_of(tmp_path, accent=accent)
    red, green, blue = solid(workbook)
    assert contrast(f"#{red:02x}{green:02x}{blue:02x}", "#ffffff") >= 4.5


def test_label_has_the_fields_of_a_form(tmp_path: Path) -> None:
    workbook = cover_of(tmp_path, edition='extends = "fillable"\n' + FIELD)
    with workbook.open() as pdf:
        annotations = pdf.pages[0].get("/Annots", pikepdf.Array())
        fields = {str(a.get("/T")): [float(edge) for edge in a.Rect] for a in annotations if "/T" in a}
    assert len(fields) == 3
    label = [word for word in workbook.words[1] if word.text in ("belongs", "Started")]
    lowest, highest = max(word.bottom for word in label), min(word.top for word in label)
    for left, bottom, right, top in fields.values():
        assert right - left > 50
        middle = workbook.paper.height - (bottom + top) / 2 * 25.4 / 72
        assert highest - 3 < middle < lowest + 3


def test_cover_is_of_lines_unless_something_else_is_chosen(tmp_path: Path) -> None:
    assert not is_field(cover_of(tmp_path / "a", edition='extends = "workbook"\n'))
    assert is_field(cover_of(tmp_path / "b", edition='extends = "workbook"\n', front="workbook: {cover: field}\n"))
    assert is_field(cover_of(tmp_path / "c", edition='extends = "workbook"\n', theme="mine"))


def test_edition_is_chosen_before_guide_and_guide_before_theme(tmp_path: Path) -> None:
    lines = 'extends = "workbook"\n[tokens]\ncover = "line"\n'
    assert not is_field(cover_of(tmp_path / "a", edition=lines, front="workbook: {cover: field}\n"))
    guide = cover_of(tmp_path / "b", edition='extends = "workbook"\n', front="workbook: {cover: line}\n", theme="mine")
    assert not is_field(guide)


@themes
def test_a_title_of_half_a_page_leaves_no_room_for_a_field(tmp_path: Path, theme: str) -> None:
    words = " ".join(["very"] * 150)
    workbook = cover_of(tmp_path, "a5", theme=theme, front=f"description: A {words} long story\n")
    assert not is_field(workbook)
    assert "belongs" in workbook.texts[1]


@papers
def test_without_a_picture_the_title_is_low_on_a_thick_rule(tmp_path: Path, paper: str) -> None:
    workbook = cover_of(tmp_path, paper, theme="plain", edition='extends = "workbook"\n')
    title, label = workbook.place(1, "beginning"), workbook.place(1, "belongs")
    assert title.bottom > 0.5 * workbook.paper.height
    page = workbook.drawn(1)
    edges = (page.width // 2, round((title.bottom + 1) * DOTS), page.width // 2 + 1, round((label.top - 1) * DOTS))
    dark = [grey for grey in page.crop(edges).tobytes() if grey < 100]
    assert 0.7 < len(dark) / DOTS < 1.2
