"""Pages: sizes, running heads, page numbers, nothing outside, nothing empty, no heading parted from its text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.support.authored import headings
from tests.support.print_rendering import GUIDES, Press
from tests.support.printed import DOTS, PT, PrintedWorkbook, Word, squeezed

EVERY = [(guide, paper) for guide in GUIDES for paper in ("a4", "letter")]
every = pytest.mark.parametrize(("guide", "paper"), EVERY)
FOLIO = 6.0
"""mm from the foot of the text area to the running head below it."""


def body(workbook: PrintedWorkbook, page: int) -> list[str]:
    """The words of a page above its running head."""
    return [word.text for word in workbook.words[page] if word.top < workbook.frame_foot + FOLIO - 1]


@every
def test_every_page_has_the_papers_size(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    with workbook.open() as pdf:
        sizes = {tuple(round(float(edge) * PT, 1) for edge in page.mediabox) for page in pdf.pages}
        assert len(pdf.pages) == workbook.pages
    assert sizes == {(0, 0, workbook.paper.width, workbook.paper.height)}


@every
def test_no_word_stands_outside_the_text_area(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    for page in range(2, workbook.pages):
        left = workbook.frame_left[page % 2 == 1]
        foot = workbook.frame_foot + FOLIO + 6
        outside = [
            word
            for word in workbook.words[page]
            # An opening quotation mark hangs 2.1 mm into the margin; a large figure's box is higher than its ink.
            if word.left < left - 2.2 or word.right > left + 168 + 1 or word.bottom > foot or word.top < 16
            if not is_on_a_tab(workbook, page, word)
        ]
        assert outside == [], page


def is_on_a_tab(workbook: PrintedWorkbook, page: int, word: Word) -> bool:
    """Whether a word is the number on a thumb tab, 6 mm from the sheet's edge and as wide."""
    centre = (word.left + word.right) / 2
    return word.text.isdigit() and abs(centre - (workbook.paper.width - 9 if page % 2 else 9)) < 0.5


