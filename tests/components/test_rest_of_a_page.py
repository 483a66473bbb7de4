"""The last component on its page takes the rest of it, with a question of its own kind; nothing else does."""

from __future__ import annotations

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
