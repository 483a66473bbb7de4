"""A PDF for an offset press: its boxes, its crop marks, and what goes beyond the edge of the trimmed page."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from builder.model.limits import Limits
from builder.preflight import Wanted, inspect
from tests.support.broken_pdfs import broken
from tests.support.projects import guidepress, write

GUIDE = """---
title: A year of one's own
description: Slowly.
---

## Phase 1: Dig

### Step 1: One thing

Because it is small. See [a page](https://example.org/page).

### Step 2: Another thing

```lines {rows=3}
What do you see?
```
"""
SITE = 'title = "S"\nurl = "https://example.org"\npapers = ["a5"]\neditions = ["press"]\n'
EDITION = 'extends = "workbook"\ntitle = "Press"\nhouse = "offset"\n'
MM = 72 / 25.4
WIDTH, HEIGHT, BLEED, SHEET = 148.0, 210.0, 3.0, 10.0
DOTS = 150 / 25.4


@pytest.fixture(scope="module", params=["line", "field"])
def book(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path_factory.mktemp("press")
    edition = EDITION + f'[tokens]\ncover = "{request.param}"\n'
    files = {"content/site.toml": SITE, "content/editions/press.toml": edition, "content/guides/year.md": GUIDE}
    result = guidepress(write(folder, files), "check", "--print")
    assert result.exit_code == 0, result.output
    assert "warning" not in result.output
    assert guidepress(folder, "build", "--only", "print").exit_code == 0
    return folder / "output/print/year/year-press-a5.pdf"


def edges(box: pikepdf.Object) -> list[float]:
    return [round(float(edge) / MM, 2) for edge in box.as_list()]


def drawn(book: Path) -> list[Image.Image]:
    """The sheets in grey, at 150 dots an inch."""
    document = pypdfium2.PdfDocument(book)
    try:
        return [document[n].render(scale=150 / 72, grayscale=True).to_pil() for n in range(len(document))]
    finally:
        document.close()


def cut(sheet: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """A part of a sheet, in mm from the upper left corner of the trimmed page."""
    corners = [round((edge + SHEET) * DOTS) for edge in (left, top, right, bottom)]
    return sheet.crop((corners[0], corners[1], corners[2], corners[3]))


def is_white(part: Image.Image) -> bool:
    return part.getextrema() == (255, 255)


def test_page_has_its_bleed_on_three_sides_and_room_for_marks_around_it(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert len(pdf.pages) % 4 == 0
        for number, page in enumerate(pdf.pages, 1):
            at_left = number % 2 == 1
            assert edges(page.obj.TrimBox) == [0, 0, WIDTH, HEIGHT]
            left, right = (0, WIDTH + BLEED) if at_left else (-BLEED, WIDTH)
            assert edges(page.obj.BleedBox) == [left, -BLEED, right, HEIGHT + BLEED]
            assert edges(page.obj.MediaBox) == [-SHEET, -SHEET, WIDTH + SHEET, HEIGHT + SHEET]


def test_each_corner_has_two_crop_marks_outside_the_bleed(book: Path) -> None:
    for sheet in drawn(book):
        for x, y in ((0, 0), (WIDTH, 0), (0, HEIGHT), (WIDTH, HEIGHT)):
            beside, above = (-1 if x == 0 else 1), (-1 if y == 0 else 1)
            across = sorted((x + beside * 4.5, x + beside * 8.5))
            upright = sorted((y + above * 4.5, y + above * 8.5))
            assert not is_white(cut(sheet, across[0], y - 0.3, across[1], y + 0.3))
            assert not is_white(cut(sheet, x - 0.3, upright[0], x + 0.3, upright[1]))
            near = cut(sheet, *(x - 0.3, y - 2.9, x + 0.3, y - 0.5) if y == 0 else (x - 0.3, y + 0.5, x + 0.3, y + 2.9))
            assert is_white(near) or y == HEIGHT


def test_drawings_of_the_cover_go_to_the_end_of_the_bleed_and_no_further(book: Path) -> None:
    sheets = drawn(book)
    front, back = sheets[0], sheets[-1]
    assert not is_white(cut(front, WIDTH + 0.5, HEIGHT / 2, WIDTH + BLEED - 0.3, HEIGHT - 5))
    assert not is_white(cut(back, -BLEED + 0.3, HEIGHT / 2, -0.5, HEIGHT - 5))
    assert is_white(cut(front, WIDTH + BLEED + 0.2, HEIGHT / 2, WIDTH + SHEET, HEIGHT - 1))
    assert is_white(cut(front, -SHEET, HEIGHT / 2, -0.2, HEIGHT - 1))


def test_on_no_other_page_anything_reaches_the_edge(book: Path) -> None:
    for number, sheet in enumerate(drawn(book)[1:-1], 2):
        for part in (
            cut(sheet, -BLEED, 1, 4.8, HEIGHT - 1),
            cut(sheet, WIDTH - 4.8, 1, WIDTH + BLEED, HEIGHT - 1),
            cut(sheet, 1, -BLEED, WIDTH - 1, 4.8),
            cut(sheet, 1, HEIGHT - 4.8, WIDTH - 1, HEIGHT + BLEED),
        ):
            assert is_white(part), number


def test_file_that_nothing_is_forbidden_in_stays_tagged_with_its_title_and_bookmarks(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert "A year" in str(pdf.docinfo["/Title"])
        assert {"/StructTreeRoot", "/Outlines", "/Metadata"} <= set(pdf.Root.keys())


def test_bleed_that_is_missing_outside_is_found_and_none_at_the_binding_is_right(book: Path) -> None:
    content, limits = book.read_bytes(), Limits(bleed=3)
    wanted = Wanted(WIDTH, HEIGHT, limits=limits, language="en", house="Offset")
    assert [found for found in inspect(content, wanted) if found.code == "GP280"] == []
    [found] = [found for found in inspect(broken(content, _without_bleed), wanted) if found.code == "GP280"]
    assert found.message == "the bleed is 0.0 mm, and this edition asks for 3 mm"
    assert found.pages == (2,)


def _without_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.BleedBox = pdf.pages[1].obj.TrimBox
