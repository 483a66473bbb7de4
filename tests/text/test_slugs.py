"""Slugs: what guides, tags and headings are called in an address."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.slugs import RESERVED, github_anchor, slug_problem, slugify

ANY_TEXT = st.text(max_size=300) | st.text(alphabet="aZ0 -_'’.éßİıǅ你हि์ก\u0301\u0307\u200d١ªﬁ𝔄🎉", max_size=300)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("A better week", "a-better-week"),
        ("  What's  next? ", "whats-next"),
        ("Don’t_wait -- go!", "dont-wait-go"),
        ("Café crème brûlée", "cafe-creme-brulee"),
        ("Größe", "große"),
        ("İstanbul", "istanbul"),
        ("10 % off", "10-off"),
        ("你好，世界", "你好-世界"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("ﬁne", "fine"),
        ("e\u0301tude", "etude"),
        ("🎉", ""),
        ("???", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_words_are_joined_by_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_long_text_is_cut_at_a_word() -> None:
    assert slugify("word " * 40) == "-".join(["word"] * 16)


def test_a_single_long_word_is_cut() -> None:
    assert slugify("x" * 300) == "x" * 80


def test_a_long_name_of_another_script_still_fits_a_file_system() -> None:
    assert len(f"{slugify('你' * 300)}-workbook-letter.pdf".encode()) <= 255


@given(ANY_TEXT)
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@given(ANY_TEXT)
def test_a_slug_is_a_safe_name(text: str) -> None:
    slug = slugify(text)
    assert len(slug) <= 80
    assert len(slug.encode()) <= 200
    assert slug == unicodedata.normalize("NFC", slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert all(c == "-" or c.isalnum() or unicodedata.category(c)[0] == "M" for c in slug)
    assert all(c.islower() or c.isdigit() or c == "-" for c in slug if c.isascii())


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_names_the_site_needs_are_refused(slug: str) -> None:
    assert slug_problem(slug) == "is a name that the site itself uses"


@pytest.mark.parametrize("slug", ["con", "nul", "com1", "lpt9"])
def test_names_that_windows_keeps_are_refused(slug: str) -> None:
    assert slug_problem(slug)


@pytest.mark.parametrize("slug", ["My Slug", "a/b", "..", "a.b", "-a", "a--b", "a_b", "é", "a" * 81])
def test_what_is_no_slug_is_refused(slug: str) -> None:
    assert slug_problem(slug) == "contains more than lower-case letters, digits and hyphens"


@pytest.mark.parametrize("slug", ["a", "a-better-week", "2026", "你好", "con-artists"])
def test_other_names_are_fine(slug: str) -> None:
    assert slug_problem(slug) == ""


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Über uns", "über-uns"),
        ("C & D", "c--d"),
        ("Don't ask: why?", "dont-ask-why"),
        ("a_b-c", "a_b-c"),
        ("1. Look", "1-look"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("Über & drüber!", "über--drüber"),
        ("?!", ""),
    ],
)
def test_github_names_a_heading_in_its_own_way(heading: str, anchor: str) -> None:
    assert github_anchor(heading) == anchor
