"""Lists whose cells have a separator between them: CSV, as many programs write it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from builder.clients.headings import recognised
from builder.clients.table import MOST_COLUMNS, ListFile, Row, Table, cleaned, filled, row_of
from builder.diagnostics import Abort

_SEPARATORS = {",": "", ";": "semicolons", "\t": "tabs"}
"""Each separator, and what it is called if it is not the comma."""

_NONE = "\x1f"
"""In place of a separator where there is only one column: a character that no cell may hold."""

_END = "\x00"
"""A last line of ours. If it becomes part of a row, a quotation mark before it is not closed."""


def read_separated(source: ListFile, text: str, encoding: str) -> Table:
    """The rows of a text in CSV. Abort where it cannot be read as one."""
    text = text.lstrip("\ufeff")
    separator, text = _separator(text)
    separated = f"separated by {_SEPARATORS[separator]}" if _SEPARATORS.get(separator) else ""
    said = ", ".join(words for words in (encoding, separated) if words)
    return Table(tuple(filled(_rows(text, separator, source), source)), is_counted=True, said=said)


def _rows(text: str, separator: str, source: ListFile) -> Iterator[Row]:
    number = 0
    reader = csv.reader(_lines(text), delimiter=separator)
    try:
        for number, cells in enumerate(reader, 1):
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise _unclosed(source, number)
            if cells:
                yield row_of(number, cells, source)
    except csv.Error:
        # The one error of a reader that is not strict: a cell of over 128 KB.
        raise _unclosed(source, number + 1) from None


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, whatever ends them, and the last one of ours."""
    yield from StringIO(text, newline=None)
    if text and text[-1] not in "\r\n":
        yield "\n"
    yield _END


def _unclosed(source: ListFile, row: int) -> Abort:
    what = f"has a quotation mark in row {row} that is not closed, so the rows after it cannot be read"
    return source.refuse("GP716", what, 'write `"` at the end of that cell, or two of them for one in a name', row=row)


def _separator(text: str) -> tuple[str, str]:
    """What is between the cells, and the text without a line that says so (`sep=;`, for Excel).

    That with the most headings that we know in the first row, then that which makes the most cells of it.
    """
    first, _, rest = text.partition("\n")
    named = first.strip().lower().removeprefix("sep=")
    if first.lower().startswith("sep=") and named in ("", *_SEPARATORS):
        return named or "\t", rest
    start = text.lstrip("\r\n")
    scored = {separator: _score(start, separator) for separator in _SEPARATORS}
    best = max(scored, key=lambda separator: scored[separator])
    return (best if scored[best][1] > 1 else _NONE), text


def _score(text: str, separator: str) -> tuple[int, int]:
    try:
        for cells in csv.reader(StringIO(text, newline=None), delimiter=separator):
            if any(map(str.strip, cells)):
                return sum(bool(recognised(cleaned(cell))) for cell in cells[:MOST_COLUMNS]), len(cells)
    except csv.Error:
        pass
    return 0, 0
