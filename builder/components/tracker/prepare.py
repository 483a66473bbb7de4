"""The columns of a tracker: its days or weeks, numbered or with their dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from builder.components.answers import line_place, text_place
from builder.components.further import FurtherCell, FurtherRow, fills, further_count, row_id
from builder.components.layout import in_rows
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure
from builder.text.locales import day_names, month_name, written_date

_DAYS = {"week": 7, "month": 31, "30days": 30}
_WEEKS = 12
_CELL, _DATED_WEEK = 5.7, 10.0
"""mm: the narrowest box beside an item's words, and one below the name of a month."""
_LEAST, _DIGITS = 5.2, 1.2
"""mm of the narrowest box of a row that has the page's width, and how wide two digits are beside their height."""
_ITEM, _ITEM_PADDING = 48 / 168, 4.0
"""Of the frame: what an item's words take beside the boxes; mm of it that are left free before the first box."""
_WHOLE = 170.0
"""mm: a higher tracker may continue on the next page."""


_OWN = 3
"""Empty rows below the items of a list, for habits of one's own."""
_ABREAST, _MANY = 6, 12
"""Days side by side where one item has a cell for each, and more of them than this are in such cells; on a screen more
than these are in rows below their item."""
_LOW, _HIGH = 3, 4
"""Writing lines: how high such a cell is, and how high it may get."""
_HEAD = 12.0
"""mm that the head of the table takes at least."""
_PADDING = 2.0
"""mm that an item keeps from the rules above and below it."""
_SATURDAY = 5


_RING, _RING_EDGE = 1.15, 0.6
"""Of a box: how wide a ring is; of a unit: how far it is from the edges of its cell."""


@dataclass(frozen=True, slots=True)
class TrackerColumn:
    """A day or a week. `key` is for the names of its answers, `label` is spoken, `upper` and `lower` are printed."""

    key: str
    label: str
    upper: str
    lower: str = ""
    weekend: bool = False

    @property
    def written(self) -> str:
        """What is printed, in one line."""
        return f"{self.upper} {self.lower}".rstrip()


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """An item with the places of its boxes, one for each column; one of one's own has a place for its `name`."""

    html: str
    places: tuple[AnswerPlace, ...]
    name: AnswerPlace | None = None


@dataclass(frozen=True, slots=True)
class TrackerPart:
    """Columns that are one table on paper. The corner beside them is `corner` per cent wide."""

    columns: tuple[TrackerColumn, ...]
    rows: tuple[TrackerRow, ...]
    corner: float

    @property
    def span(self) -> int:
        return len(self.columns)


@dataclass(frozen=True, slots=True)
class TrackerCell:
    """A day of a tracker of one item: its column, its place, and where it begins, in per cent of the frame."""

    column: TrackerColumn
    place: AnswerPlace
    start: float


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The tracker's `columns` and `rows`, on paper in `parts` as equal as can be where a page is too narrow for all of
    them, and whether a label is `above` its boxes or beside them. `width` is that of a column in per cent of the frame.
    `further` are the rows down to the foot of the page, `over` the mm that are over then. `many` days are not abreast
    on a screen.

    Many days of one item are `cells` in rows, `low` mm high and `high` at most, `cell_width` per cent wide. `noticed`
    is a place for what is left of their page. The `ring` of a day is so many mm wide, and its middle `ring_middle` mm
    from the upper edge and from the end of its cell.
    """
    weekly = component.option("span") == "12weeks"
    columns = tuple(_weeks(component, words) if weekly else _days(component, words))
    frame, grown = measure.frame_width, max(1.0, measure.scale)
    cell = (_DATED_WEEK if weekly and _start(component) else _CELL) * grown
    item = max(_ITEM, (measure.smallest + _ITEM_PADDING) / frame)
    above = len(columns) > int(round((1 - item) * frame / cell, 4))
    least = max(_LEAST, _DIGITS * measure.size(9.5) * 25.4 / 72, cell if cell >= _DATED_WEEK else 0)
    size = ceil(len(columns) / ceil(len(columns) * least / frame)) if above else len(columns)
    width = round((100 if above else 100 - 100 * item) / size, 3)
    given = tuple(_row(component, item, columns) for item in component.items)
    alone = len(given) == 1 and len(columns) > _MANY
    rows = given if alone else (*given, *(_own(component, n, columns, words) for n in range(1, _OWN + 1)))
    parts = tuple(_part(columns, rows, first, size, width) for first in range(0, len(columns), size))
    height = round(2 * measure.pitch if above else measure.row + _PADDING, 2)
    long = len(rows) * height * len(parts) > measure.keep(_WHOLE)
    one = len(parts) == 1 and not alone
    more = further_count(component, measure, len(rows) * height + _HEAD, height, long=long) if one else 0
    own = (_own(component, n, columns, words) for n in range(_OWN + 1, _OWN + more + 1))
    cells = tuple(zip(columns, given[0].places, strict=True)) if alone else ()
    return {
        "columns": columns,
        "days": len(columns),
        "rows": rows,
        "parts": () if alone else parts,
        "cells": tuple(_cells(row) for row in in_rows(cells, _ABREAST)),
        "cell_width": round(100 / _ABREAST, 3),
        "low": _LOW * measure.pitch,
        "ring": round(_RING * measure.tick, 2),
        "ring_middle": round(_RING_EDGE * measure.unit + _RING * measure.tick / 2, 2),
        "high": _HIGH * measure.pitch if fills(component) else 0,
        "noticed": text_place(component, "noticed", label=words["noticed"]) if fills(component) and not one else None,
        "noticed_row": FurtherRow(row_id(component, "noticed"), measure.pitch),
        "noticed_edge": measure.row + measure.pitch,  # its label and one line, or nothing
        "further": tuple(
            _further(component, row, _OWN + n, width, height, height / 2 if above else 0)
            for n, row in enumerate(own, 1)
        ),
        "over": height if one and fills(component) else 0,
        "above": above,
        "weekly": weekly,
        "many": len(columns) > _MANY,
        "width": width,
        "corner": words["weeks" if weekly else "days"],
        "long": long,
    }


def _cells(row: tuple[tuple[TrackerColumn, AnswerPlace] | None, ...]) -> tuple[TrackerCell, ...]:
    found = enumerate(row)
    return tuple(TrackerCell(*cell, round(100 * n / _ABREAST, 3)) for n, cell in found if cell)


def _own(component: Component, number: int, columns: tuple[TrackerColumn, ...], words: Mapping[str, str]) -> TrackerRow:
    """A row for a habit of one's own."""
    label = words["own"].format(n=number)

    def place(column: TrackerColumn) -> AnswerPlace:
        return line_place(component, "row", number, column.key, label=f"{label}, {column.label}")

    return TrackerRow("", tuple(map(place, columns)), line_place(component, "row", number, label=label))


