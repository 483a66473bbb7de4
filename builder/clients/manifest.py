"""The list of what a batch of copies holds: `manifest.csv`, for the coach to look at and for the next run to read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from io import StringIO

_BEGINS_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet runs, or asks about, when a cell begins with it (OWASP, CSV injection), full-width forms included.
Apostrophes before it are ours, or those of a name that looks as if they were."""


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """A copy: whom it is for, their row in the list, its file in the batch's folder, its number of pages, the SHA-256
    of its bytes in hexadecimal, its state (a word of the batch's), and the key of what it was made from."""

    client: str
    row: int
    file: str
    pages: int
    sha256: str
    state: str
    key: str


_HEADINGS = [column.name for column in fields(ManifestRow)]


def write_manifest(rows: Iterable[ManifestRow]) -> bytes:
    """CSV in UTF-8 with a byte order mark, without which Excel reads another encoding.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(_HEADINGS)
    writer.writerows([_guarded(str(cell)) for cell in astuple(row)] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def read_manifest(content: bytes) -> tuple[ManifestRow, ...]:
    """What `write_manifest` wrote. Rows that somebody changed into something else are left out."""
    reader = csv.reader(StringIO(content.decode("utf-8-sig", "replace"), newline=""))
    try:
        rows = list(reader)
    except csv.Error:
        return ()
    if not rows or rows[0] != _HEADINGS:
        return ()
    return tuple(row for cells in rows[1:] if (row := _row([_unguarded(cell) for cell in cells])))


def _row(cells: list[str]) -> ManifestRow | None:
    if len(cells) != len(_HEADINGS):
        return None
    client, row, file, pages, sha256, state, key = cells
    if not (_is_number(row) and _is_number(pages)):
        return None
    return ManifestRow(client, int(row), file, int(pages), sha256, state, key)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _guarded(cell: str) -> str:
    return f"'{cell}" if _BEGINS_A_FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _BEGINS_A_FORMULA.match(cell) else cell
