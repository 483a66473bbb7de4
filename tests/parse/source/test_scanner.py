"""The scanner: it loses no line, invents none, and fails on no text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.parse.source.scanner import DirectiveClose, DirectiveOpen, Heading, LeftOpen, Line, Text, scan
from tests.support.marked_up import marked_up


def lines(text: str) -> list[Line]:
    return [Line(line, "a.md", number) for number, line in enumerate(text.split("\n"), 1)]


def found(text: str) -> list[str]:
    """What is found in a text, each as its kind and its line."""
    shown = []
    for item in scan(lines(text)):
        match item:
            case Text():
                shown.append(f"text {item.lines[0].number}-{item.lines[-1].number}")
            case Heading():
                shown.append(f"h{item.level} {item.text}")
            case DirectiveOpen():
                shown.append(f"open {item.words}{' whole' if item.whole else ''}")
            case DirectiveClose():
                shown.append(f"close {item.line.number}")
            case LeftOpen():
                shown.append(f"left open {item.line.number}")
    return shown


def test_headings_directives_and_the_text_between() -> None:
    text = "# One #\n\nTwo\n\n::: lines rows=3\nThree\n:::\n\nFour\n----\n\n::: page :::\n"
    assert found(text) == [
        "h1 One",
        "text 2-4",
        "open lines rows=3",
        "text 6-6",
        "close 7",
        "h2 Four",
        "open page whole",
    ]


def test_code_is_not_looked_into() -> None:
    assert found("```\n# a\n::: b\n```\n\n    # c\n\n<pre>\n# d\n</pre>\n\n<!--\n# e\n-->\n# f") == [
        "text 1-14",
        "h1 f",
    ]


def test_a_fence_closes_with_its_own_marks_only() -> None:
    assert found("```\n~~~\n``\n    ```\n# a\n````\n# b") == ["text 1-6", "h1 b"]


def test_html_that_opens_and_closes_on_one_line_hides_nothing() -> None:
    assert found("<pre>x</pre>\n# a\n<!-- y -->\n# b") == ["text 1-1", "h1 a", "text 3-3", "h1 b"]


def test_seven_hash_signs_and_a_hashtag_are_text() -> None:
    assert found("####### a\n#b\n#\n\\# c") == ["text 1-4"]


def test_a_line_of_hyphens_is_a_heading_below_one_line_of_words_only() -> None:
    assert found("one\ntwo\n---\n\n---\n\n| a |\n---\n\nthree\n===") == ["text 1-9", "h1 three"]


@given(st.text(max_size=400) | marked_up(400))
def test_every_line_that_is_not_blank_is_in_the_items_once(text: str) -> None:
    source = lines(text)
    seen: list[int] = []
    for item in scan(source):
        if isinstance(item, Text):
            seen += [line.number for line in item.lines if line.text.strip()]
        elif not isinstance(item, LeftOpen):
            seen.append(item.line.number)
    setext = {
        item.line.number + 1 for item in scan(source) if isinstance(item, Heading) and "#" not in item.line.text[:4]
    }
    assert seen == [line.number for line in source if line.text.strip() and line.number not in setext]


@given(marked_up(400))
def test_lines_are_handed_on_as_they_are(text: str) -> None:
    source = lines(text)
    for item in scan(source):
        if isinstance(item, Text):
            assert all(line is source[line.number - 1] for line in item.lines)