def _further(component: Component, row: TrackerRow, number: int, width: float, height: float, top: float) -> FurtherRow:
    """A further row as its cells are positioned: below its name, which is `top` mm high, or beside it."""
    first = round(0 if top else 100 - width * len(row.places), 3)
    cells = [] if row.name is None else [FurtherCell(0, first or 100, 0, top or height, row.name)]
    places = enumerate(row.places)
    cells += [FurtherCell(round(first + n * width, 3), width, top, height - top, p, "whole") for n, p in places]
    return FurtherRow(row_id(component, number), height, tuple(cells))


def _row(component: Component, item: Item, columns: tuple[TrackerColumn, ...]) -> TrackerRow:
    def place(column: TrackerColumn) -> AnswerPlace:
        return line_place(component, item.key, column.key, label=f"{item.text}, {column.label}")

    return TrackerRow(item.html, tuple(map(place, columns)))


def _part(
    columns: tuple[TrackerColumn, ...], rows: tuple[TrackerRow, ...], first: int, size: int, width: float
) -> TrackerPart:
    found = columns[first : first + size]
    shown = tuple(TrackerRow(row.html, row.places[first : first + size], None if first else row.name) for row in rows)
    return TrackerPart(found, shown, round(100 - width * len(found), 2))


def _days(component: Component, words: Mapping[str, str]) -> Iterator[TrackerColumn]:
    first = _start(component)
    count = _count(component, first)
    if first is None:
        for n in range(1, count + 1):
            yield TrackerColumn(f"day-{n}", words["day"].format(n=n), str(n))
        return
    names, letters = day_names("wide", words["locale"]), day_names("narrow", words["locale"])
    for n in range(count):
        day = first + timedelta(n)
        label = words["dated_day"].format(day=names[day.weekday()], date=written_date(day, "short", words))
        yield TrackerColumn(day.isoformat(), label, letters[day.weekday()], str(day.day), day.weekday() >= _SATURDAY)


def _weeks(component: Component, words: Mapping[str, str]) -> Iterator[TrackerColumn]:
    first = _start(component)
    for n in range(1, _WEEKS + 1):
        if first is None:
            yield TrackerColumn(f"week-{n}", words["week"].format(n=n), str(n))
            continue
        day = first + timedelta(7 * (n - 1))
        label = words["week_of"].format(date=written_date(day, "short", words))
        yield TrackerColumn(f"week-of-{day.isoformat()}", label, str(day.day), month_name(day.month, words["locale"]))


def _count(component: Component, first: date | None) -> int:
    """How many days: of a month that has a date, as many as that month has."""
    span, days = str(component.option("span")), int(component.option("days"))
    if span == "month" and first:
        return monthrange(first.year, first.month)[1]
    return days if span == "week" or days != _DAYS["week"] else _DAYS[span]


def _start(component: Component) -> date | None:
    """The first day. It is early enough for the last one to have a date: the year 9999 has no days after it."""
    written = str(component.option("start"))
    return min(date.fromisoformat(written), date(9999, 9, 1)) if written else None
