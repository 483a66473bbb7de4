"""Lists of clients as spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], *, hidden: frozenset[str] = frozenset()) -> bytes:
    """An XLSX file with these rows in each sheet."""
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
        for row in rows:
            sheet.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()
