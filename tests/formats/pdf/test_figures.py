"""Figures on paper: where they are, with what, and what is read aloud of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pytest
from PIL import Image

from tests.support.figures import LONG, NARROW, SQUARE, TALL, WIDE, write_figures
from tests.support.print_rendering import planned, printed
from tests.support.printed import PrintedWorkbook, squeezed


class Place(NamedTuple):
    """Edges in mm from the sheet's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


FOOT = range(20, 32)
"""Lines of text before a figure at the foot of a page, some of which leave too little room for it."""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> PrintedWorkbook:
    project = write_figures(tmp_path_factory.mktemp("figures"), more="".join(map(_at_the_foot, FOOT)))
    kit, jobs = planned(project)
    return printed(jobs["figures", "a4"], kit, project)


def _at_the_foot(lines: int) -> str:
    position = (".left ", ".right ", "")[lines % 3]
    text = "\n\n".join(["A line."] * lines)
    figure = f'![A wall](long.png "Underneath-{lines}"){{{position}width=50%}}'
    return f"\n## Foot after {lines} lines\n\n{text}\n\n### Heading-{lines}\n\n{figure}\n\nWords.\n"


def image(workbook: PrintedWorkbook, page: int, grey: int) -> Place:
    """Where a page shows the area of a grey, to 1 mm: cells of a millimetre that have it all over."""
    mask = workbook.drawn(page).point([255 if abs(value - grey) < 3 else 0 for value in range(256)])
    cells = mask.resize((round(workbook.paper.width), round(workbook.paper.height)), Image.Resampling.BOX)
    box = cells.point([255 if value == 255 else 0 for value in range(256)]).getbbox()
    assert box is not None, f"page {page} shows nothing of grey {grey}"
    return Place(*map(float, box))


COLUMN = 120.0
"""mm: the column of text on A4 (design language, "Page")."""


def test_a_figure_is_as_wide_as_the_text_or_a_part_of_it(figures: PrintedWorkbook) -> None:
    page = figures.page_of("Whole and half")
    cells = [image(figures, page, WIDE), image(figures, page, SQUARE)]
    assert cells[0].width == pytest.approx(COLUMN, abs=2.5)
    assert cells[1].width == pytest.approx(40, abs=2.1)
    middle = (cells[1].left + cells[1].right) / 2
    assert middle == pytest.approx((cells[0].left + cells[0].right) / 2, abs=1.6)
    assert image(figures, page, NARROW).width == pytest.approx(COLUMN / 2, abs=2.1)


def test_a_caption_is_below_its_image_at_its_left_edge(figures: PrintedWorkbook) -> None:
    page = figures.page_of("Whole and half")
    square, caption = image(figures, page, SQUARE), figures.place(page, "Forty")
    assert caption.left == pytest.approx(square.left, abs=1.1)
    assert 0 < caption.top - square.bottom < 5


def test_text_flows_beside_a_figure_on_the_left(figures: PrintedWorkbook) -> None:
    page = figures.page_of("To the left")
    field, beside = image(figures, page, WIDE), figures.place(page, "Beside")
    assert field.width == pytest.approx(0.4 * COLUMN, abs=2.1)
    assert beside.left > field.right + 4
    assert field.top - 3 < beside.top < field.bottom
    listed, below = figures.place(page, "Listed"), figures.place(page, "Lower")
    assert listed.left > field.right
    assert below.left < field.left + 1
    assert below.top > figures.place(page, "Leftward").bottom


def test_text_flows_beside_a_figure_on_the_right_and_below_it(figures: PrintedWorkbook) -> None:
    page = figures.page_of("To the right")
    square = image(figures, page, SQUARE)
    beside = [word for word in figures.words[page] if square.top < word.top and word.bottom < square.bottom]
    assert beside
    assert max(word.right for word in beside) < square.left - 3
    assert square.width == pytest.approx(0.42 * COLUMN, abs=2.1)


