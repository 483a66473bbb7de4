"""Plain sections follow one another, with room to write only where it is asked for; prose alone is a small book."""

from __future__ import annotations

import pytest

from builder.workbook.pages import Cover, Introduction, SectionPage
from tests.support.composing import composed, kinds

STEP = "## Step 1: Go\n\nGo there.\n\n"
TERMS = "".join(f"## Term {n}\n\nWhat it means.\n\n" for n in range(1, 5))
LONG = "".join(
    f"## Chapter {n}\n\n" + "A sentence of a field guide, as long as most. " * 80 + "\n\n" for n in (1, 2, 3)
)


def front(settings: str) -> str:
    return f"---\ntitle: T\nworkbook: {settings}\n---\n\n"


def sections(text: str) -> list[SectionPage]:
    return [page for page in composed(text).pages if isinstance(page, SectionPage)]


def test_plain_sections_after_each_other_share_their_pages_and_have_no_lines() -> None:
    found = sections("# T\n\n" + STEP + TERMS)
    assert [page.follows for page in found] == [False, True, True, True]
    assert all(page.lines is None for page in found)


@pytest.mark.parametrize(
    "part", [STEP, "## Journal prompts\n\n- Why?\n\n", "## When you want support\n\n### Me\n\nx\n"]
)
def test_section_after_a_part_with_pages_of_its_own_begins_a_page(part: str) -> None:
    found = sections("# T\n\n" + TERMS + part + "## After\n\nx\n\n## Last\n\ny\n")
    after = next(page for page in found if page.section.text == "After")
    assert not after.follows


def test_journal_prompts_and_support_never_follow_a_section() -> None:
    text = "# T\n\n" + TERMS + "## Journal prompts\n\n- Why?\n\n## When you want support\n\n### Me\n\nx\n"
    assert [page.follows for page in sections(text)[-2:]] == [False, False]


def test_sections_of_two_phases_are_apart() -> None:
    text = "# T\n\n## Phase 1: A\n\n### One {.section}\n\nx\n\n### Two {.section}\n\ny\n\n## Phase 2: B\n\n### Three {.section}\n\nz\n"
    assert [page.follows for page in sections(text)] == [False, True, False]


def test_author_may_want_a_page_for_each_section() -> None:
    assert not any(page.follows for page in sections(front("{sections: page}") + STEP + TERMS))


@pytest.mark.parametrize(("space", "least"), [("6", 0), ("fill", 5)])
def test_author_may_want_lines_below_each_section(space: str, least: int) -> None:
    page = sections(front(f"{{section_space: {space}}}") + STEP + TERMS)[0]
    assert page.lines is not None
    assert (str(page.lines.rows), page.lines.least) == (space, least)


def test_section_that_asks_something_gets_no_further_lines() -> None:
    found = sections(front("{section_space: 6}") + STEP + "## A\n\n::: lines rows=3\nWhy?\n:::\n")
    assert found[0].lines is None


def test_prose_alone_is_a_book_in_which_nothing_is_ruled() -> None:
    book = composed("# T\n\nWords before.\n\n" + TERMS)
    assert kinds(book) == ["cover", "contents", "introduction", *["section"] * 4, "notes", "back-cover"]
    cover = next(page for page in book.pages if isinstance(page, Cover))
    introduction = next(page for page in book.pages if isinstance(page, Introduction))
    assert (cover.is_filled_in, introduction.why) == (False, None)


def test_short_sections_of_a_book_follow_its_introduction_and_those_of_a_workbook_do_not() -> None:
    assert all(page.follows for page in sections("# T\n\nWords before.\n\n" + TERMS))
    assert not sections("# T\n\nWords before.\n\n" + TERMS + STEP)[0].follows


def test_pages_for_notes_that_the_author_of_a_book_wants_are_there() -> None:
    assert "notes" in kinds(composed(front("{notes: 1}") + TERMS))


@pytest.mark.parametrize("more", [STEP, "## A\n\nI am ____.\n", "## When everything feels too hard\n\n- Rest.\n"])
def test_what_has_anything_to_fill_in_is_a_workbook(more: str) -> None:
    assert "how-to-use" in kinds(composed("# T\n\n" + TERMS + more))


def test_long_chapters_of_a_book_begin_a_page_each_and_short_ones_do_not() -> None:
    assert [page.follows for page in sections("# T\n\n" + LONG)] == [False, False, False]
    assert [page.follows for page in sections("# T\n\n" + TERMS)] == [False, True, True, True]
    assert [page.follows for page in sections(front("{sections: flow}") + LONG)] == [False, True, True]
    assert [page.follows for page in sections("# T\n\n" + STEP + LONG)] == [False, True, True]
