"""A plain table with places to answer is the component `table`; a full one stays text."""

from __future__ import annotations

from builder.model.blocks import Component
from builder.model.guide import Section
from tests.support.parsing import read, said

WEEK = """| | Morning | Evening |
|---|---|---|
| Monday | | |
| Tuesday | | |
"""


def page(table: str, heading: str = "Hours") -> str:
    return f"# T\n\n## {heading}\n\nBefore it.\n\n{table}\nAfter it.\n"


def tables(table: str, **more: str) -> list[Component]:
    return [found for found in read(page(table, **more)).components if found.name == "table"]


def opened(table: str) -> list[list[bool]]:
    """Of each cell below the headings, whether it is to be filled in."""
    return [[not cell.html for cell in row] for found in tables(table) for row in found.rows]


def test_table_with_empty_cells_is_a_table_to_fill_in_between_the_text_around_it() -> None:
    section = read(page(WEEK)).parts[0]
    assert isinstance(section, Section)
    assert [type(item).__name__ for item in section.items] == ["Prose", "Component", "Prose"]
    assert opened(WEEK) == [[False, True, True], [False, True, True]]


def test_it_is_named_by_its_part_and_its_headings() -> None:
    assert tables(WEEK)[0].id == "hours-table-morning-evening"
    assert tables(WEEK)[0].plain


def test_full_table_and_an_empty_corner_stay_text() -> None:
    assert not tables("| | Cheap | Dear |\n|---|---|---|\n| Fast | A | B |\n| Slow | C | D |\n")


def test_gap_among_words_is_no_question() -> None:
    assert not tables("| Day | At | What |\n|---|---|---|\n| Monday | 9 | talk |\n| | 10 | walk |\n| Tuesday | 9 | |\n")


def test_empty_column_and_empty_row_are_questions_and_a_gap_beside_them_is_none() -> None:
    table = "| Task | By | Who |\n|---|---|---|\n| A | Monday | |\n| B | | |\n| | Friday | |\n| | | |\n"
    assert opened(table) == [
        [False, False, True],
        [False, True, True],
        [False, False, True],
        [True, True, True],
    ]


def test_breaks_and_hard_spaces_are_no_words() -> None:
    assert opened("| A | B |\n|---|---|\n| x | <br><br> |\n| y | &nbsp; |\n") == [[False, True], [False, True]]


def test_table_in_a_list_stays_text() -> None:
    assert not tables("- An item\n\n    | A | B |\n    |---|---|\n    | x | |\n")


def test_two_sections_of_one_heading_may_both_have_such_a_table() -> None:
    text = f"# T\n\n## Morning\n\n{WEEK}\n## Morning\n\n{WEEK}\n"
    assert said(text) == []
    names = [found.id for found in read(text).components]
    assert len(set(names)) == 2


def test_plain_page_asks_for_nothing() -> None:
    assert not read(f"# T\n\n{WEEK}", kind="page").components


def test_blanks_and_boxes_in_cells_are_named_by_the_words_of_their_column_and_row() -> None:
    table = "| Task | Done | Who |\n|---|---|---|\n| Desk | ____ | with ____ |\n| Bill | ____ | with ____ |\n"
    assert [(blank.id, blank.label) for blank in read(page(table)).blank_fields] == [
        ("hours-done-desk", "Done, Desk"),
        ("hours-who-desk-with", "Who, Desk, with"),
        ("hours-done-bill", "Done, Bill"),
        ("hours-who-bill-with", "Who, Bill, with"),
    ]


def test_blank_in_a_cell_knows_the_name_that_it_had() -> None:
    table = "| Task | Done |\n|---|---|\n| Desk | ____ |\n| Bill | by ____ |\n"
    assert [blank.former for blank in read(page(table)).blank_fields] == [("hours-2",), ("hours-by",)]
    assert [blank.former for blank in read(page("by ____")).blank_fields] == [()]
