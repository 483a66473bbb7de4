"""What is read in a line besides what CommonMark has: a rule for what begins somewhere, and marks around words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown

from builder.parse.prose.inline import InlineReader, syntax
from builder.parse.prose.inline_rules import InlineRule, Marks


def _smile(text: str, start: int) -> tuple[str, int] | None:
    return ("*smile*", start + 3) if text.startswith(":-)", start) else None


def _ticket(text: str, start: int) -> tuple[Element, int] | None:
    link = Element("a", {"href": f"/{text[start + 1]}"})
    link.text = text[start : start + 2]
    return link, start + 2


def html(text: str) -> str:
    """A text read with a smile, tickets like `#1`, and `~one~` or `~~two~~` tildes around words."""
    rules = [InlineRule(":-", _smile), InlineRule("#[0-9]", _ticket)]
    marks = [Marks("~", {1: "del", 2: "del"}), Marks("=", {2: "mark"})]
    markdown = Markdown(output_format="html")
    markdown.treeprocessors.register(InlineReader(markdown, syntax(rules, marks)), "inline", 20)
    return markdown.convert(text).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A :-) and :-(", "A *smile* and :-("),
        ("`:-)` \\:-) **:-)**", "<code>:-)</code> :-) <strong>*smile*</strong>"),
        ("See #1.", 'See <a href="/1">#1</a>.'),
        ("[see #1](b)", '<a href="b">see #1</a>'),
        ("~a~ ~~b~~ ~~~c~~~ ~~d~", "<del>a</del> <del>b</del> ~~~c~~~ ~~d~"),
        ("==a *b* ~~c~~== =d=", "<mark>a <em>b</em> <del>c</del></mark> =d="),
        ("*a ~~b* c~~", "<em>a ~~b</em> c~~"),
        ("a ~~ b ~~ c", "a ~~ b ~~ c"),
    ],
)
def test_an_addition_is_read_like_the_rest_of_a_line(text: str, expected: str) -> None:
    assert html(text) == expected
