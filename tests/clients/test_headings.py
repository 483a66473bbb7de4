"""Which column of a list is which."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import builder
from builder.clients import read_clients
from builder.model.clients import COLUMNS, ClientList, ListChoices

LANGUAGES = Path(builder.__file__).parent / "languages"


def read(headings: str, row: str = "Ada Obi,b,c,d", **columns: str) -> ClientList:
    return read_clients(f"{headings}\n{row}\n".encode(), "clients.csv", ListChoices(columns=columns))


@pytest.mark.parametrize(
    "heading, column",
    [
        ("FULL NAME", "name"),
        ("full_name", "name"),
        ("Participant", "name"),
        ("Vor- und Nachname", "name"),
        ("first_name", "first_name"),
        ("First-Name", "first_name"),
        ("Vorname:", "first_name"),
        ("Preferred name", "preferred_name"),
        ("e mail", "email"),
        ("E-Mail-Adresse", "email"),
        ("coach", "coach"),
        ("Session Date (day/month/year)", "session"),
        ("Datum der Sitzung", "session"),
        ("START DATE", "start"),
        ("Beginn", "start"),
        ("Sprache", "language"),
        ("Papiergrosse", ""),
        ("Papiergröße", "paper"),
        ("PAPIERGRÖßE", "paper"),
        ("Ausgabe", "edition"),
        ("Notes", "notes"),
        ("Bemerkungen", "notes"),
        ("Favourite colour", ""),
    ],
)
def test_usual_heading_is_recognised_however_it_is_written(heading: str, column: str) -> None:
    columns = read(f"Something,{heading},Name,Other").columns if column != "name" else read(f"x,{heading},y,z").columns
    assert columns[1].column == column


@pytest.mark.parametrize("code", sorted(path.name for path in LANGUAGES.iterdir()))
def test_every_language_has_headings_for_every_column(code: str) -> None:
    columns = tomllib.loads((LANGUAGES / code / "clients.toml").read_text(encoding="utf-8"))["columns"]
    assert sorted(columns) == sorted(COLUMNS)
    assert all(columns.values())


def test_no_heading_means_two_columns_of_one_language() -> None:
    for code in LANGUAGES.iterdir():
        columns = tomllib.loads((code / "clients.toml").read_text(encoding="utf-8"))["columns"]
        headings = [heading for words in columns.values() for heading in words]
        assert len(headings) == len(set(headings))


def test_the_more_usual_of_two_headings_is_the_name_and_the_other_a_column_of_its_own() -> None:
    found = read("Client,Full name,Name,Name", "17,x,Ada,y").clients[0]
    assert found.values == {"client": "17", "full_name": "x", "name": "Ada", "name_2": "y"}


def test_column_without_a_heading_has_its_letter() -> None:
    assert read("Name,,B,").clients[0].values == {"name": "Ada Obi", "column_b": "b", "b": "c", "column_d": "d"}


def test_other_heading_is_chosen_in_any_case_and_as_a_letter() -> None:
    assert [c.name for c in read("Who comes,B,C,D", name="WHO COMES").clients] == ["Ada Obi"]
    assert [c.name for c in read("Who comes,B,C,D", name="c").clients] == ["c"]
    assert [c.name for c in read("Who comes,x,y,z", name="c").clients] == ["c"]


def test_chosen_column_may_have_a_name_of_the_authors_own() -> None:
    client = read("Name,Where they want to be,C,D", Goal="Where they want to be").clients[0]
    assert client.text("goal") == "b"


def test_chosen_column_goes_before_the_usual_heading() -> None:
    assert [c.name for c in read("Name,Badge,C,D", name="Badge").clients] == ["b"]


def test_column_of_a_usual_heading_can_be_left_unused() -> None:
    client = read("Name,Date,C,D", "Ada,31/02/1990,c,d", session="").clients[0]
    assert (client.session, client.text("session"), client.text("date")) == (None, "", "31/02/1990")


def test_unknown_heading_is_answered_with_the_nearest() -> None:
    found = read("Name,Badge,C,D", coach="Bage")
    assert [(d.code, str(d.span), d.hint) for d in found.diagnostics] == [
        ("GP718", "clients.csv:1", "did you mean `Badge`?")
    ]
    assert not found.clients


def test_list_without_a_column_of_names_is_a_question_with_two_examples_of_each() -> None:
    found = read_clients(b"Who comes,Town\nAda,Leeds\nBola,York\n", "clients.csv")
    assert found.question == "name"
    assert [(c.heading, c.examples) for c in found.columns] == [
        ("Who comes", ("Ada", "Bola")),
        ("Town", ("Leeds", "York")),
    ]
    assert [d.message for d in found.diagnostics] == ["no column is called Name; the headings are `Who comes`, `Town`"]
    assert "--columns name=" in found.diagnostics[0].hint


def test_headings_are_the_first_row_that_has_anything() -> None:
    found = read_clients(b",\n\nName,Coach\nAda,Kim\n", "clients.csv")
    assert [(c.row, c.name) for c in found.clients] == [(4, "Ada")]
