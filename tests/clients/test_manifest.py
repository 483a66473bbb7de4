"""The manifest of a batch: what is written is read again, and no spreadsheet runs anything of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.clients.manifest import ManifestRow, read_manifest, write_manifest

COPY = ManifestRow("Ada Obi", 2, "001-Ada-Obi.pdf", 41, "ab" * 32, "made", "k1")


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-1", "@sum", "\tx", "\rx", "\n=x", "＝cmd()", "'=cmd()", "''+"])
def test_no_cell_begins_as_a_formula(name: str) -> None:
    content = write_manifest([replace(COPY, client=name, key=name)]).decode("utf-8-sig")
    cells = next(row for number, row in enumerate(csv.reader(StringIO(content, newline=""))) if number == 1)
    assert [cells[0], cells[-1]] == [f"'{name}", f"'{name}"]


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert write_manifest([COPY]).startswith(b"\xef\xbb\xbf")


def test_headings_say_what_is_in_each_column() -> None:
    assert write_manifest([]).decode("utf-8-sig") == '"client","row","file","pages","sha256","state","key"\r\n'


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
rows = st.builds(
    ManifestRow, text, st.integers(0, 10**6), text, st.integers(0, 10**6), text, st.sampled_from(["made", "kept"]), text
)


@given(st.lists(rows, max_size=5))
@example([replace(COPY, client="Ada\r\n\"Obi\", \0 ='x'")])
@example([replace(COPY, client="'=x"), replace(COPY, client="''＝x")])
def test_what_is_written_is_read_again(written: list[ManifestRow]) -> None:
    assert read_manifest(write_manifest(written)) == tuple(written)


@given(st.binary(max_size=200))
@example(b"")
@example(write_manifest([COPY]) + b'"a","b"\r\n')
@example(write_manifest([COPY]).replace(b'"41"', '"²"'.encode()))
def test_manifest_that_somebody_changed_never_stops_a_run(content: bytes) -> None:
    assert set(read_manifest(content)) <= {COPY}


def test_row_that_somebody_changed_is_left_out_and_the_others_stay() -> None:
    content = write_manifest([COPY, replace(COPY, row=3)]).replace(b'"3","001', b'"three","001')
    assert read_manifest(content) == (COPY,)
