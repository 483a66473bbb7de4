"""The columns of a tracker: its days or weeks, numbered or with their dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from builder.model.guide import Component

_DAYS = {"week": 7, "month": 31, "30days": 30}
_WEEKS = 12
_BESIDE = 21
"""Columns that have room beside a label of 48 mm: 120 mm for cells of 5.7 mm. Of more, the label stands above."""
_WHOLE = 170.0
"""mm: a higher tracker may go on over pages."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day or a week. `key` is for the names of its answers, `label` is spoken, `upper` and `lower` are printed."""

    key: str
    label: str
    upper: str
    lower: str = ""


def prepare(component: Component, words: Mapping[str, str]) -> Mapping[str, object]:
    """The tracker's columns, and whether a label stands `above` its boxes or beside them."""
    weekly = component.option("span") == "12weeks"
    columns = tuple(_weeks(component, words) if weekly else _days(component, words))
    above = len(columns) > _BESIDE
    row = 16.0 if above else 10.67
    return {
        "columns": columns,
        "above": above,
        "weekly": weekly,
        "width": round((100 if above else 100 - 48 / 1.68) / len(columns), 3),
        "long": len(component.items) * row > _WHOLE,
    }


def _days(component: Component, words: Mapping[str, str]) -> Iterator[Column]:
    first = _start(component)
    count = _count(component, first)
    if first is None:
        for n in range(1, count + 1):
            yield Column(f"day-{n}", words["day"].format(n=n), str(n))
        return
    names, letters = words["weekdays"].split(), words["letters"].split()
    for n in range(count):
        day = first + timedelta(n)
        label = f"{names[day.weekday()]} {_spoken(day, words)}"
        yield Column(day.isoformat(), label, letters[day.weekday()], str(day.day))


def _weeks(component: Component, words: Mapping[str, str]) -> Iterator[Column]:
    first = _start(component)
    for n in range(1, _WEEKS + 1):
        if first is None:
            yield Column(f"week-{n}", words["week"].format(n=n), str(n))
            continue
        day = first + timedelta(7 * (n - 1))
        label = words["week_of"].format(date=_spoken(day, words))
        yield Column(f"week-of-{day.isoformat()}", label, str(day.day), words["months"].split()[day.month - 1])


def _count(component: Component, first: date | None) -> int:
    """How many days: of a month that has a date, as many as that month has."""
    span, days = str(component.option("span")), int(component.option("days"))
    if span == "month" and first:
        return monthrange(first.year, first.month)[1]
    return days if span == "week" else _DAYS[span]


def _start(component: Component) -> date | None:
    """The first day. It is early enough for the last one to have a date: the year 9999 has no days behind it."""
    written = str(component.option("start"))
    return min(date.fromisoformat(written), date(9999, 9, 1)) if written else None


def _spoken(day: date, words: Mapping[str, str]) -> str:
    return f"{day.day} {words['months'].split()[day.month - 1]}"
