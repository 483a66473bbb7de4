"""The columns of a tracker: its days or weeks, numbered or with their dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from builder.components.answers import line_place
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
_ITEM = 48 / 168
"""Of the frame: what an item's words take beside the boxes."""
_WHOLE = 170.0
"""mm: a higher tracker may continue on the next page."""


_WIDE = 12
"""Columns of a table whose boxes have room to spare."""


@dataclass(frozen=True, slots=True)
class TrackerColumn:
    """A day or a week. `key` is for the names of its answers, `label` is spoken, `upper` and `lower` are printed."""

    key: str
    label: str
    upper: str
    lower: str = ""


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """An item with the places of its boxes, one for each column."""

    html: str
    places: tuple[AnswerPlace, ...]


@dataclass(frozen=True, slots=True)
class TrackerPart:
    """Columns that are one table on paper. The corner beside them is `corner` per cent wide."""

    columns: tuple[TrackerColumn, ...]
    rows: tuple[TrackerRow, ...]
    corner: float
    wide: bool

    @property
    def span(self) -> int:
        return len(self.columns)


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The tracker's `columns` and `rows`, on paper in `parts` as equal as can be where a page is too narrow for all of
    them, and whether a label is `above` its boxes or beside them. `width` is that of a column in per cent of the frame.
    """
    weekly = component.option("span") == "12weeks"
    columns = tuple(_weeks(component, words) if weekly else _days(component, words))
    frame, grown = measure.frame_width, max(1.0, measure.scale)
    cell = (_DATED_WEEK if weekly and _start(component) else _CELL) * grown
    above = len(columns) > int(round((1 - _ITEM) * frame / cell, 4))
    least = max(_LEAST, _DIGITS * measure.size(9.5) * 25.4 / 72, cell if cell >= _DATED_WEEK else 0)
    size = ceil(len(columns) / ceil(len(columns) * least / frame)) if above else len(columns)
    width = round((100 if above else 100 - 100 * _ITEM) / size, 3)
    rows = tuple(_row(component, item, columns) for item in component.items)
    parts = tuple(_part(columns, rows, first, size, width) for first in range(0, len(columns), size))
    height = 2 * measure.pitch if above else measure.row
    return {
        "columns": columns,
        "rows": rows,
        "parts": parts,
        "above": above,
        "weekly": weekly,
        "width": width,
        "corner": words["weeks" if weekly else "days"],
        "long": len(rows) * height * len(parts) > measure.keep(_WHOLE),
    }


def _row(component: Component, item: Item, columns: tuple[TrackerColumn, ...]) -> TrackerRow:
    def place(column: TrackerColumn) -> AnswerPlace:
        return line_place(component, item.key, column.key, label=f"{item.text}, {column.label}")

    return TrackerRow(item.html, tuple(map(place, columns)))


def _part(
    columns: tuple[TrackerColumn, ...], rows: tuple[TrackerRow, ...], first: int, size: int, width: float
) -> TrackerPart:
    found = columns[first : first + size]
    shown = tuple(TrackerRow(row.html, row.places[first : first + size]) for row in rows)
    return TrackerPart(found, shown, round(100 - width * len(found), 2), len(found) <= _WIDE)


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
        yield TrackerColumn(day.isoformat(), label, letters[day.weekday()], str(day.day))


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
    return days if span == "week" else _DAYS[span]


def _start(component: Component) -> date | None:
    """The first day. It is early enough for the last one to have a date: the year 9999 has no days after it."""
    written = str(component.option("start"))
    return min(date.fromisoformat(written), date(9999, 9, 1)) if written else None
