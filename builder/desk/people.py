"""The people that copies are made for, as long as the desk is open: typed names, or a list with its corrections."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from builder.clients import clients_named, read_clients
from builder.desk.answers import Refused
from builder.desk.job import Missing
from builder.desk.words import Words, sentence
from builder.model.clients import Client, ClientList, Fault, Known, ListChoices, WrongRow

_SHOWN = ("session", "start", "paper", "edition", "coach", "language")
"""The columns that the page may show of a person."""

_UNCLEAR_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


@dataclass(frozen=True, slots=True)
class _Held:
    """The people as they are now. `content` is the file's, None for typed `names`; `out` are rows to leave out.

    `first` is the list as it was read before any correction.
    """

    id: str
    found: ClientList
    names: str = ""
    content: bytes | None = None
    choices: ListChoices = field(default_factory=ListChoices)
    out: frozenset[int] = frozenset()
    first: ClientList | None = None

    @property
    def ready(self) -> tuple[Client, ...]:
        return tuple(client for client in self.found.clients if client.row not in self.out)

    @property
    def wrong(self) -> tuple[WrongRow, ...]:
        return tuple(row for row in self.found.wrong if row.row not in self.out)


class People:
    """Holds one list at a time. Safe to use from several threads."""

    def __init__(self, known: Known, words: Words) -> None:
        self._words = words
        self._known, self._lock, self._last = known, threading.Lock(), 0
        self._held: _Held | None = None

    def type(self, names: str) -> dict[str, object]:
        """The people of some lines, one on each."""
        with self._lock:
            self._held = _Held(self._next(), clients_named(names.splitlines()), names)
            return self._shown(self._held)

    def open(self, file: str, content: bytes, choices: ListChoices) -> dict[str, object]:
        """The people of a file. Refused, with what to do, where it is no list.

        What was corrected stays where the file of the same name is opened again and the row still has that fault.
        """
        found = read_clients(content, file, choices, self._known)
        if not found.question and not found.clients and not found.wrong:
            raise self._unreadable(found)
        with self._lock:
            corrections, out = _kept(self._held, found)
            chosen = replace(choices, corrections=corrections)
            now = read_clients(content, file, chosen, self._known) if corrections else found
            self._held = _Held(self._next(), now, "", content, chosen, out, found)
            return self._shown(self._held)

    def correct(self, id: str, row: int, values: Mapping[str, str]) -> dict[str, object]:
        """The state after new values for a row. Refused where another list is open by now."""
        with self._lock:
            held = self._same(id)
            if held.content is None:
                raise Refused(HTTPStatus.CONFLICT, "other_list")
            one = {**held.choices.corrections.get(row, {}), **values}
            choices = replace(held.choices, corrections={**held.choices.corrections, row: one})
            found = read_clients(held.content, held.found.file, choices, self._known)
            self._held = replace(held, found=found, choices=choices)
            return self._shown(self._held)

    def leave_out(self, id: str, row: int, *, out: bool) -> dict[str, object]:
        """The state after a row was left out, or taken in again."""
        with self._lock:
            held = self._same(id)
            self._held = replace(held, out=held.out | {row} if out else held.out - {row})
            return self._shown(self._held)

    def forget(self) -> None:
        with self._lock:
            self._held = None

    def now(self) -> dict[str, object] | None:
        """The people as they are, for a page that was loaded again."""
        with self._lock:
            return self._shown(self._held) if self._held else None

    def for_copies(self, id: str) -> tuple[ClientList, tuple[Missing, ...]]:
        """The list without those who are left out, and who gets no copy yet, with the reason."""
        with self._lock:
            held = self._same(id)
            without = tuple(
                Missing(row.row, row.name, " ".join(_said(fault, self._words) for fault in row.faults))
                for row in held.wrong
            )
            title = held.found.title
            if held.content is None:  # the same names have the same folder, and others another
                title = f"names-{hashlib.sha256(held.names.encode()).hexdigest()[:6]}"
            return replace(held.found, title=title, clients=held.ready, wrong=held.wrong), without

    def one(self, id: str, row: int) -> Client | None:
        """The person of a row; None where the row has to be corrected first, or there is none."""
        with self._lock:
            held = self._same(id)
            return next((client for client in held.ready if client.row == row), None)

    def _unreadable(self, found: ClientList) -> Refused:
        first = next((d for d in found.diagnostics if d.severity == "error"), None)
        if first is None:
            return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "no_people")
        own = f"{sentence(first.message)} {sentence(first.hint)}".strip()
        said = self._words.fault(first.code, own, file=found.title)
        return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "unreadable", said)

    def _shown(self, held: _Held) -> dict[str, object]:
        return _shown(held, self._words)

    def _same(self, id: str) -> _Held:
        if self._held is None or self._held.id != id:
            raise Refused(HTTPStatus.CONFLICT, "other_list")
        return self._held

    def _next(self) -> str:
        self._last += 1
        return str(self._last)


def _kept(before: _Held | None, found: ClientList) -> tuple[dict[int, Mapping[str, str]], frozenset[int]]:
    """What was corrected and left out in an earlier reading of the same file, where the row still says the same."""
    if before is None or before.first is None or before.found.title != found.title:
        return {}, frozenset()
    cells, names = _cells(before.first), _names(before.first)
    same = {row for row, now in _cells(found).items() if cells.get(row) == now}
    named = {row for row, now in _names(found).items() if names.get(row) == now}
    corrections = {row: values for row, values in before.choices.corrections.items() if row in same}
    return corrections, before.out & named


def _cells(found: ClientList) -> dict[int, tuple[str, ...]]:
    return {row.row: row.cells for row in found.wrong}


def _names(found: ClientList) -> dict[int, str]:
    named: tuple[Client | WrongRow, ...] = (*found.clients, *found.wrong)
    return {one.row: one.name for one in named}


def _shown(held: _Held, words: Words) -> dict[str, object]:
    """The people as the page draws them."""
    found = held.found
    faulty = {row.row for row in found.wrong}
    rows = [_person(client, held) for client in found.clients if client.row not in faulty]
    rows += [_wrong(row, held, words) for row in found.wrong]
    return {
        "id": held.id,
        "typed": held.content is None,
        "names": held.names,
        "title": found.title,
        "rows": sorted(rows, key=lambda row: row["row"]),  # type: ignore[arg-type, return-value]
        "ready": len(held.ready),
        "bad": len(held.wrong),
        "out": len(held.out),
        "columns": [
            {"letter": c.letter, "heading": c.heading, "column": c.column, "examples": list(c.examples)}
            for c in found.columns
        ],
        "skipped": found.skipped,
        "said": words.fault("GP726", "") if any(d.code == "GP726" for d in found.diagnostics) else "",
        "sheets": list(found.sheets),
        "sheet": held.choices.sheet,
        "order": {None: "", True: "day", False: "month"}[held.choices.day_first],
        "question": found.question,
        "example": _unclear(found) if found.question == "dates" else "",
        "twins": [list(rows) for rows in found.twins],
    }


def _person(client: Client, held: _Held) -> dict[str, object]:
    values = {name: text for name in _SHOWN if (text := client.text(name))}
    return {"row": client.row, "name": client.name, "wrong": [], "out": client.row in held.out, **values}


def _wrong(row: WrongRow, held: _Held, words: Words) -> dict[str, object]:
    faults = [
        {
            "field": fault.field,
            "code": fault.code,
            "message": _said(fault, words),
            "todo": fault.hint,
            "fix": fault.fix,
            "value": fault.value,
        }
        for fault in row.faults
    ]
    return {"row": row.row, "name": row.name, "wrong": faults, "out": row.row in held.out}


def _said(fault: Fault, words: Words) -> str:
    return words.fault(fault.code, fault.message, field=fault.field, value=fault.value)


def _unclear(found: ClientList) -> str:
    """A date of the list whose day and month may be either."""
    texts = (text for column in found.columns for text in column.examples)
    cells = (cell for row in found.wrong for cell in row.cells)
    return next((text for text in (*texts, *cells) if _UNCLEAR_DATE.fullmatch(text)), "3/4/2027")
