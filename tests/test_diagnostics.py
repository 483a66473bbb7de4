"""Diagnostics: what guidepress tells an author, and the lines it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.diagnostics import (
    Abort,
    Diagnostic,
    Span,
    did_you_mean,
    error,
    excerpt,
    has_errors,
    nearest,
    note,
    strict,
    warning,
)

HERE = Span("a.md", 1, 1)
KNOWN = ("title", "description", "date", "tags", "image_alt")


def caret(line: str, column: int, length: int = 1) -> str:
    """The line of a message and the caret line below it."""
    return "\n".join(excerpt(Span("a.md", 1, column, length), {"a.md": line}))


@pytest.mark.parametrize(
    ("span", "shown"),
    [(Span("a.md"), "a.md"), (Span("a.md", 3), "a.md:3"), (Span("a.md", 3, 5, 9), "a.md:3:5")],
)
def test_a_place_is_written_as_far_as_it_is_known(span: Span, shown: str) -> None:
    assert str(span) == shown


def test_places_are_ordered_by_file_line_and_column() -> None:
    mixed = [Span("b.md", 1), Span("a.md", 10), Span("a.md", 2, 3), Span("a.md"), Span("a.md", 2)]
    assert [str(place) for place in sorted(mixed)] == ["a.md", "a.md:2", "a.md:2:3", "a.md:10", "b.md:1"]


def test_diagnostics_of_one_place_are_ordered_by_their_code() -> None:
    found = [error("GP2", "b", HERE), error("GP1", "c", HERE), error("GP2", "a", HERE)]
    assert [d.message for d in sorted(found, key=lambda d: d.sort_key)] == ["c", "a", "b"]


def test_warnings_and_notes_are_no_errors() -> None:
    assert not has_errors([warning("GP1", "poor", HERE), note("GP2", "by the way", HERE)])
    assert has_errors([warning("GP1", "poor", HERE), error("GP2", "wrong", HERE)])


def test_strict_makes_warnings_errors_and_leaves_notes() -> None:
    found = strict([warning("GP1", "poor", HERE, "hint"), note("GP2", "by the way", HERE)])
    assert found == (error("GP1", "poor", HERE, "hint"), note("GP2", "by the way", HERE))


def test_an_abort_says_all_that_it_carries() -> None:
    abort = Abort(error("GP1", "one", HERE), error("GP2", "two", HERE))
    assert str(abort) == "one; two"
    assert [d.code for d in abort.diagnostics] == ["GP1", "GP2"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("TAGS", "tags"),
        ("tag", "tags"),
        ("dat", "date"),
        ("image-alt", "image_alt"),
        ("desciption", "description"),
        ("descritpoin", "description"),
        ("title", "title"),
    ],
)
def test_a_slip_of_up_to_two_edits_is_recognised(slip: str, meant: str) -> None:
    assert nearest(slip, KNOWN) == meant


@pytest.mark.parametrize("name", ["layout", "categories", "x", "", "descr", "layered"])
def test_other_names_are_near_to_none(name: str) -> None:
    assert nearest(name, KNOWN) is None


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("title", ()) is None
    assert did_you_mean("title", ()) == ""


def test_a_hint_names_the_nearest_or_all() -> None:
    assert did_you_mean("titel", KNOWN) == "did you mean `title`?"
    assert did_you_mean("layout", ("b", "a")) == "known here: `a`, `b`"


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_the_nearest_name_is_a_known_one_whatever_their_order(name: str, known: list[str]) -> None:
    best = nearest(name, known)
    assert best is None or best in known
    assert best == nearest(name, known[::-1])


@given(st.text(min_size=1, max_size=12))
def test_a_known_name_is_nearest_to_itself(name: str) -> None:
    found = nearest(name, [name])
    assert found == name


def test_the_caret_stands_below_what_is_meant() -> None:
    assert caret("::: lines row=6", 11, 5) == "::: lines row=6\n          ^^^^^"


def test_a_tab_moves_the_caret_as_it_moves_the_line() -> None:
    assert caret("\tab", 3) == "\tab\n\t ^"


def test_wide_letters_take_two_cells_and_combining_marks_none() -> None:
    assert caret("你好x", 3) == "你好x\n    ^"
    assert caret("e\u0301x", 3) == "e\u0301x\n ^"
    assert caret("x你好", 2, 2) == "x你好\n ^^^^"


def test_a_place_behind_the_end_of_a_line_has_a_caret() -> None:
    assert caret("ab", 3, 4) == "ab\n  ^"


def test_a_line_as_a_whole_has_no_caret() -> None:
    assert excerpt(Span("a.md", 1), {"a.md": "ab"}) == ("ab", "")


@pytest.mark.parametrize("span", [Span("a.md"), Span("a.md", 2, 1), Span("b.md", 1, 1)])
def test_what_has_no_line_shows_none(span: Span) -> None:
    assert excerpt(span, {"a.md": "ab"}) == ("", "")


def test_a_long_line_is_cut_round_the_place() -> None:
    line, below = excerpt(Span("a.md", 1, 301, 3), {"a.md": "x" * 300 + "abc" + "y" * 300})
    assert len(line) == 100
    assert line[below.index("^") : below.rindex("^") + 1] == "abc"


@given(st.text(alphabet="ab\t你e\u0301 ", max_size=200), st.integers(0, 220), st.integers(0, 30))
def test_no_place_makes_it_fail(line: str, column: int, length: int) -> None:
    shown, below = excerpt(Span("a.md", 1, column, length), {"a.md": line})
    assert len(shown) <= 100
    assert set(below) <= {" ", "\t", "^"}


def test_the_same_diagnostic_is_equal_so_that_it_is_told_once() -> None:
    one = Diagnostic("GP1", "a", HERE)
    assert {one, Diagnostic("GP1", "a", Span("a.md", 1, 1))} == {one}
