"""Texts of words alone are not handed to Python-Markdown; what comes of them is what GitHub makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.parse.prose.convert import _markdown_for, _plain, convert
from builder.text.placeholders import PHRASE
from tests.support.as_on_github import on_github, shown

_PIECES = st.sampled_from(
    [
        "word",
        "a.",
        "I",
        "Two",
        "é",
        "1.",
        "2)",
        "-",
        "--",
        "—",
        ":",
        "(so)",
        '"said"',
        "it's",
        "50%",
        "and/or",
        "http://x.y",
        "\n",
        " ",
        "…",
        "*",
        "_",
        "#",
        "**",
        "*so*",
        "**very so**",
        "[",
        "[it](",
        "[the notes](https://a.b/c-d?e=1#f)",
        "!",
    ]
)


def same(text: str, html: str) -> bool:
    """Whether the HTML of a text is what GitHub and our own converter make of it."""
    return shown(html) == on_github(text) and html == _markdown_for(text).reset().convert(text)


@settings(max_examples=500)
@given(st.lists(_PIECES, min_size=1, max_size=14).map("".join))
def test_a_text_of_words_alone_comes_out_as_on_github(text: str) -> None:
    html = _plain(text)
    assert html is None or same(text, html)


@given(st.text(max_size=60))
def test_any_text_taken_as_words_alone_comes_out_as_on_github(text: str) -> None:
    html = _plain(text)
    assert html is None or same(text, html)


def test_an_ordinary_paragraph_is_taken_as_words_alone() -> None:
    assert _plain('Ask for twenty minutes, by Friday: "no" is an answer, too.\nIt\'s a start.') is not None


@pytest.mark.parametrize(
    "text",
    [
        "See [the notes](https://example.org/a/b?c=1), or ask.",
        "[The notes](http://example.org), first.",
        "*\u201cI will ask.\u201d*",
        "**Now** (*not* later): go on\n*or* wait.",
        "**a** [b](https://example.org/%20) **c**",
    ],
)
def test_stressed_words_and_links_come_out_as_on_github(text: str) -> None:
    html = _plain(text)
    assert html is not None
    assert same(text, html)


def test_markup_of_any_kind_is_left_to_markdown() -> None:
    texts = [
        "a*b*",
        "a *b *c",
        "***a***",
        "![a](https://b.c)",
        "[a](https://b.c/d_e_f)",
        '[a](https://b.c "d")',
        "[a *b*](https://b.c)",
        "*a [b](https://b.c)*",
        "a `b`",
        "a_b_",
        "[a](b)",
        "a & b",
        "a <b>",
        "1. a",
        "- a",
        "a  \nb",
        "a\n: b",
        "a | b",
        "    a",
        "a\n---",
        "> a",
        "a \\* b",
        "# a",
    ]
    assert [_plain(text) for text in texts] == [None] * len(texts)


def test_the_words_of_a_heading_lose_their_mark() -> None:
    assert _plain(f"{PHRASE}Look back") == "<p>Look back</p>"


def test_an_abbreviation_reaches_texts_of_words_alone() -> None:
    html, _ = convert(["The WHO says so", "*[WHO]: World Health Organization"])
    assert '<abbr title="World Health Organization">WHO</abbr>' in html[0].html
