"""The last component on its page takes the rest of it, with a question of its own kind; nothing else does."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from builder.theming import Kit
from tests.support.component_rendering import DrawnWorkbook, Form, Word, on_screen, specimen

FOOT = 297 - 25
"""mm: where the text area of an A4 page ends."""

PITCH = 8.0
LAST = "\n## The next page\n"
"""A heading that begins a page, so that what is above it ends one."""

Printed = Callable[[str], DrawnWorkbook]

QUESTIONS = {
    "scale": ("::: scale {}\nHow rested am I?\n:::\n", "What would make it one higher?"),
    "wheel": ("::: wheel {}\nThis week\n\n- Work\n- Home\n- Me\n:::\n", "What would move one of these one ring out?"),
    "matrix": ("::: matrix height=120 {}\nThis week\n:::\n", "What was hardest to place, and why"),
}
each = pytest.mark.parametrize(("markdown", "question"), QUESTIONS.values(), ids=QUESTIONS)


def asks(workbook: DrawnWorkbook, question: str) -> Word | None:
    """The last word of a question, None where it is not in the workbook."""
    try:
        return workbook.phrase(question)[1]
    except AssertionError:
        return None


@each
def test_what_is_last_on_its_page_asks_in_the_rest_of_it_and_rules_it_to_the_foot(
    markdown: str, question: str, printed: Printed
) -> None:
    workbook = printed(markdown.format("") + LAST)
    asked = asks(workbook, question)
    assert asked is not None
    assert asked.page == workbook.phrase("Beforehand")[0].page
    foot = Word("", asked.page, FOOT + 0.5, FOOT + 0.5)
    lines = workbook.lines_between(asked, foot)
    assert lines >= 5
    assert lines * PITCH == pytest.approx(FOOT - asked.bottom, abs=4)


@each
def test_what_something_follows_on_its_page_asks_nothing_more(markdown: str, question: str, printed: Printed) -> None:
    assert asks(printed(markdown.format("")), question) is None


@each
def test_author_leaves_the_rest_of_a_page_empty(markdown: str, question: str, printed: Printed) -> None:
    assert asks(printed(markdown.format("fill=false") + LAST), question) is None


@each
def test_rest_of_a_page_is_a_field_of_one_name_on_screen_and_in_a_form(
    markdown: str, question: str, kit: Kit, filled: Callable[[str], Form]
) -> None:
    labels = filled(markdown.format("") + LAST).labels
    [name] = [name for name in labels if name.endswith("-_rest")]
    assert labels[name].endswith(question)
    [control] = on_screen(specimen(markdown.format("") + LAST), kit).xpath("//textarea[@name=$name]", name=name)
    [label] = control.xpath("//label[@for=$name]", name=name)
    assert label.text_content() == question


WORDS = {
    "note": ("::: note {}\nA goal may change.\n:::\n", "What I want to remember of this"),
    "tip": ("::: tip {}\nMake it smaller.\n:::\n", "How I will try this"),
}


@pytest.mark.parametrize(("markdown", "question"), WORDS.values(), ids=WORDS)
def test_words_beside_the_text_ask_only_at_the_end_of_a_page_and_never_on_screen(
    markdown: str, question: str, kit: Kit, printed: Printed
) -> None:
    assert asks(printed(markdown.format("") + LAST), question) is not None
    assert asks(printed(markdown.format("")), question) is None
    assert asks(printed(markdown.format("fill=false") + LAST), question) is None
    assert question not in on_screen(specimen(markdown.format("") + LAST), kit).text_content()


def test_quotation_is_between_marks_and_above_dots_that_reach_the_foot(printed: Printed) -> None:
    workbook = printed("::: quote\nYou need not see the whole road to take the next turn.\n:::\n" + LAST)
    asked = workbook.phrase("What this brings to mind")[1]
    foot = Word("", asked.page, FOOT + 0.8, FOOT + 0.8)
    assert workbook.ink_between(Word("", asked.page, FOOT - 6, FOOT - 6), foot) > 0
    assert 0 < workbook.ink_between(asked, foot) < 0.05


def test_why_a_choice_was_made_has_one_line_in_the_text_and_all_lines_at_its_end(printed: Printed) -> None:
    choice = "::: choice {}\nWhen?\n\n- Early in the morning, before all others\n- Late\n:::\n"
    between = printed(choice.format(""))
    asked = between.phrase("Because")[1]
    assert between.lines_between(asked, between.phrase("Afterwards")[0]) == 1
    at_the_end = printed(choice.format("") + LAST)
    asked = at_the_end.phrase("Because")[1]
    foot = Word("", asked.page, FOOT + 0.5, FOOT + 0.5)
    assert at_the_end.lines_between(asked, foot) * PITCH == pytest.approx(FOOT - asked.bottom, abs=4)
    assert asks(printed(choice.format("fill=false")), "Because") is None


def test_why_a_promise_is_made_is_asked_between_it_and_those_who_sign(printed: Printed) -> None:
    workbook = printed("::: commitment\nI will rest.\n:::\n" + LAST)
    because, signed = workbook.phrase("Because")[1], workbook.phrase("We check in by")[0]
    assert workbook.lines_between(because, signed) >= 5
    assert asks(printed("::: commitment\nI will rest.\n:::\n"), "Because") is None


@pytest.mark.parametrize("component", ["columns", "reflection"])
def test_lines_of_columns_go_on_to_the_foot_only_where_nothing_follows(component: str, printed: Printed) -> None:
    text = f"::: {component} rows=5 {{}}\n- Mine\n- Yours\n:::\n"
    for options, rows in (("", (20, 28)), ("fill=false", (4, 7))):
        workbook = printed(text.format(options) + LAST)
        yours = workbook.phrase("Yours")[0]
        ruled = workbook.rows[yours.page][round((yours.bottom + 2) * 150 / 25.4) :]
        count = sum(low < 0.8 <= high for low, high in itertools.pairwise(ruled))
        assert rows[0] <= count <= rows[1]