@pytest.mark.parametrize(("guide", "paper"), [("allotment", "a4"), ("long", "letter")])
def test_nothing_is_drawn_where_home_printers_cannot_print(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    width, height = workbook.paper.width, workbook.paper.height
    for page in (2, 3, workbook.pages // 2, workbook.pages - 1):
        edges = [(0, 0, width, 4), (0, height - 4, width, height), (0, 0, 4, height), (width - 4, 0, width, height)]
        assert [edge for edge in edges if workbook.darkest(page, *edge) < 250] == [], page


@every
def test_no_page_is_empty(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    empty = [page for page in range(1, workbook.pages + 1) if not body(workbook, page)]
    assert [page for page in empty if not workbook.lines(page) and page != page_of_drawing(workbook)] == []


def page_of_drawing(workbook: PrintedWorkbook) -> int:
    """The page of the drawing area in the guide `room`, which holds nothing else where it is as high as the page."""
    return workbook.page_with("Draw the whole of it") if "Draw the whole of it" in workbook.source else 0


@pytest.mark.parametrize(("guide", "paper"), [*EVERY, ("edges", "a4"), ("edges", "letter")])
def test_no_heading_is_the_last_text_of_a_page(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    titles = [squeezed(title.removesuffix(":")) for title in headings(workbook.source)]
    labels = ["Why it matters", "How to do it", "SMART goal example", "My goal", "Room to think", "Why now?"]
    for page in range(4, workbook.pages + 1):
        text = squeezed(" ".join(body(workbook, page)))
        assert not text.endswith("Threelines?") or len(workbook.lines(page)) >= 3, page
        ends = [title for title in [*titles, *map(squeezed, labels)] if text.endswith(title)]
        is_ruled = workbook.lines(page) or is_dotted_to_the_foot(workbook, page)
        assert not ends or is_ruled or page == page_of_drawing(workbook), (page, ends)


def is_dotted_to_the_foot(workbook: PrintedWorkbook, page: int) -> bool:
    """Whether dots to write on reach the last two centimetres of a page's text area."""
    foot, left = workbook.frame_foot, workbook.frame_left[page % 2 == 1]
    across, down = (
        (round((left + 20) * DOTS), round((left + 100) * DOTS)),
        (round((foot - 20) * DOTS), round(foot * DOTS)),
    )
    drawn = workbook.drawn(page).crop((across[0], down[0], across[1], down[1]))
    return sum(shade < 200 for shade in drawn.tobytes()) > 20


@every
def test_every_page_but_the_covers_has_its_number_on_the_outer_side(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    for page in range(2, workbook.pages):
        words = [word for word in workbook.words[page] if is_running(workbook, word.top)]
        number = next(word for word in words if word.text == str(page))
        left = workbook.frame_left[page % 2 == 1]
        edge = number.right - left - 168 if page % 2 else number.left - left
        assert abs(edge) < 0.3


def is_running(workbook: PrintedWorkbook, top: float) -> bool:
    return workbook.frame_foot + FOLIO - 1 < top < workbook.frame_foot + FOLIO + 2


def running_head(workbook: PrintedWorkbook, page: int) -> str:
    words = [word for word in workbook.words[page] if word.top > workbook.frame_foot + FOLIO - 1]
    assert all(is_running(workbook, word.top) for word in words), "a running head of two lines"
    return re.sub(r"\s+", " ", " ".join(word.text for word in words)).removeprefix(f"{page} ").removesuffix(f" {page}")


def test_left_pages_name_the_book_and_right_pages_the_part(allotment: PrintedWorkbook) -> None:
    heads = {page: running_head(allotment, page) for page in range(2, allotment.pages)}
    assert {heads[page] for page in heads if page % 2 == 0} == {"A first year on the allotment"}
    for page, head in heads.items():
        if page % 2:
            phase = allotment.page_of("Find your ground") <= page < allotment.page_of("Keep it going")
            assert (head == "Phase One, Find your ground") == phase
    assert heads[allotment.page_of("Contents")] == "Contents"
    assert "Journal prompts" in heads.values()


def test_long_running_head_ends_with_a_phrase(long: PrintedWorkbook) -> None:
    heads = {running_head(long, page) for page in range(2, long.pages)}
    assert "A very long title" in heads
    for page in range(2, long.pages):
        words = [word for word in long.words[page] if word.top > long.frame_foot + FOLIO - 1]
        left = long.frame_left[page % 2 == 1]
        assert left - 0.5 < min(word.left for word in words)
        assert max(word.right for word in words) < left + long.paper.width - sum(long.frame_left.values()) + 0.5


@every
def test_title_and_ridge_never_meet(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    labels = {word.text for word in workbook.words[1] if word.top > workbook.paper.height - 45}
    title_end = max(word.bottom for word in workbook.words[1] if word.text not in labels) + 1
    left, width = workbook.frame_left[True], workbook.paper.width
    assert workbook.darkest(1, 0, 0, left - 4, title_end) > 250, "the ridge starts above the end of the title"
    assert workbook.darkest(1, width - 10, 0, width, title_end) > 250, "the ridge ends above the end of the title"


def test_both_papers_have_the_same_pages(press: Press) -> None:
    for guide in ("allotment", "letters", "prose"):
        a4, letter = press.workbook(guide), press.workbook(guide, "letter")
        assert a4.bookmarks == letter.bookmarks


def test_footnote_letters_start_again_in_every_part(letters: PrintedWorkbook) -> None:
    page = letters.page_of("Deliver it")
    notes = [word.text for word in letters.words[page] if letters.frame_foot - 14 < word.top < letters.frame_foot]
    assert notes[0] == "a"
    assert "b" in notes


def test_table_repeats_its_head_on_the_next_page(long: PrintedWorkbook) -> None:
    first = long.page_of("A table of thirty rows")
    heads = [
        (word.text, round(word.left - long.frame_left[page % 2 == 1]))
        for page in (first, first + 1)
        for word in long.words[page]
        if word.text in ("No", "What", "When")
    ]
    assert heads[:3] == heads[3:]
    rows = [len(re.findall(r"names a thing to do", long.texts[page])) for page in (first, first + 1)]
    assert sum(rows) == 30


def test_column_of_numbers_is_narrow(long: PrintedWorkbook) -> None:
    page = long.page_of("A table of thirty rows")
    assert long.place(page, "What").left - long.place(page, "No").left == pytest.approx(16 + 2 * 2.67, abs=0.3)


def test_tick_boxes_are_wide_enough_and_apart(letters: PrintedWorkbook) -> None:
    page = letters.page_of("Write the first line")
    items = [letters.place(page, word) for word in ("read", "bought", "crossed")]
    boxes = [box_beside(letters, page, item.top) for item in items]
    assert all(bottom - top >= 4 for top, bottom in boxes)
    assert all(below[0] - above[1] >= 3 for above, below in pairwise(boxes))


def box_beside(workbook: PrintedWorkbook, page: int, top: float) -> tuple[float, float]:
    """Upper and lower edge, in mm, of the box that stands in the text column beside a line with this top."""
    across = round((workbook.frame_left[page % 2 == 1] + 48 + 2) * DOTS)
    first = round((top - 1) * DOTS)
    column = workbook.drawn(page).crop((across, first, across + 1, first + 6 * DOTS)).tobytes()
    inked = [y for y, grey in enumerate(column) if grey < 200]
    return (first + inked[0]) / DOTS, (first + inked[-1] + 1) / DOTS


def test_box_that_the_author_ticked_is_ticked(letters: PrintedWorkbook) -> None:
    page = letters.page_of("Write the first line")
    left = letters.frame_left[page % 2 == 1] + 48
    middles = [(item.top + item.bottom) / 2 for item in (letters.place(page, word) for word in ("read", "bought"))]
    inside = [letters.darkest(page, left + 1, y - 1.2, left + 3.6, y + 1.2) for y in middles]
    assert inside[0] > 250
    assert inside[1] < 200


def test_form_that_moves_to_the_next_page_stands_at_its_head(long: PrintedWorkbook) -> None:
    page = long.page_of("A table of thirty rows") + 2
    assert " ".join(word.text for word in long.words[page][:5]) == "Step 2, continued My goal"
    assert long.darkest(page, 40, 23.9, 180, 24.4) < 50, "the rule that opens it"
