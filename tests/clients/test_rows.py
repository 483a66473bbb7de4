"""What is wrong with a row, and how it is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.clients import read_clients
from builder.model.clients import ClientList, Known, ListChoices

HEADINGS = "Name,Coach,Paper,Language,Edition"
KNOWN = Known(
    papers={"a4": "A4", "letter": "US Letter"},
    editions={"workbook": "The whole workbook", "fillable": "Form"},
    languages={"en": "English", "de": ""},
)
SAVED = Path(__file__).parent / "saved-by-libreoffice.xlsx"


def read(
    *rows: str, corrections: Mapping[int, Mapping[str, str]] | None = None, left_out: frozenset[int] = frozenset()
) -> ClientList:
    choices = ListChoices(corrections=corrections or {}, left_out=left_out)
    return read_clients("\n".join((HEADINGS, *rows)).encode(), "clients.csv", choices, KNOWN)


def said(found: ClientList) -> list[tuple[str, str]]:
    return [(diagnostic.code, str(diagnostic.span)) for diagnostic in found.diagnostics]


def test_row_without_a_name_is_wrong_and_the_others_are_read() -> None:
    found = read("Ada,Kim,,,", ",Kim,,,", "\u200b,Kim,,,", "Bola,,,,")
    assert [(c.row, c.name) for c in found.clients] == [(2, "Ada"), (5, "Bola")]
    assert said(found) == [("GP721", "clients.csv:3:1"), ("GP721", "clients.csv:4:1")]
    assert [(w.row, w.name, w.cells) for w in found.wrong] == [
        (3, "", ("", "Kim", "", "", "")),
        (4, "", ("", "Kim", "", "", "")),
    ]


@pytest.mark.parametrize(
    "row, values",
    [
        ("Ada,,a4,,", {"paper": "a4"}),
        ("Ada,,A4,,", {"paper": "a4"}),
        ("Ada,,us letter,,", {"paper": "letter"}),
        ("Ada,,,DE,", {"language": "de"}),
        ("Ada,,,german,", {"language": "de"}),
        ("Ada,,,Deutsch,", {"language": "de"}),
        ("Ada,,,de-AT,", {"language": "de-AT"}),
        ("Ada,,,,Workbook", {"edition": "workbook"}),
        ("Ada,,,,the whole workbook", {"edition": "workbook"}),
    ],
)
def test_choice_is_known_by_its_name_or_title_in_any_case(row: str, values: dict[str, str]) -> None:
    found = read(row)
    assert said(found) == []
    assert found.clients[0].values == {"name": "Ada", **values}


@pytest.mark.parametrize(
    "row, place, field, message",
    [
        ("Ada,,A9,,", "3", "paper", "“A9” is not a paper this guide is made for."),
        ("Ada,,,Klingon,", "4", "language", "“Klingon” is not a language that copies can be made in."),
        ("Ada,,,,Poster", "5", "edition", "“Poster” is not an edition this guide is made in."),
    ],
)
def test_unknown_choice_is_a_fault_at_its_cell(row: str, place: str, field: str, message: str) -> None:
    found = read(row)
    assert said(found) == [("GP723", f"clients.csv:2:{place}")]
    fault = found.wrong[0].faults[0]
    assert (fault.field, fault.fix, fault.message) == (field, field, message)


def test_unknown_choice_is_answered_with_the_nearest() -> None:
    assert read("Ada,,,,workbok").diagnostics[0].hint == "did you mean `workbook`?"


def test_choices_are_not_checked_where_nothing_is_known_of_them() -> None:
    found = read_clients(b"Name,Paper,Language\nAda,A9,Klingon\n", "clients.csv")
    assert found.clients[0].values == {"name": "Ada", "paper": "A9", "language": "Klingon"}


def test_all_faults_of_a_row_are_told_at_once() -> None:
    assert said(read(",,A9,xx,")) == [
        ("GP721", "clients.csv:2:1"),
        ("GP723", "clients.csv:2:3"),
        ("GP723", "clients.csv:2:4"),
    ]


def test_row_with_a_cell_too_many_is_a_fault() -> None:
    found = read("Obi, Ada,Kim,A4,de,workbook")
    assert said(found) == [("GP724", "clients.csv:2:1")]
    wrong = found.wrong[0]
    assert wrong.cells == ("Obi", "Ada", "Kim", "A4", "de", "workbook")
    assert wrong.faults[0].message == "This row has 6 cells, the headings are 5. A name may hold a comma."


def test_row_with_a_cell_too_few_is_a_fault() -> None:
    found = read("Ada,Kim,A4")
    assert said(found) == [("GP724", "clients.csv:2:1")]
    assert found.wrong[0].faults[0].message == "This row has 3 cells, the headings are 5. A separator may be missing."


def test_empty_cells_at_the_end_are_no_cells_too_many() -> None:
    assert [c.name for c in read("Ada,Kim,,,,,,").clients] == ["Ada"]


def test_name_as_long_as_a_list_is_a_fault() -> None:
    found = read(f"{'x' * 201},Kim,,,", f"{'x' * 200},Kim,,,")
    assert said(found) == [("GP725", "clients.csv:2:1")]
    assert [c.row for c in found.clients] == [3]


def test_correction_makes_a_row_right() -> None:
    corrections = {2: {"name": " Ada "}, 3: {"paper": "US Letter"}}
    found = read(",Kim,,,", "Bola,,A9,,", corrections=corrections)
    assert [(c.row, c.name, c.text("paper")) for c in found.clients] == [(2, "Ada", ""), (3, "Bola", "letter")]
    assert (found.wrong, found.diagnostics) == ((), ())


def test_correction_that_is_wrong_too_is_reported() -> None:
    assert said(read("Ada,,A9,,", corrections={2: {"paper": "A8"}})) == [("GP723", "clients.csv:2:3")]


def test_empty_correction_empties_a_cell() -> None:
    assert read("Ada,,A9,,", corrections={2: {"paper": ""}}).clients[0].values == {"name": "Ada"}


def test_typed_name_puts_the_other_cells_of_a_row_too_long_in_their_columns() -> None:
    found = read("Obi, Ada,Kim,A4,de,workbook", corrections={2: {"name": "Ada Obi"}})
    assert found.clients[0].values == {
        "name": "Ada Obi",
        "coach": "Kim",
        "paper": "a4",
        "language": "de",
        "edition": "workbook",
    }


def test_row_that_is_left_out_is_in_no_list() -> None:
    found = read("Ada,,,,", ",Kim,,,", "Ada,,,,", left_out=frozenset((3, 4)))
    assert ([c.row for c in found.clients], found.wrong, found.diagnostics, found.twins) == ([2], (), (), ())


def test_list_saved_by_libreoffice_with_the_worst_names() -> None:
    found = read_clients(SAVED.read_bytes(), "clients.xlsx", known=KNOWN)
    assert [(c.row, c.name) for c in found.clients] == [
        (2, "Zoë Müller-Lüdenscheidt"),
        (3, "أمينة بنت علي"),
        (4, "שירה לוי"),
        (5, "प्रिया शर्मा"),
        (6, "山田　太郎"),
        (7, "Zoë 👩‍👩‍👧"),
        (8, "Siobhán O’Brien"),
        (9, "Maria-Theodora Anastasia Konstantina von und zu Hohenstein-Waldburg de la Fuente y Cárdenas"),
        (10, "=cmd()"),
        (11, "../a/b: CON"),
        (12, "two lines"),
        (16, "Amina"),
        (17, "amina"),
    ]
    assert found.clients[0].values == {
        "name": "Zoë Müller-Lüdenscheidt",
        "coach": "Kim",
        "session": "2027-04-03",
        "start": "2027-04-05",
        "paper": "a4",
        "seat": "007",
        "notes": "calls, then writes",
    }
    assert said(found) == [
        ("GP721", "clients.xlsx:13:1"),
        ("GP722", "clients.xlsx:14:3"),
        ("GP723", "clients.xlsx:14:5"),
    ]
    assert [w.cells for w in found.wrong][1] == ("Chidi", "", "31/02/2027", "", "A9")
    assert (found.twins, found.skipped) == (((16, 17),), 1)
