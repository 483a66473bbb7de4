"""Marks: places inside prose that each medium writes in its own way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.text.placeholders import (
    BLANK,
    CLOSE,
    OPEN,
    PHRASE,
    placeholder,
    replace_placeholders,
    without_reserved,
    without_reserved_references,
)


def test_each_mark_is_written_by_its_kind_and_number() -> None:
    html = f"I will {placeholder(BLANK, 4)} by {placeholder('l', 12)}."
    assert replace_placeholders(html, lambda kind, number, blank_field: f"<{kind}{number}>") == "I will <b4> by <l12>."


def test_a_blank_is_written_with_the_number_of_its_field() -> None:
    html = f"I will {placeholder(BLANK, 4, 12)} by {placeholder(BLANK, 3, 0)}."
    assert (
        replace_placeholders(html, lambda kind, number, blank_field: f"<{number} {blank_field}>")
        == "I will <4 12> by <3 0>."
    )


def test_a_text_without_marks_is_the_same_text() -> None:
    html = "<p>plain</p>"
    assert replace_placeholders(html, lambda kind, number, blank_field: "never") is html


def test_what_only_looks_like_a_mark_stays() -> None:
    html = f"{OPEN}b{CLOSE} {OPEN}4{CLOSE} {OPEN}b4"
    assert replace_placeholders(html, lambda kind, number, blank_field: "never") == html


@given(st.text())
def test_a_text_without_reserved_letters_holds_no_mark(text: str) -> None:
    cleaned = without_reserved(text + OPEN + CLOSE + PHRASE)
    assert not {OPEN, CLOSE, PHRASE, "\x02", "\x03"} & set(cleaned)
    assert len(cleaned) == len(text) + 3


@given(st.text(alphabet="aé你\n\t\r\u2028\u00a0\u0301🎉\x85"))
def test_letters_and_line_ends_stay(text: str) -> None:
    assert without_reserved(text) == text


@given(
    st.integers(0, 0x10FFFF), st.sampled_from(["&#{0};", "&#x{0:x};", "&#X{0:X}", "&#{0}", "&#00{0};", "&#x00{0:x};"])
)
def test_no_reference_stands_for_a_mark(number: int, form: str) -> None:
    written = form.format(number)
    ours = 0xFDD0 <= number <= 0xFDEF or number in (2, 3, 0xFFFE, 0xFFFF)
    assert without_reserved_references(f"a {written} b") == ("a \ufffd b" if ours else f"a {written} b")


def test_a_reference_of_any_length_is_no_trouble() -> None:
    for digits in ("9" * 5000, "x" + "f" * 5000):
        assert without_reserved_references(f"&#{digits};") == f"&#{digits};"
    assert without_reserved_references("&#" + "0" * 5000 + "64976;") == "\ufffd"
