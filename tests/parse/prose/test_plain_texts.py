"""Texts of words alone are not handed to Python-Markdown; what comes of them must be what it would have made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from builder.parse.prose.convert import _plain, convert
from builder.text.placeholders import PHRASE

_EXTENSIONS = ["tables", "footnotes", "def_list", "abbr", "attr_list", "md_in_html", "fenced_code", "sane_lists"]
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


def plain_markdown(text: str) -> str:
    return Markdown(extensions=_EXTENSIONS, output_format="html").convert(text)


@given(st.lists(_PIECES, min_size=1, max_size=14).map("".join))
def test_a_text_of_words_alone_is_what_markdown_makes_of_it(text: str) -> None:
    html = _plain(text)
    if html is not None:
        assert html == plain_markdown(text)


@given(st.text(max_size=60))
def test_any_text_taken_as_words_alone_is_what_markdown_makes_of_it(text: str) -> None:
    html = _plain(text)
    if html is not None:
        assert html == plain_markdown(text)


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
def test_stressed_words_and_links_are_what_markdown_makes_of_them(text: str) -> None:
    assert _plain(text) == plain_markdown(text)


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
