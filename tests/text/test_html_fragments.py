"""HTML fragments are read by a parser, and written as they were."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builder
from builder.text import html_fragments
from builder.text.html_fragments import End, Start, element_at, read_html, text_of, write_html
from builder.text.placeholders import BLANK, LINK, placeholder
from builder.text.plain import plain_text

PIECES = [
    "<p>",
    "</p>",
    "<b title='a>b'>",
    "</b>",
    "<table>",
    "<td>",
    "</table>",
    "<br>",
    "<pre>",
    "\n",
    "a",
    " ",
    "&lt;",
    "&",
    '"',
    "<",
    ">",
]

ALLOWED = {
    "clients/file_names.py": "finds what the name of a file may not have",
    "clients/kinds.py": "asks whether a list is a web page, whatever its file is called",
    "parse/prose/bare_addresses.py": "finds addresses in Markdown, where they end and whether a tag around them is open",
    "parse/prose/convert.py": "recognises whole lines that the converter wrote itself, before and after the cleaner",
    "parse/prose/embeds.py": "asks whether HTML is to be parsed at all",
    "parse/prose/foreign_markup.py": "finds components of MDX and comments of WordPress in Markdown, to report them",
    "parse/prose/inline.py": "finds addresses in Markdown, and where something may begin",
    "parse/prose/inline_html.py": "finds HTML in Markdown, which it passes on as written",
    "parse/prose/links.py": "finds addresses in Markdown",
    "parse/prose/lost_html.py": "blanks code out of Markdown, whose places are reported",
    "parse/prose/preprocess.py": "finds blanks and braces in Markdown, before any of it is HTML",
    "parse/source/excess.py": "counts tags that are never closed in a source, before anything is parsed",
    "parse/source/blocks.py": "tells kinds of Markdown's lines apart",
    "parse/prose/html_processors.py": "finds elements in Markdown whose text is read as Markdown",
    "parse/source/elements.py": "finds in Markdown what no reader takes apart",
    "parse/source/html_blocks.py": "tells kinds of Markdown's lines apart",
    "parse/assembly/references.py": "asks whether HTML is to be parsed at all, and finds the place of an address in Markdown",
    "parse/structure/vocabulary.py": "finds labels in Markdown",
    "text/typography.py": "curls quotation marks between tags that the converter or the cleaner wrote, without `>` in them",
    "theming/engine.py": "finds the first tag of a template's output",
    "theming/sandbox.py": "counts characters that are to be escaped",
}
"""Modules with a regular expression that holds a `<`, each with what it is used on. None takes HTML apart."""


@pytest.mark.parametrize(
    "html",
    [
        '<p>One <a href="x?a&amp;b">two</a><br>three</p>',
        '<table><tbody><tr><td colspan="2">a &lt; b &amp; c</td></tr></tbody></table>',
        '<b title="a &quot;b&quot; &lt;c&gt;">d</b>',
        f"<p>I will {placeholder(BLANK, 4, 2)} <a {placeholder(LINK, 3)}>soon</a>.</p>",
        "<pre>\n\nkept</pre>",
        "a&nbsp;b",
        "",
    ],
)
def test_what_is_read_is_written_the_same(html: str) -> None:
    assert write_html(read_html(html)) == html


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_each_tag_has_its_end_and_what_was_written_is_read_again(html: str) -> None:
    tokens = read_html(html)
    opened: list[str] = []
    for token in tokens:
        if isinstance(token, Start) and token.tag != "br":
            opened.append(token.tag)
        elif isinstance(token, End):
            assert opened.pop() == token.tag
    assert not opened
    assert text_of(read_html(write_html(tokens))) == text_of(tokens)


def test_much_html_is_read_one_piece_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_fragments, "_LENGTH_READ", 20)
    for number in range(50):
        assert write_html(read_html(f"<p>{number}</p>")) == f"<p>{number}</p>"


def test_html_may_be_nested_as_deeply_as_it_likes() -> None:
    assert text_of(read_html("<b>" * 20_000 + "x")) == "x"


def test_an_element_holds_what_is_between_its_own_tags() -> None:
    tokens = read_html("<div>a<div>b</div><br>c</div>d")
    assert text_of(element_at(tokens, 0)) == "abc"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One &amp; <em>two</em>\nthree</p>", "One & two three"),
        ('<b title="a > b">c</b>', "c"),
        (f"I will {placeholder(BLANK, 4, 0)}.", "I will …."),
        (f"<p>See <a {placeholder(LINK, 0)}>this</a>{placeholder('e', 0)}</p>", "See this"),
    ],
)
def test_plain_text_is_the_words_alone(html: str, words: str) -> None:
    assert plain_text(html) == words


def test_no_regular_expression_takes_html_apart() -> None:
    home = Path(builder.__file__).parent
    found = {path.relative_to(home).as_posix() for path in home.rglob("*.py") if _has_pattern_with_a_tag(path)}
    assert found == set(ALLOWED)


def _has_pattern_with_a_tag(path: Path) -> bool:
    """Whether a regular expression of a module holds a `<` that is neither a named group nor a look-behind."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    patterns = [
        "".join(
            part.value
            for part in ast.walk(call.args[0])
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
        for call in calls
        if call.args
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "re"
    ]
    return any("<" in pattern.replace("?P<", "").replace("(?<", "").replace(r"\\g<", "") for pattern in patterns)
