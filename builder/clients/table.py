"""What every form of list is read into: headings and rows of cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from builder.diagnostics import Abort, Span, error
from builder.text.characters import CONTROL, TURNED

MOST_COLUMNS = 200

Cell = str | date
"""Text, or a true date of a spreadsheet."""

_LINE_ENDS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_SPACES = re.compile(" {2,}")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSEEN_KINDS = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
_UNSEEN = " \u200b\ufeff"


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file of a coach: its bytes, its path as messages give it, and how many rows it may have (0 for any number)."""

    content: bytes
    file: str
    most_rows: int = 0

    @property
    def title(self) -> str:
        """Its name without its folders."""
        return PurePath(self.file).name or self.file

    def refuse(self, code: str, what: str, hint: str, *, row: int = 0) -> Abort:
        """What to raise where it cannot be read at all. The message begins with its name."""
        return Abort(error(code, f"`{self.title}` {what}", Span(self.file, row), hint))

    def is_not_a_list(self) -> Abort:
        """What to raise where it holds something else."""
        return self.refuse(
            "GP711", "is not a list of names", "a list is a spreadsheet saved as XLSX, or a CSV or JSON file"
        )

    def is_in_another_form(self) -> Abort:
        """What to raise where it may be a list, of a program whose files are not read here."""
        hint = "in your spreadsheet choose File, Save as, and the type “Excel (.xlsx)”; then open that file"
        return self.refuse("GP710", "is in a form that cannot be read here", hint)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a file has it, with its number there."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a list, without those that are empty.

    `headings` are apart where the form knows which they are; otherwise the first row may have them. `is_counted` says
    that each row must have as many cells as there are headings, as in CSV, where one comma too many moves the cells
    after it.
    """

    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    is_counted: bool = False
    said: str = ""
    sheets: tuple[str, ...] = ()


def cleaned(text: str) -> str:
    """The text of a cell: in NFC, on one line, trimmed, without characters that nobody sees and that no font has.

    Line ends become a space. Characters that turn text around are left out: spreadsheets take them along when a name is
    copied from a window, and a name keeps its direction without them (`<bdi>`).
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", TURNED.sub("", _SURROGATES.sub("", text)))
    text = CONTROL.sub("", _LINE_ENDS.sub(" ", text))
    return _SPACES.sub(" ", text).strip().strip(_UNSEEN)


def is_blank(cell: Cell) -> bool:
    """Whether nothing of a cell can be seen."""
    return isinstance(cell, str) and all(unicodedata.category(character) in _UNSEEN_KINDS for character in cell)


def trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Cells without empty ones at their end, which Excel writes for whatever was once in use."""
    last = max((number for number, cell in enumerate(cells, 1) if not is_blank(cell)), default=0)
    return cells[:last]


def letter(number: int) -> str:
    """How a spreadsheet names a column, from 1: A, Z, AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def row_of(number: int, cells: Sequence[Cell], source: ListFile) -> Row:
    """A row of a file, its text cleaned. Abort where it has too many columns."""
    if len(cells) > MOST_COLUMNS and not all(map(is_blank, cells[MOST_COLUMNS:])):
        hint = "keep the columns that the copies need, and save it again"
        raise source.refuse("GP714", f"has more than {MOST_COLUMNS} columns", hint, row=number)
    return Row(number, tuple(cell if isinstance(cell, date) else cleaned(cell) for cell in cells[:MOST_COLUMNS]))


def filled(rows: Iterable[Row], source: ListFile) -> Iterator[Row]:
    """The rows that have anything in them. Abort where there are more than may be."""
    for count, row in enumerate(row for row in rows if not all(map(is_blank, row.cells))):
        if count > source.most_rows > 0:
            raise source.refuse("GP714", f"has more than {source.most_rows:,} rows", "open it in parts")
        yield row
