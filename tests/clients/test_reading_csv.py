"""A coach's list in CSV, as it comes from one program or another."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from builder.clients import clients_named, read_clients
from builder.model.clients import Client, ClientList, ListChoices


def names_in(read: ClientList) -> list[str]:
    return [client.name for client in read.clients]


def codes_in(read: ClientList) -> list[str]:
    return [diagnostic.code for diagnostic in read.diagnostics]


@pytest.mark.parametrize("separator, said", [(",", ""), (";", "separated by semicolons"), ("\t", "separated by tabs")])
def test_separator_is_recognised_and_said(separator: str, said: str) -> None:
    text = "Name,E-mail,Coach\nAda Obi,ada@example.org,Kim\nÉva,,Kim\n".replace(",", separator)
    read = read_clients(text.encode(), "clients.csv")
    assert names_in(read) == ["Ada Obi", "Éva"]
    assert read.clients[0].values == {"name": "Ada Obi", "email": "ada@example.org", "coach": "Kim"}
    assert (read.said, read.diagnostics) == (said, ())


def test_comma_in_other_headings_does_not_hide_the_separator() -> None:
    read = read_clients(b"Name;Goal, in a word, or two, or three\nAda;Promotion\n", "clients.csv")
    assert [column.heading for column in read.columns] == ["Name", "Goal, in a word, or two, or three"]


def test_line_for_excel_that_names_the_separator_is_no_row() -> None:
    read = read_clients(b"sep=;\r\nName;Coach\r\nAda;Kim\r\n", "clients.csv")
    assert [(client.row, client.name) for client in read.clients] == [(2, "Ada")]


@pytest.mark.parametrize(
    "encoding, said",
    [("utf-8-sig", ""), ("utf-16", "UTF-16"), ("utf-32", "UTF-32"), ("cp1252", "Western European (Windows)")],
)
def test_encoding_is_recognised_and_said(encoding: str, said: str) -> None:
    read = read_clients("Name,Coach\nZoë Müller,Kim\n".encode(encoding), "clients.csv")
    assert names_in(read) == ["Zoë Müller"]
    assert read.said == said


def test_guessed_encoding_is_a_note() -> None:
    assert codes_in(read_clients("Name\nZoë\n".encode("cp1252"), "clients.csv")) == ["GP726"]


def test_quotes_may_go_over_lines_and_a_row_keeps_its_number_in_the_spreadsheet() -> None:
    read = read_clients(b'Name,Notes\n"Obi, Ada","calls\nherself ""A"""\nBola,\n', "clients.csv")
    assert [(client.row, client.name) for client in read.clients] == [(2, "Obi, Ada"), (3, "Bola")]
    assert read.clients[0].text("notes") == 'calls herself "A"'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(end: str) -> None:
    assert names_in(read_clients(end.join(["Name,Coach", "Ada,Kim", "Bola,Kim"]).encode(), "clients.csv")) == [
        "Ada",
        "Bola",
    ]


def test_quotation_mark_that_is_not_closed_is_an_error_at_its_row() -> None:
    read = read_clients(b'Name,Coach\nAda,Kim\n"Bola,Kim\nChi,Kim\n', "lists/clients.csv")
    assert not read.clients
    assert [(d.code, str(d.span)) for d in read.diagnostics] == [("GP716", "lists/clients.csv:3")]


def test_list_of_one_column_without_a_heading_is_all_names() -> None:
    read = read_clients(b"Ada Obi\n\nObi, Bola\n", "names.txt")
    assert [(client.row, client.name) for client in read.clients] == [(1, "Ada Obi"), (3, "Obi, Bola")]
    assert read.skipped == 1


def test_first_and_last_names_are_put_together() -> None:
    read = read_clients(b"First name,Last name\nAda,Obi\nBola,\n", "clients.csv")
    assert names_in(read) == ["Ada Obi", "Bola"]
    assert read.clients[0].text("first_name") == "Ada"


def test_name_keeps_its_script_and_loses_what_nobody_sees() -> None:
    read = read_clients(
        "Name,Coach\n \u202aE\u0301va\u202c\u0007  Obi\u00a0,Kim\n山田　太郎,Kim\n".encode(), "clients.csv"
    )
    assert names_in(read) == ["Éva Obi", "山田　太郎"]


def test_same_names_are_twins_and_not_wrong() -> None:
    read = read_clients(b"Name,Coach\nAmina,Kim\nBola,Kim\namina,Kim\n", "clients.csv")
    assert (read.twins, read.wrong) == (((2, 4),), ())


def test_typed_names_count_from_one_and_empty_lines_are_skipped() -> None:
    read = clients_named([" Ada Obi ", "", "Bola"])
    assert [(client.row, client.name) for client in read.clients] == [(1, "Ada Obi"), (3, "Bola")]
    assert read.skipped == 1


def test_no_typed_name_is_an_error() -> None:
    assert codes_in(clients_named(["", " "])) == ["GP712"]


def test_list_survives_a_pickle() -> None:
    read = read_clients(b"Name,Session\nAda,2027-04-03\n,\nBola,soon\n", "clients.csv")
    assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize(
    "values, first, preferred",
    [
        ({}, "Ada", "Ada"),
        ({"first_name": "Adaeze"}, "Adaeze", "Adaeze"),
        ({"preferred_name": "Ade"}, "Ade", "Ade"),
        ({"first_name": "Adaeze", "preferred_name": "Ade"}, "Adaeze", "Ade"),
    ],
)
def test_missing_first_name_is_taken_from_the_others(values: dict[str, str], first: str, preferred: str) -> None:
    client = Client(2, "Dr. Ada Obi", values)
    assert (client.text("first_name"), client.text("Preferred name")) == (first, preferred)


@pytest.mark.parametrize(
    "name, first", [("Ada", "Ada"), ("Obi, Ada", "Obi"), ("J. R. Obi", "J."), ("Prof. Dr. Chi", "Chi"), ("Dr.", "Dr.")]
)
def test_first_word_of_a_name_that_is_no_title_is_the_first_name(name: str, first: str) -> None:
    assert Client(2, name).text("first_name") == first


def test_true_columns_are_told_with_two_examples() -> None:
    read = read_clients(b"Name,Next goal\nAda,a\nBola,\nChi,b\nDayo,c\n", "clients.csv")
    assert [(c.letter, c.heading, c.column, c.examples) for c in read.columns] == [
        ("A", "Name", "name", ("Ada", "Bola")),
        ("B", "Next goal", "", ("a", "b")),
    ]
    assert read.clients[0].text("next_goal") == "a"


def test_rows_have_no_limit_where_the_command_asks_for_none() -> None:
    content = b"Name\n" + b"Ada\n" * 10_001
    assert codes_in(read_clients(content, "clients.csv")) == ["GP714"]
    assert len(read_clients(content, "clients.csv", ListChoices(most_rows=0)).clients) == 10_001
    assert len(read_clients(content[:-4], "clients.csv").clients) == 10_000


def test_date_is_a_value_and_iso_text() -> None:
    client = read_clients(b"Name,Session\nAda,3 April 2027\n", "clients.csv").clients[0]
    assert client.session == date(2027, 4, 3)
    assert client.text("session") == "2027-04-03"
