"""The days and weeks of a planner, with or without their dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from builder.model.guide import Component
from builder.model.measure import Measure

_KEYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LATEST = date(9999, 9, 1)
"""Behind the end of the year 9999 there are no days."""
_QUARTER, _MONTH = 12, 6
"""Weeks. A month of 31 days that begins on the last day of a week reaches into a sixth."""

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A day or a week to write in. `key` is for the name of its answer, `label` is spoken, `head` and `sub` printed.

    A day with a date has its `number` in the month. The empty places of a month, before its first day and behind its
    last, have no key.
    """

    key: str = ""
    label: str = ""
    head: str = ""
    sub: str = ""
    number: str = ""


def prepare(component: Component, words: Words, measure: Measure) -> Mapping[str, object]:
    """The planner's `title`, the `weekdays` in their order, and `weeks` of places; a list of places is one week."""
    view, written = component.option("view"), str(component.option("start"))
    first = words["first_day"] if component.option("first") == "language" else str(component.option("first"))
    order = [(n - 1) % 7 for n in range(7)] if first == "sunday" else list(range(7))
    start = min(date.fromisoformat(written), _LATEST) if written else None
    names = words["weekdays"].split()
    if view == "month":
        weeks = _dated_month(start, order, words) if start else _month(order, words)
    elif view == "quarter":
        weeks = [list(_quarter(start, order, words))]
    else:
        weeks = [list(_week(start, order, words))]
    title = _month_title(start, words) if start and view == "month" else ""
    return {"title": title, "weekdays": [(names[n], words["short"].split()[n]) for n in order], "weeks": weeks}


def _week(start: date | None, order: list[int], words: Words) -> Iterator[Place]:
    names = words["weekdays"].split()
    begin = _begin(start, order) if start else None
    for n, weekday in enumerate(order):
        if begin is None:
            yield Place(_KEYS[weekday], names[weekday], names[weekday])
        else:
            yield _day(begin + timedelta(n), words)


def _quarter(start: date | None, order: list[int], words: Words) -> Iterator[Place]:
    begin = _begin(start, order) if start else None
    for n in range(1, _QUARTER + 1):
        week = words["week"].format(n=n)
        if begin is None:
            yield Place(f"week-{n}", week, week)
            continue
        day = begin + timedelta(7 * (n - 1))
        label = words["week_of"].format(week=week, date=_date(day, words))
        yield Place(f"week-of-{day.isoformat()}", label, week, _short_date(day, words))


def _month(order: list[int], words: Words) -> list[list[Place]]:
    """Six weeks without dates, so that any month can be written into them."""
    names = words["weekdays"].split()
    return [
        [
            Place(
                f"week-{n}-{_KEYS[day]}",
                words["day_of_week"].format(week=words["week"].format(n=n), day=names[day]),
            )
            for day in order
        ]
        for n in range(1, _MONTH + 1)
    ]


def _dated_month(start: date, order: list[int], words: Words) -> list[list[Place]]:
    """The weeks of the month that a day lies in."""
    first = start.replace(day=1)
    following = (first + timedelta(31)).replace(day=1)
    days = [first + timedelta(n) for n in range((following - first).days)]
    places = [Place()] * order.index(first.weekday()) + [_day(day, words) for day in days]
    places += [Place()] * (-len(places) % 7)
    return [places[n : n + 7] for n in range(0, len(places), 7)]


def _day(day: date, words: Words) -> Place:
    name = words["weekdays"].split()[day.weekday()]
    label = words["dated_day"].format(day=name, date=_date(day, words))
    return Place(day.isoformat(), label, name, _short_date(day, words), str(day.day))


def _begin(day: date, order: list[int]) -> date:
    """The first day of the week that a day lies in. The year 1 has no days before it."""
    back = order.index(day.weekday())
    return day - timedelta(back) if day.toordinal() > back else day


def _month_title(day: date, words: Words) -> str:
    return words["month_form"].format(month=_month_name(day, words), year=day.year)


def _short_date(day: date, words: Words) -> str:
    return words["day_form"].format(day=day.day, month=_month_name(day, words))


def _date(day: date, words: Words) -> str:
    return words["date_form"].format(day=day.day, month=_month_name(day, words), year=day.year)


def _month_name(day: date, words: Words) -> str:
    return words["months"].split()[day.month - 1]
