"""Whatever a coach opens, the answer is a list or a sentence about it, and never an exception."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.clients import clients_named, read_clients
from builder.diagnostics import has_errors
from builder.model.clients import ClientList, Known, ListChoices
from tests.support.lists import workbook

KNOWN = Known(papers={"a4": "A4"}, editions={"workbook": "Workbook"}, languages={"en": "English", "de": ""})
SPREADSHEET = workbook({"People": [["Name", "Session", "Paper"], ["Ada", "3 April 2027", "A4"], ["Bola", 46115.5, 7]]})
PIECES = [
    "Name",
    "Coach",
    "Session",
    "Paper",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    '"',
    "'",
    "3/4/2027",
    "Ada",
    "é",
    "\u202e",
    "\0",
    "sep=",
    "[",
    "{",
    "<",
]

endings = st.sampled_from(["csv", "xlsx", "json", "txt", "xls", "pdf", ""])
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "shift-jis"])
encoded = st.builds(lambda text, encoding: text.encode(encoding, "replace"), texts, encodings)
nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "Session", "x", ""]), inner),
)
choices = st.builds(
    ListChoices,
    columns=st.dictionaries(st.sampled_from(["name", "session", "Goal", ""]), st.sampled_from(["Name", "A", "", "x"])),
    day_first=st.sampled_from([None, True, False]),
    sheet=st.sampled_from(["", "People", "x"]),
    corrections=st.dictionaries(
        st.integers(0, 5), st.dictionaries(st.sampled_from(["name", "session", "x"]), st.text(max_size=5))
    ),
    left_out=st.frozensets(st.integers(0, 5)),
)


def check(read: ClientList, chosen: ListChoices = ListChoices()) -> None:
    """That a list holds together: each row is in one place, and whatever has no client says why."""
    rows = [client.row for client in read.clients] + [wrong.row for wrong in read.wrong]
    assert len(rows) == len(set(rows))
    assert not chosen.left_out & set(rows)
    assert read.clients or has_errors(read.diagnostics) or chosen.left_out
    assert has_errors(read.diagnostics) or not read.wrong
    assert not read.question or (has_errors(read.diagnostics) and not read.clients)
    for client in read.clients:
        assert client.name == client.values["name"]
        assert client.name.strip()
        assert all((value and value.isprintable()) or not value.isascii() for value in client.values.values())
        "".join(client.values.values()).encode()


@settings(max_examples=100)
@given(st.binary(max_size=300) | encoded, endings, choices)
@example(b'"', "csv", ListChoices())
@example(b"sep=", "csv", ListChoices())
@example(b"PK\x05\x06" + b"\0" * 18, "xlsx", ListChoices())
def test_any_bytes_are_a_list_or_a_diagnostic(content: bytes, ending: str, chosen: ListChoices) -> None:
    check(read_clients(content, f"clients.{ending}", chosen, KNOWN), chosen)


@given(nested, choices)
def test_any_json_is_a_list_or_a_diagnostic(value: object, chosen: ListChoices) -> None:
    check(read_clients(json.dumps(value).encode(), "clients.json", chosen, KNOWN), chosen)


@settings(max_examples=60)
@given(st.integers(0, len(SPREADSHEET) - 1), st.integers(0, 255), choices)
def test_any_wrong_byte_of_a_spreadsheet_is_a_list_or_a_diagnostic(place: int, byte: int, chosen: ListChoices) -> None:
    check(
        read_clients(SPREADSHEET[:place] + bytes([byte]) + SPREADSHEET[place + 1 :], "clients.xlsx", chosen, KNOWN),
        chosen,
    )
    check(read_clients(SPREADSHEET[:place], "clients.xlsx", chosen, KNOWN), chosen)


@settings(max_examples=100)
@given(st.data())
def test_any_change_inside_a_spreadsheet_is_a_list_or_a_diagnostic(data: st.DataObject) -> None:
    with ZipFile(BytesIO(SPREADSHEET)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 30)))
    parts[name] = (
        part[:start]
        + data.draw(st.sampled_from([b"", b"9", b"x", b'"', b"<", b"-1", b"1e999", b"99999999"]))
        + part[end:]
    )
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for part_name, part_content in parts.items():
            archive.writestr(part_name, part_content)
    check(read_clients(content.getvalue(), "clients.xlsx", known=KNOWN))


@given(st.lists(st.text(st.characters(), max_size=20), max_size=5))
def test_any_typed_names_are_a_list_or_a_diagnostic(names: list[str]) -> None:
    check(clients_named(names))


@pytest.mark.parametrize(
    "content",
    [
        b"," * 10_000_000,
        b"\n" * 2_000_000 + b"x",
        b'"' * 10_000_000,
        b'"",' * 3_000_000,
        b"a" * 10_000_000,
        b" " * 10_000_000 + b"x",
        b"Name," + b"x " * 60_000 + b"\nAda,b",
        b"[" * 10_000_000,
        b'[{"name":' * 1_000_000,
        b"[" + b'{"a":1},' * 200_000 + b"1]",
        b"<" * 10_000_000,
        b"Name\n" + b"1/1/1" * 20_000,
    ],
    ids=[
        "commas",
        "empty lines",
        "quotes",
        "empty cells",
        "one word",
        "spaces",
        "long heading",
        "lists",
        "objects",
        "many objects",
        "markup",
        "no date",
    ],
)
def test_megabytes_of_nothing_end_soon(content: bytes) -> None:
    check(read_clients(content, "clients.csv", known=KNOWN))
