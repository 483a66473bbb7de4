"""A coach's list as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from builder.clients import read_clients, unpacked
from builder.model.clients import ClientList, ListChoices
from tests.support.lists import workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_rows(*rows: Sequence[object], choices: ListChoices = ListChoices()) -> ClientList:
    return read_clients(workbook({"Sheet1": rows}), "clients.xlsx", choices)


def codes_in(read: ClientList) -> list[str]:
    return [diagnostic.code for diagnostic in read.diagnostics]


def test_cells_are_as_written_and_true_dates_stay_dates() -> None:
    read = read_rows(
        ["Name", "Session", "Seat", "Group", "Paid", "Since"],
        ["Zoë Müller", date(2027, 4, 3), "007", 12.0, True, datetime(2026, 1, 2, 9, 30)],  # noqa: DTZ001 a sheet has no zones
        ["أمينة", None, None, 1.5, None, None],
    )
    zoe, amina = read.clients
    assert zoe.session == date(2027, 4, 3)
    assert zoe.values == {
        "name": "Zoë Müller",
        "session": "2027-04-03",
        "seat": "007",
        "group": "12",
        "paid": "TRUE",
        "since": "2026-01-02 09:30",
    }
    assert (amina.row, amina.values) == (3, {"name": "أمينة", "group": "1.5"})
    assert read.said == "XLSX"


def test_true_dates_never_ask_which_number_is_the_day() -> None:
    read = read_rows(["Name", "Session"], ["Ada", date(2027, 3, 4)])
    assert (read.question, read.clients[0].session) == ("", date(2027, 3, 4))


def test_rows_keep_their_numbers_over_empty_ones_and_a_long_empty_end_is_not_counted() -> None:
    read = read_rows([], [], ["Name", "Coach"], [], ["Ada"], ["Bola"], *[[None, ""]] * 40)
    assert [(client.row, client.name) for client in read.clients] == [(5, "Ada"), (6, "Bola")]
    assert read.skipped == 1


def test_formula_gives_its_stored_value_and_one_without_or_with_an_error_none() -> None:
    content = _changed(
        workbook({"S": [["Name", "Coach"], ["Ada", "=1+1"], ["Bola", "x"]]}),
        "xl/worksheets/sheet1.xml",
        b"<f>1+1</f><v></v>",
        b"<f>1+1</f><v>2</v>",
    )
    assert read_clients(content, "clients.xlsx").clients[0].text("coach") == "2"
    read = read_rows(["Name", "Coach"], ["=A1", "Kim"], ["#N/A", "Kim"])
    assert [(wrong.row, wrong.faults[0].code) for wrong in read.wrong] == [(2, "GP721"), (3, "GP721")]


def test_empty_and_hidden_sheets_are_left_alone() -> None:
    sheets: dict[str, list[list[object]]] = {"Empty": [[None]], "People": [["Name"], ["Ada"]], "Lists": [["x"], ["y"]]}
    read = read_clients(workbook(sheets, hidden=frozenset(("Lists",))), "clients.xlsx")
    assert [client.name for client in read.clients] == ["Ada"]


def test_several_sheets_are_a_question_and_one_is_chosen_by_its_name() -> None:
    content = workbook({"Spring": [["Name"], ["Ada"]], "Autumn": [["Name"], ["Bola"]]})
    asked = read_clients(content, "clients.xlsx")
    assert (asked.question, asked.sheets, codes_in(asked)) == ("sheet", ("Spring", "Autumn"), ["GP720"])
    chosen = read_clients(content, "clients.xlsx", ListChoices(sheet="Autumn"))
    assert ([client.name for client in chosen.clients], chosen.sheets) == (["Bola"], ("Spring", "Autumn"))
    unknown = read_clients(content, "clients.xlsx", ListChoices(sheet="Sprng"))
    assert [(d.code, d.hint) for d in unknown.diagnostics] == [("GP720", "did you mean `Spring`?")]


@pytest.mark.parametrize(
    "content, code, hint",
    [
        (OLE + b"Workbook", "GP710", "Save as"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "GP713", "save it without one"),
        (b"<html><table><tr><td>Name", "GP710", "Save as"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "GP710", "Save as"),
        (b"%PDF-1.7\n", "GP711", "XLSX"),
        (b"\x89PNG\r\n\x1a\n", "GP711", "XLSX"),
        (b"Name\nAda\0\n", "GP711", "XLSX"),
        (b"\xff\xfeN\0\n\0\0\0", "GP711", "XLSX"),
        (b"Name\nAda\xff\x07\n", "GP711", "XLSX"),
        (b"Name\nAda\x81\xff\x07\n", "GP711", "XLSX"),
        ("Name\n山田\n".encode("shift-jis") + b"\x81\x8d\n", "GP727", "Save as"),
        (b"", "GP712", "`Name`"),
        (b" \r\n ", "GP712", "`Name`"),
        (b"\xef\xbb\xbf", "GP712", "`Name`"),
        (b"Name,Coach\n,\n", "GP712", "`Name`"),
        (b"PK\x03\x04rest", "GP715", "save it again"),
        (b"Name\n" + b"a" * 20_000_000, "GP714", "in parts"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_what_to_do(content: bytes, code: str, hint: str) -> None:
    read = read_clients(content, "lists/clients.csv")
    assert [d.code for d in read.diagnostics] == [code]
    assert "`clients.csv`" in read.diagnostics[0].message
    assert read.diagnostics[0].span.file == "lists/clients.csv"
    assert hint in read.diagnostics[0].hint


@pytest.mark.parametrize("part", ["content.xml", "Index/Document.iwa", "xl/workbook.bin", "word/document.xml"])
def test_packed_file_of_another_program_is_refused_with_what_to_do(part: str) -> None:
    read = read_clients(_packed({"[Content_Types].xml": b"<Types/>", part: b"x"}), "clients.ods")
    assert codes_in(read) == ["GP710"]


def test_archive_that_unpacks_to_more_than_a_list_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacked, "MOST_BYTES", 1_000_000)
    content = _packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"\0" * 1_000_000})
    assert len(content) < 10_000
    assert codes_in(read_clients(content, "clients.xlsx")) == ["GP714"]


def test_sheet_of_more_cells_than_a_list_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook({"S": [["Name"], *[["Ada", "Kim"]] * 50]})
    assert not codes_in(read_clients(content, "clients.xlsx"))
    monkeypatch.setattr(unpacked, "MOST_ELEMENTS", 200)
    assert codes_in(read_clients(content, "clients.xlsx")) == ["GP714"]


def test_whole_number_has_no_decimals_however_it_is_stored() -> None:
    content = workbook({"S": [["Name", "Group"], ["Ada", 12]]})
    stored = _changed(content, "xl/worksheets/sheet1.xml", b"<v>12</v>", b"<v>1.2E1</v>")
    assert read_clients(stored, "clients.xlsx").clients[0].text("group") == "12"


def test_cell_beyond_the_headings_of_a_sheet_is_no_fault() -> None:
    read = read_rows(["Name", "Coach"], ["Ada", "Kim", "by phone"])
    assert (read.clients[0].values, read.wrong) == ({"name": "Ada", "coach": "Kim", "column_c": "by phone"}, ())


@pytest.mark.parametrize("declared", [b'SYSTEM "file:///etc/hostname"', b'"Ada"'])
def test_entities_are_not_opened(declared: bytes) -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e %b>]>' % declared
    content = _changed(workbook({"S": [["Name"], ["Ada"]]}), "xl/worksheets/sheet1.xml", b"Ada", b"&e;")
    content = _changed(content, "xl/worksheets/sheet1.xml", b"<worksheet", entity + b"<worksheet")
    read = read_clients(content, "clients.xlsx")
    assert (codes_in(read), read.clients) == (["GP715"], ())


def test_cells_beyond_the_last_column_are_refused() -> None:
    assert codes_in(read_rows(["Name"], ["Ada", *[None] * 199, "x"])) == ["GP714"]
    assert not codes_in(read_rows(["Name"], ["Ada", *[None] * 198, "x"]))


def test_row_of_an_absurd_number_ends_soon() -> None:
    content = _changed(workbook({"S": [["Name"], ["Ada"]]}), "xl/worksheets/sheet1.xml", b'r="2"', b'r="999999999"')
    assert codes_in(read_clients(content, "clients.xlsx")) == ["GP712"]


def _packed(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A packed file with something else in one of its parts."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part], parts[part]
    return _packed({**parts, part: parts[part].replace(old, new)})
