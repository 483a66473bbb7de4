"""A coach's list of clients: the people on it, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from builder.diagnostics import Diagnostic

COLUMNS = (
    "name",
    "first_name",
    "last_name",
    "preferred_name",
    "email",
    "coach",
    "session",
    "start",
    "language",
    "paper",
    "edition",
    "notes",
)
"""The columns that have a meaning here, by our names."""

DATES = ("session", "start")
"""Those of them that hold a date."""

MOST_ROWS = 10_000
"""Rows of a list that is opened on a page. The command takes any number."""

_TITLE = re.compile(r"\w{2,}\.")
"""A word before a name that is short for a title: `Dr.`, `Prof.`. One letter is an initial."""


@dataclass(frozen=True, slots=True)
class Client:
    """A person on a list, who gets a copy.

    `row` is as a spreadsheet counts it: the headings are row 1. Names that are typed, and entries of JSON, count from
    1. `name` is as it is written, in NFC, on one line, without white space around it. `values` are the cells as text,
    by our name of their column (COLUMNS) or by a slug of the heading with underscores; empty ones are left out. A date
    that could be read is there as ISO 8601 writes it, and a known paper, edition or language by its name.
    """

    row: int
    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    session: date | None = None
    start: date | None = None

    def text(self, column: str) -> str:
        """What is in a column, or empty. The column may be written in any way: `First name`, `first-name`.

        Without a first name there is the preferred one, and without a preferred one the first name; without both, the
        first word of the name that is not short for a title (`Ada` of `Dr. Ada Obi`).
        """
        wanted = re.sub(r"[\s_-]+", "_", column.strip().casefold())
        if wanted == "name":
            return self.name
        found = self.values.get(wanted, "")
        if found or wanted not in ("first_name", "preferred_name"):
            return found
        return self.values.get("first_name") or self.values.get("preferred_name") or _first_word(self.name)


def _first_word(name: str) -> str:
    words = name.split()
    return next((word for word in words if not _TITLE.fullmatch(word)), words[0] if words else "").rstrip(",;")


@dataclass(frozen=True, slots=True)
class ListChoices:
    """What someone chose about a list that it does not say itself.

    `columns` are headings, or letters of columns, by our name of a column; empty for one that is not to be used.
    `day_first` says what `3/4/2027` means, and is None where nobody said. `sheet` is the name of one sheet of a file.
    `corrections` are new values by row and by our name of a column. No copy is made for the rows
    `left_out`. `most_rows` is 0 where there is no limit.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    sheet: str = ""
    corrections: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    most_rows: int = MOST_ROWS


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may say: names, each with its title, of which a list may use either. Empty ones are not checked."""

    papers: Mapping[str, str] = field(default_factory=dict)
    editions: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: its letter in a spreadsheet, its heading, our name of it (empty if it has no meaning here),
    and its first two values."""

    letter: str
    heading: str
    column: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, for a page that helps to correct it.

    `field` is our name of the column whose correction removes the fault, `value` what it holds now. `message` and
    `hint` are sentences of that page; `fix` is the kind of its input: text, date, paper, edition or language.
    """

    field: str
    code: str
    message: str
    hint: str
    fix: str = "text"
    value: str = ""


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that no copy can be made for: its name, which may be empty, and its cells as they were read."""

    row: int
    name: str
    cells: tuple[str, ...]
    faults: tuple[Fault, ...]


Question = Literal["", "name", "dates", "sheet"]


@dataclass(frozen=True, slots=True)
class ClientList:
    """A list that was read. A file that cannot be read has no clients, and an error.

    `title` is the name of the file without its folders. `clients` are the rows that are right, in order. `diagnostics`
    are about the file and about each wrong row, at its row and column. `skipped` counts empty rows between others.
    `said` names, in words, a form that is not CSV in UTF-8 with commas. `question` is what has to be chosen before any
    row can be read: the column of names, how dates are written, or one of `sheets`. `twins` are rows of the same name.
    """

    file: str
    title: str
    clients: tuple[Client, ...] = ()
    wrong: tuple[WrongRow, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    columns: tuple[ListColumn, ...] = ()
    skipped: int = 0
    said: str = ""
    sheets: tuple[str, ...] = ()
    question: Question = ""
    twins: tuple[tuple[int, ...], ...] = ()
