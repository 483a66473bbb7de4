"""From the rows of a file to the list of its clients."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.clients.dates import day_first, is_ambiguous, read_date
from builder.clients.headings import column_names, own_name, position, recognised
from builder.clients.rows import RowReader
from builder.clients.table import Row, Table, is_blank, letter, trimmed
from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.model.clients import COLUMNS, DATES, Client, ClientList, Known, ListChoices, ListColumn


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The rows under their headings, and the name of each column."""

    headings: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def columns(self) -> tuple[ListColumn, ...]:
        return tuple(self._column(number) for number in range(len(self.names)))

    def _column(self, number: int) -> ListColumn:
        cells = (row.cells[number] for row in self.rows if len(row.cells) > number)
        examples = [str(cell) for cell, _ in zip((c for c in cells if not is_blank(c)), range(2), strict=False)]
        name = self.names[number] if self.names[number] in COLUMNS else ""
        return ListColumn(letter(number + 1), self.headings[number], name, tuple(examples))


def listed(read: ClientList, table: Table, choices: ListChoices, known: Known) -> ClientList:
    """The clients of a table, added to what is known of its file; or the question that has to be answered first."""
    if not table.rows and table.sheets and not choices.sheet:
        message = f"`{read.title}` has {len(table.sheets)} sheets: " + ", ".join(f"`{name}`" for name in table.sheets)
        diagnostic = error("GP720", message, Span(read.file), "choose the one with the names: `--sheet NAME`")
        return replace(_refused(read, diagnostic), question="sheet")
    headings, rows = _headings(table)
    if not rows:
        message = f"`{read.title}` has no names in it"
        return _refused(read, error("GP712", message, Span(read.file), "write each name in a row under `Name`"))
    chosen = {recognised(column) or own_name(column): heading for column, heading in choices.columns.items()}
    for heading in chosen.values():
        if heading and position(heading, headings) is None:
            message = f"`{read.title}` has no column `{heading}`"
            return _refused(read, error("GP718", message, Span(read.file, 1), did_you_mean(heading, headings)))
    sheet = _Sheet(headings, column_names(headings, chosen), rows)
    read = replace(read, columns=sheet.columns(), skipped=_skipped(table.rows))
    if not {"name", "first_name"} & set(sheet.names):
        hint = "name the column by its heading, such as `--columns name=" + f'"{_first(headings)}"`'
        message = "no column is called Name; the headings are " + ", ".join(f"`{h}`" for h in headings if h)
        return replace(_refused(read, error("GP717", message, Span(read.file, 1), hint)), question="name")
    return _with_clients(read, sheet, table, choices, known)


def _with_clients(read: ClientList, sheet: _Sheet, table: Table, choices: ListChoices, known: Known) -> ClientList:
    order = choices.day_first
    if order is None:
        dated = {
            (row.number, name): cell
            for row in sheet.rows
            if row.number not in choices.left_out
            for name, cell in zip(sheet.names, row.cells, strict=False)
            if name in DATES and name not in choices.corrections.get(row.number, {})
        }
        order = day_first(dated.values())
        unclear = next((place for place, cell in dated.items() if order is None and is_ambiguous(cell)), None)
        if unclear:
            diagnostic = _two_meanings(
                str(dated[unclear]), Span(read.file, unclear[0], sheet.names.index(unclear[1]) + 1)
            )
            return replace(_refused(read, diagnostic), question="dates")
    reader = RowReader(read.file, sheet.names, table.is_counted, order, known)
    outcomes = [
        reader.read(row, choices.corrections.get(row.number, {}))
        for row in sheet.rows
        if row.number not in choices.left_out
    ]
    clients = tuple(outcome for outcome in outcomes if isinstance(outcome, Client))
    wrong = [outcome for outcome in outcomes if not isinstance(outcome, Client)]
    said = tuple(diagnostic for _, diagnostics in wrong for diagnostic in diagnostics)
    return replace(
        read,
        clients=clients,
        wrong=tuple(row for row, _ in wrong),
        diagnostics=read.diagnostics + said,
        twins=twins(clients),
    )


def twins(clients: Iterable[Client]) -> tuple[tuple[int, ...], ...]:
    """The rows of clients who have the same name, whatever its letter case."""
    rows: dict[str, list[int]] = {}
    for client in clients:
        rows.setdefault(unicodedata.normalize("NFKC", client.name).casefold(), []).append(client.row)
    return tuple(tuple(same) for same in rows.values() if len(same) > 1)


def _headings(table: Table) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The headings of a table and the rows under them. A list of one column may have none, and is then all names."""
    if table.headings or not table.rows:
        return table.headings, table.rows
    first = table.rows[0].cells
    widest = max(len(trimmed(row.cells)) for row in table.rows)
    if widest == 1 and not recognised(str(first[0])):
        return ("Name",), table.rows
    # In CSV a cell beyond the headings is one too many, unless the row of headings is as long.
    width = max(len(trimmed(first)), min(widest, len(first))) if table.is_counted else widest
    headings = [str(cell) for cell in first[:width]]
    return tuple(headings + [""] * (width - len(headings))), table.rows[1:]


def _skipped(rows: tuple[Row, ...]) -> int:
    """How many rows between the first and the last one are empty."""
    return rows[-1].number - rows[0].number + 1 - len(rows)


def _two_meanings(written: str, span: Span) -> Diagnostic:
    days = [read_date(written, day_first=order) for order in (True, False)]
    meanings = " or ".join(day.isoformat() for day in days if day)
    message = f"`{written}` can mean {meanings}, and no other date of the list shows which"
    hint = "write the dates as 2027-04-30, or choose `--day-first` or `--month-first`"
    return error("GP719", message, span, hint)


def _first(headings: tuple[str, ...]) -> str:
    return next((heading for heading in headings if heading), "A")


def _refused(read: ClientList, diagnostic: Diagnostic) -> ClientList:
    return replace(read, diagnostics=(*read.diagnostics, diagnostic))
