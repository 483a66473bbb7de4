"""What can be wrong with a row: for a page that helps to correct it, and as a message with its place."""

from __future__ import annotations

from dataclasses import dataclass

from builder.clients.table import letter
from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.model.clients import Fault

LONGEST_NAME = 200
"""Characters. The longest names that are known have about 120; a longer one is a list with a quotation mark missing."""

_CHOICES = {
    "paper": "is not a paper this guide is made for",
    "edition": "is not an edition this guide is made in",
    "language": "is not a language that copies can be made in",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, by its file, row and column from 1."""

    file: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return f"{letter(self.column)}{self.row}"

    def error(self, code: str, message: str, hint: str) -> Diagnostic:
        return error(code, message, Span(self.file, self.row, self.column), hint)


Found = tuple[Fault, Diagnostic]


def no_name(place: Place) -> Found:
    fault = Fault("name", "GP721", "The name is empty.", "Type the name")
    return fault, place.error(
        "GP721", f"row {place.row} has no name", f"write one in cell {place.cell}, or delete the row"
    )


def long_name(place: Place, name: str) -> Found:
    words = f"This name has {len(name):,} characters. A quotation mark may be missing."
    message = f"the name in cell {place.cell} has {len(name):,} characters, and a name may have {LONGEST_NAME}"
    hint = "a quotation mark may be missing there, or in the row before"
    return Fault("name", "GP725", words, "Type the name"), place.error("GP725", message, hint)


def no_date(place: Place, field: str, value: str) -> Found:
    fault = Fault(field, "GP722", f"“{value}” is not a date.", f"Choose the {field} date", "date", value)
    message = f"`{value}` in cell {place.cell} is not a date"
    return fault, place.error("GP722", message, "write the year, the month and the day, as in 2027-04-30")


def unknown_choice(place: Place, field: str, value: str, known: dict[str, str]) -> Found:
    article = "an" if field == "edition" else "a"
    fault = Fault(field, "GP723", f"“{value}” {_CHOICES[field]}.", f"Choose {article} {field}", field, value)
    message = f"`{value}` in cell {place.cell} {_CHOICES[field]}"
    return fault, place.error("GP723", message, did_you_mean(value, known))


def other_length(place: Place, cells: int, headings: int) -> Found:
    hint = "A name may hold a comma." if cells > headings else "A separator may be missing."
    words = f"This row has {cells} cells, the headings are {headings}. {hint}"
    message = f"row {place.row} has {cells} cells, but there are {headings} headings"
    advice = (
        'a cell that holds a separator has quotation marks around it: `"Obi, Ada"`'
        if cells > headings
        else "write a separator for each empty cell too"
    )
    return Fault("name", "GP724", words, "Type the name"), place.error("GP724", message, advice)
