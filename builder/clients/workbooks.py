"""Lists that are spreadsheets in XLSX, which Excel, LibreOffice, Numbers and Google Sheets can save.

Only stored values are read: formulas give what they were last worked out to be, and links, macros and images are left
alone. XML comes to expat, which opens no external entity and stops at one that grows (since 2.4.1).
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from lzma import LZMAError
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from builder.clients.table import MOST_COLUMNS, Cell, ListFile, Row, Table, filled, row_of
from builder.diagnostics import Abort, did_you_mean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_UNPACKED = 200_000_000
"""Bytes. A list of 10,000 clients with 20 columns has about 15 MB."""

MOST_PARTS = 2_000
_LAST_ROW = 1_048_576
"""Of a sheet in Excel. A file may give a row any number, and openpyxl makes the empty rows before it."""

_EMPTY_ROW = (None,) * (MOST_COLUMNS + 1)

_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"))
"""What a formula shows that could not be worked out: nothing that may be printed as a name."""

_DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    LZMAError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What openpyxl, zipfile and expat (whose error is a SyntaxError) raise at files that are not what they should be: any
of them, depending on the byte that is wrong."""


def read_workbook(source: ListFile, chosen: str) -> Table:
    """The rows of a spreadsheet: of its sheet `chosen`, or of the only one that has anything in it.

    A table without rows and with several `sheets` asks which. Abort where the file is damaged, too large, or no XLSX.
    """
    _check_parts(source)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out, such as drawings.
            warnings.simplefilter("ignore")
            return _read(source, chosen)
    except _DAMAGED:
        raise _damaged(source) from None


def is_workbook(parts: frozenset[str]) -> bool:
    """Whether the files in an archive are those of XLSX; XLSB has its workbook in another form."""
    return "[Content_Types].xml" in parts and "xl/workbook.bin" not in parts and any(p.startswith("xl/") for p in parts)


def _check_parts(source: ListFile) -> None:
    """Abort where an archive says that it is larger than may be, or has none of the files of a spreadsheet.

    `zipfile` reads no more of a file than its size in the directory says.
    """
    try:
        with ZipFile(BytesIO(source.content)) as archive:
            parts = archive.infolist()
    except _DAMAGED:
        raise _damaged(source) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        hint = "save the sheet with the names alone as a new file"
        raise source.refuse("GP714", f"is larger than {MOST_UNPACKED // 1_000_000} MB when it is unpacked", hint)
    if not is_workbook(frozenset(part.filename for part in parts)):
        raise source.is_in_another_form()


def _read(source: ListFile, chosen: str) -> Table:
    from openpyxl import load_workbook  # takes 0.2 s, and most lists are CSV or typed

    workbook = load_workbook(BytesIO(source.content), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    names = tuple(sheet.title for sheet in sheets)
    wanted = [sheet for sheet in sheets if (sheet.title == chosen if chosen else _has_rows(sheet, source))]
    if chosen and not wanted:
        raise source.refuse("GP720", f"has no sheet `{chosen}`", did_you_mean(chosen, names))
    if len(wanted) > 1:
        return Table((), sheets=tuple(sheet.title for sheet in wanted))
    rows = tuple(filled(_rows(wanted[0], source), source)) if wanted else ()
    return Table(rows, said="XLSX", sheets=names if len(names) > 1 else ())


def _has_rows(sheet: Worksheet, source: ListFile) -> bool:
    return next(filled(_rows(sheet, source), source), None) is not None


def _rows(sheet: Worksheet, source: ListFile) -> Iterator[Row]:
    # What a sheet says of its own size is often wrong, and would decide how long its rows are made.
    cells = sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1, values_only=True)
    for number, row in enumerate(cells, 1):
        if row != _EMPTY_ROW:
            last = max(place for place, cell in enumerate(row, 1) if cell is not None)
            yield row_of(number, [_cell(cell) for cell in row[:last]], source)


def _cell(value: Any) -> Cell:  # Any: what openpyxl makes of a cell
    """A cell as text, as the spreadsheet shows it without a format of its own; a true date stays one."""
    if value is None or (isinstance(value, str) and value in _ERRORS):
        return ""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _damaged(source: ListFile) -> Abort:
    hint = "open it in your spreadsheet and save it again as XLSX"
    return source.refuse("GP715", "is damaged, or is no spreadsheet after all", hint)