def test_text_flows_beside_a_figure_in_a_step_but_its_labels_do_not(figures: PrintedWorkbook) -> None:
    page = figures.page_of("Beside words")
    square, beside = image(figures, page, SQUARE), figures.place(page, "Beside")
    words = [word for word in figures.words[page] if word.text == "Beside"]
    assert [word.left > square.right for word in words] == [False, True]
    assert figures.place(page, "Why").top > figures.place(page, "Stepwise").bottom
    assert beside.top < square.top


def test_writing_lines_are_below_a_figure_that_is_lower_than_its_text(figures: PrintedWorkbook) -> None:
    for heading, caption in (("To the right", "Rightward"), ("HTML", "hand")):
        page = figures.page_of(heading)
        lines = figures.lines(page)
        assert len(lines) > 3
        assert figures.place(page, caption).bottom + 4 < lines[0]
        assert lines[-1] == pytest.approx(figures.frame_foot, abs=1)


def test_images_side_by_side_are_equally_high_in_one_row(figures: PrintedWorkbook) -> None:
    page = figures.page_of("Side by side")
    places = [image(figures, page, grey) for grey in (WIDE, SQUARE, LONG)]
    assert [place.height for place in places] == pytest.approx([places[0].height] * 3, abs=1.1)
    assert [place.top for place in places] == pytest.approx([places[0].top] * 3, abs=1.1)
    assert places[0].right + 3 < places[1].left and places[1].right + 3 < places[2].left
    assert places[2].right - places[0].left == pytest.approx(COLUMN, abs=2.1)
    captions = [figures.place(page, word) for word in ("First", "Second", "Third")]
    assert [word.left for word in captions] == pytest.approx([place.left for place in places], abs=1.6)


def test_no_figure_is_higher_than_a_page_and_its_heading_stays_with_it(figures: PrintedWorkbook) -> None:
    page = figures.page_of("As high as a page")
    tree, caption = image(figures, page, TALL), figures.place(page, "Higher")
    assert tree.width / tree.height == pytest.approx(0.25, abs=0.02)
    assert tree.height > 150
    assert tree.bottom < caption.top < figures.frame_foot


@pytest.mark.parametrize("lines", FOOT)
def test_a_figure_is_not_parted_from_its_heading_and_its_caption(figures: PrintedWorkbook, lines: int) -> None:
    page = figures.page_with(f"Underneath-{lines}")
    wall = image(figures, page, LONG)
    assert 0 < figures.place(page, f"Underneath-{lines}").top - wall.bottom < 5
    assert figures.place(page, f"Heading-{lines}").bottom < wall.top
    assert wall.bottom < figures.frame_foot


def test_some_of_these_figures_have_no_room_below_their_text(figures: PrintedWorkbook) -> None:
    moved = [n for n in FOOT if figures.page_with(f"Underneath-{n}") > figures.page_of(f"Foot after {n} lines")]
    assert {n % 3 for n in moved} == {0, 1, 2}
    assert len(moved) < len(FOOT)


def test_html_of_an_author_has_the_same_look(figures: PrintedWorkbook) -> None:
    page = figures.page_of("HTML")
    field, caption = image(figures, page, WIDE), figures.place(page, "By")
    assert field.width == pytest.approx(0.4 * COLUMN, abs=2.1)
    assert caption.left == pytest.approx(field.left, abs=1.1)
    assert figures.place(page, "Beside").right < field.left


def test_a_figure_is_read_aloud_by_its_description_and_then_its_caption(figures: PrintedWorkbook) -> None:
    with figures.open() as pdf:
        groups = [_kinds(group) for group in _elements(pdf.Root.StructTreeRoot.K) if "/Figure" in _kinds(group)]
        alternatives = [str(e.Alt) for e in _elements(pdf.Root.StructTreeRoot.K) if e.get("/S") == "/Figure"]
    assert groups.count(["/Figure", "/Caption"]) == 13 + len(FOOT)
    assert alternatives.count("A wide field") == 4
    assert "Whollywide,withacaption" in squeezed(figures.spoken)


def _elements(kids: Any) -> Iterator[pikepdf.Dictionary]:  # Any: pikepdf's objects have no types
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.get("/K", pikepdf.Array()))


def _kinds(element: pikepdf.Dictionary) -> list[str]:
    kids = element.get("/K", pikepdf.Array())
    return [
        str(kid.S)
        for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]
