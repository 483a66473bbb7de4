"""All that an author wrote is in the workbook, once and in order, and what only a screen can show is put in words."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.support.authored import headings, pieces
from tests.support.print_rendering import GUIDES, Press
from tests.support.printed import PrintedWorkbook, squeezed

guides = pytest.mark.parametrize("guide", GUIDES)


def after_contents(workbook: PrintedWorkbook) -> str:
    """What is read aloud behind the contents list, which repeats the headings and ends with the last part."""
    _, _, rest = workbook.spoken.partition("Contents")
    return rest.partition(squeezed(workbook.bookmarks[-1][1]))[2]


@guides
def test_everything_the_author_wrote_is_read_in_source_order(press: Press, guide: str) -> None:
    workbook = press.workbook(guide)
    rest, place = after_contents(workbook), 0
    for piece in pieces(workbook.source):
        found = rest.find(squeezed(piece), place)
        assert found >= 0, f"{piece} is missing or out of order, behind {rest[max(0, place - 60) : place]}"
        place = found + len(squeezed(piece))


@guides
def test_what_the_author_wrote_is_there_once(press: Press, guide: str) -> None:
    workbook = press.workbook(guide)
    written = Counter(map(squeezed, pieces(workbook.source)))
    titles = {squeezed(heading) for heading in headings(workbook.source)}
    sentences = {piece for piece, times in written.items() if len(piece) > 15 and times == 1} - titles
    assert sentences
    assert {sentence for sentence in sentences if workbook.spoken.count(sentence) != 1} == set()


@guides
def test_everything_the_author_wrote_is_drawn(press: Press, guide: str) -> None:
    workbook = press.workbook(guide)
    drawn = squeezed(" ".join(word.text for page in workbook.words for word in page))
    words = {squeezed(word) for piece in pieces(workbook.source) for word in piece.split()}
    assert {word for word in words if len(word) < 30 and word not in drawn} == set()


def test_title_of_a_picture_is_its_caption(letters: PrintedWorkbook) -> None:
    assert "The door across the road" in letters.texts[letters.page_of("Find out the name")]


def test_abbreviation_is_spelt_out_where_it_first_stands(grammar: PrintedWorkbook) -> None:
    assert "RHS(RoyalHorticulturalSociety)" in grammar.spoken


def test_numbered_list_keeps_its_numbers(grammar: PrintedWorkbook) -> None:
    text = squeezed(grammar.texts[grammar.page_of("Lists")])
    assert "1.Thefirstthing" in text
    assert "2.Thesecondthing" in text


def test_address_of_a_link_stands_in_a_footnote_on_its_page(letters: PrintedWorkbook) -> None:
    page = letters.page_of("Deliver it")
    addresses = [letters.place(page, word) for word in ("museum.example/letters/first-lines", "desk@gardens.example")]
    assert min(word.top for word in addresses) > letters.frame_foot - 20
    assert max(word.bottom for word in addresses) <= letters.frame_foot + 0.5


def test_link_within_the_guide_names_the_page(letters: PrintedWorkbook) -> None:
    text = squeezed(letters.texts[letters.page_of("Deliver it")])
    assert f"thefirstline(page{letters.page_of('Write the first line')})" in text


def test_footnotes_of_the_author_have_a_page_between_the_end_and_the_notes(
    press: Press, grammar: PrintedWorkbook
) -> None:
    page = grammar.page_of("Footnotes")
    assert "nobody trips over them" in grammar.texts[page]
    assert page == grammar.page_of("Finished") + 1, "after the page to sign"


def test_description_and_title_stand_on_the_cover(allotment: PrintedWorkbook) -> None:
    cover = squeezed(allotment.texts[1])
    assert "Afirstyearontheallotment" in cover
    assert "Sixstepsintwophases,fromakeyonastringtoafullbasket." in cover
