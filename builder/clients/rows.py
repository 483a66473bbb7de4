"""From a row of a list to a client, or to what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from builder.clients.dates import read_date
from builder.clients.faults import LONGEST_NAME, Found, Place, long_name, no_date, no_name, other_length, unknown_choice
from builder.clients.headings import plain
from builder.clients.table import Cell, Row, cleaned, is_blank, trimmed
from builder.diagnostics import Diagnostic
from builder.model.clients import DATES, Client, Known, WrongRow
from builder.model.languages import base_of, is_language_tag
from builder.text.locales import language_names

NAME_PARTS = ("first_name", "last_name")
"""What a name is made of where a list has no column of whole names."""


@dataclass(frozen=True, slots=True)
class RowReader:
    """What is the same for all rows of a list: its file, the names of its columns, and what may be in them."""

    file: str
    names: tuple[str, ...]
    is_counted: bool
    day_first: bool | None
    known: Known

    def read(self, row: Row, corrections: Mapping[str, str]) -> Client | tuple[WrongRow, tuple[Diagnostic, ...]]:
        """The client of a row, or what is wrong with it."""
        cells, found = row.cells, []
        if self._is_of_another_length(cells):
            if "name" in corrections:
                cells = self._realigned(cells)
            else:
                found = [other_length(self._place(row, "name"), len(trimmed(cells)), len(self.names))]
        values = self._values(cells, corrections)
        if not found:
            found = list(self._faults(row, values))
        if found:
            return self._wrong(row, values, found)
        return self._client(row, values)

    def _is_of_another_length(self, cells: tuple[Cell, ...]) -> bool:
        return self.is_counted and not len(trimmed(cells)) <= len(self.names) <= len(cells)

    def _realigned(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The cells of a row whose name is corrected: those too many were part of it, with separators in it."""
        start, extra = self._column("name") - 1, len(trimmed(cells)) - len(self.names)
        return cells[:start] + cells[start + extra :] if extra > 0 else cells

    def _values(self, cells: tuple[Cell, ...], corrections: Mapping[str, str]) -> dict[str, Cell]:
        """The cells by the name of their column, without empty ones. A name in two columns is put together."""
        values = {name: cell for name, cell in zip(self.names, cells, strict=False) if not is_blank(cell)}
        if "name" not in self.names:
            parts = [str(values[part]) for part in NAME_PARTS if part in values]
            values |= {"name": " ".join(parts)} if parts else {}
        corrected = {column: cleaned(value) for column, value in corrections.items()}
        return {name: value for name, value in {**values, **corrected}.items() if not is_blank(value)}

    def _faults(self, row: Row, values: Mapping[str, Cell]) -> Iterator[Found]:
        name = str(values.get("name", ""))
        if not name:
            yield no_name(self._place(row, "name"))
        if len(name) > LONGEST_NAME:
            yield long_name(self._place(row, "name"), name)
        for field in DATES:
            if field in values and read_date(values[field], day_first=self.day_first) is None:
                yield no_date(self._place(row, field), field, str(values[field]))
        for field, known in self._choices().items():
            if field in values and not _named(field, str(values[field]), known):
                yield unknown_choice(self._place(row, field), field, str(values[field]), known)

    def _client(self, row: Row, values: Mapping[str, Cell]) -> Client:
        dates = {field: read_date(values[field], day_first=self.day_first) for field in DATES if field in values}
        texts = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
        texts |= {field: day.isoformat() for field, day in dates.items() if day}
        for field, known in self._choices().items():
            texts |= {field: _named(field, texts[field], known)} if field in texts else {}
        return Client(row.number, texts["name"], texts, dates.get("session"), dates.get("start"))

    def _wrong(
        self, row: Row, values: Mapping[str, Cell], found: list[Found]
    ) -> tuple[WrongRow, tuple[Diagnostic, ...]]:
        name, cells = str(values.get("name", "")), tuple(map(str, row.cells))
        return WrongRow(row.number, name, cells, tuple(fault for fault, _ in found)), tuple(said for _, said in found)

    def _choices(self) -> dict[str, dict[str, str]]:
        known = self.known
        choices = {"paper": known.papers, "edition": known.editions, "language": known.languages}
        return {field: dict(names) for field, names in choices.items() if names}

    def _place(self, row: Row, field: str) -> Place:
        return Place(self.file, row.number, self._column(field))

    def _column(self, field: str) -> int:
        """The column of a field, from 1; that of the first names where a list has no whole ones."""
        found = [name for name in (field, *NAME_PARTS) if name in self.names]
        return self.names.index(found[0]) + 1 if found else 1


def _named(field: str, written: str, known: Mapping[str, str]) -> str:
    """The known name that a cell means by it or by its title; empty where there is none."""
    wanted = plain(written)
    for name, title in known.items():
        if wanted in (plain(name), plain(title)) or (
            field == "language" and written.casefold() in language_names(name)
        ):
            return name
    if field == "language" and is_language_tag(written) and base_of(written) in map(base_of, known):
        return written
    return ""
