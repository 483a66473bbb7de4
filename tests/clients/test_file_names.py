"""The file of a copy has a name that every system can keep."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from builder.clients.file_names import LONGEST, copy_name
from builder.model.clients import Client
from builder.text.slugs import is_windows_name

PARTS = ("promotion", "workbook", "a4")


def named(name: str, number: int = 7, total: int = 30, parts: tuple[str, ...] = PARTS) -> str:
    return copy_name(number, total, Client(2, name), parts)


@pytest.mark.parametrize(
    "name, piece",
    [
        ("Ada Obi", "Ada-Obi"),
        ("Zoë Müller-Lüdenscheidt", "Zoë-Müller-Lüdenscheidt"),
        ("Zoe\u0308", "Zoë"),
        ("Siobhán O'Brien", "Siobhán-O'Brien"),
        ("山田 太郎", "山田-太郎"),
        ("أمينة بنت علي", "أمينة-بنت-علي"),
        ("प्रिया", "प्रिया"),
        ("👩‍👩‍👧 Team", "👩‍👩‍👧-Team"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("Ada\0Obi\nline", "AdaObi-line"),
        ("Ada\u202efdp.exe", "Adafdp.exe"),
        ("CON", "CON"),
        ("=cmd()", "=cmd()"),
    ],
)
def test_name_stays_as_written_but_for_what_files_cannot_have(name: str, piece: str) -> None:
    assert named(name) == f"007-{piece}-promotion-workbook-a4.pdf"


@pytest.mark.parametrize("name", ["", "...", "///", "\0"])
def test_name_of_nothing_that_can_be_kept_is_left_out(name: str) -> None:
    assert named(name) == "007-promotion-workbook-a4.pdf"


@pytest.mark.parametrize("total, head", [(1, "007"), (999, "007"), (1000, "0007"), (10_000, "00007")])
def test_number_is_as_wide_as_the_batch_needs(total: int, head: str) -> None:
    assert named("Ada", total=total).startswith(f"{head}-Ada-")


@pytest.mark.parametrize("grapheme", ["é", "👩‍👩‍👧", "क्षि", "🇩🇪", "e\u0323\u0301\u0330"])
def test_long_name_is_cut_between_what_readers_see_as_characters(grapheme: str) -> None:
    name = named(grapheme * 90)
    assert LONGEST - len(grapheme.encode()) < len(name.encode()) <= LONGEST
    piece = name.removeprefix("007-").removesuffix("-promotion-workbook-a4.pdf")
    whole = unicodedata.normalize("NFC", grapheme)
    assert piece == whole * (len(piece) // len(whole))


def test_guide_of_a_long_name_leaves_room_for_the_client() -> None:
    name = named("Ada Obi", parts=("g" * 200, "workbook", "a4"))
    assert name.startswith("007-Ada-Obi-ggg")
    assert len(name.encode()) <= LONGEST


@given(st.text(max_size=300), st.integers(1, 20_000), st.tuples(st.text(), st.text(), st.text()))
@example("CON", 1, ("", "", ""))
@example("a" * 300, 20_000, ("é" * 300, ".", " "))
def test_any_name_makes_a_file_name_that_any_system_keeps(name: str, number: int, parts: tuple[str, str, str]) -> None:
    made = named(name, number, 20_000, parts)
    assert Path(made).name == made
    assert len(made.encode()) <= LONGEST
    assert made == unicodedata.normalize("NFC", made)
    assert not regex.search(r'[\s/\\:*?"<>|\p{Cc}\p{Cs}\u202a-\u202e]', made)
    assert made[:5].isdigit()
    assert made.endswith(".pdf")
    assert not made.removesuffix(".pdf").endswith((".", " ", "-"))
    assert not is_windows_name(made)


@given(st.text(max_size=60))
def test_equal_names_stay_apart_by_their_numbers(name: str) -> None:
    made = {
        named(form, number)
        for number, form in enumerate((name, name.casefold(), unicodedata.normalize("NFD", name)), 1)
    }
    assert len({unicodedata.normalize("NFC", file).casefold() for file in made}) == 3
