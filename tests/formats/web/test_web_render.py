from __future__ import annotations

import pytest

from builder.formats.web.render import phrase
from builder.formats.web.views import title_size
from builder.formats.web.words import first_words
from builder.model.blocks import Prose
from builder.model.guide import Field
from builder.text.placeholders import BLANK, BOX, LINK, placeholder


@pytest.mark.parametrize(
    ("written", "in_a_label"),
    [
        ("<p>Why <em>now</em>?</p>", "Why <em>now</em>?"),
        ("Why now?", "Why now?"),
        (f"<p>See <a {placeholder(LINK, 0)}>this</a></p>", f"See <a {placeholder(LINK, 0)}>this</a>"),
    ],
)
def test_single_paragraph_can_be_a_label(written: str, in_a_label: str) -> None:
    assert phrase(written) == in_a_label


@pytest.mark.parametrize(
    "written",
    [
        "<p>One.</p>\n<p>Two.</p>",
        "<p>One:</p>\n<ul>\n<li>a</li>\n</ul>",
        "<blockquote>\n<p>One.</p>\n</blockquote>",
        f"<p>I feel {placeholder(BLANK, 4)} today</p>",
        f"<p>{placeholder(BOX, 0)} done</p>",
    ],
)
def test_more_than_a_paragraph_or_something_to_fill_in_can_be_no_label(written: str) -> None:
    assert phrase(written) == ""


@pytest.mark.parametrize(("length", "size"), [(29, ""), (30, "long"), (60, "long"), (61, "xlong")])
def test_title_is_set_by_its_length(length: int, size: str) -> None:
    assert title_size("x" * length) == size


def test_first_words_are_those_of_the_first_text_with_words_in_it() -> None:
    items = (Prose("<hr>"), Field("why", "Why", (Prose("<p>Because &amp; <em>so</em>.</p>"),)), Prose("<p>Later.</p>"))
    assert first_words(items, 160) == "Because & so."


def test_first_words_are_cut_at_a_word() -> None:
    assert first_words((Prose("<p>one two three</p>"),), 12) == "one two …"
    assert first_words((Prose("<p>one two three</p>"),), 13) == "one two three"


def test_text_without_words_has_no_first_words() -> None:
    assert first_words((Prose("<hr>"),), 160) == ""
