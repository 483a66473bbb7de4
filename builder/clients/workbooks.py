"""Lists that are spreadsheets in XLSX, which Excel, LibreOffice, Numbers and Google Sheets can save.

Only stored values are read: formulas give what they were last worked out to be, and links, macros and images are left
alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from builder.clients.table import MOST_COLUMNS, Cell, ListFile, Row, Table, filled, row_of
from builder.clients.unpacked import UNREADABLE, check_unpacked, damaged
from builder.diagnostics import did_you_mean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LAST_ROW = 1_048_576
"""Of a sheet in Excel. A file may give a row any number, and openpyxl makes the empty rows before it."""

_EMPTY_ROW = (None,) * (MOST_COLUMNS + 1)

_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"))
"""What a formula shows that could not be worked out: nothing that may be printed as a name."""


def read_workbook(source: ListFile, chosen: str) -> Table:
    """The rows of a spreadsheet: of its sheet `chosen`, or of the only one that has anything in it.

    A table without rows and with several `sheets` asks which. Abort where the file is damaged, too large, or no XLSX.
    """
    check_unpacked(source)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out, such as drawings.
            warnings.simplefilter("ignore")
            return _read(source, chosen)
    except UNREADABLE:
        raise damaged(source) from None


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
