"""The days and weeks of a planner, with or without their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from builder.components.answers import text_place
from builder.components.further import fills
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure
from builder.text.locales import WEEKDAYS, day_names, first_day, written_date
from builder.text.width import wrapped

_LATEST = date(9999, 9, 1)
"""After the end of the year 9999 there are no days."""
_QUARTER, _MONTH = 12, 6
"""Weeks. A month of 31 days that begins on the last day of a week reaches into a sixth."""

_STRETCH, _HIGHEST_DAY = 1.5, 5
"""How much higher the days of a list may get to fill a page, and how many writing lines high a day of a month."""

_ABOVE = 36.0
"""mm of a frame that are above a list of days or weeks: a title, a sentence and a question."""

_HIGH_WEEK = 26
"""Rows of a frame in which each day of a week has three."""

_NAME, _NAME_TOP = 0.26, 1.0
"""Of the frame: how wide the name of a day is, beside its lines; of a unit: the white above it and a rule below."""

_SIZE, _MM = 9.5, 25.4 / 72
"""pt of the name in the design, and mm of a point."""

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day or a week. `key` is for the name of its answer, `label` is spoken, `head` and `sub` printed.

    A day with a date has its `number` in the month. The empty places of a month, before its first day and after its
    last, have no key.
    """

    key: str = ""
    label: str = ""
    head: str = ""
    sub: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class CalendarCell:
    """A day or a week with its place to write; none where a month has no day."""

    day: CalendarDay
    place: AnswerPlace | None


def prepare(component: Component, words: Words, measure: Measure) -> Mapping[str, object]:
    """The planner's `title` and what its group is called, the `weekdays` in their order, and `weeks` of cells; a list
    of cells is one week, each with so many `rows`. A cell is `height` mm high, and at most `highest` where the planner
    fills its page; `rules` are the places of the rules in one of a list, in per cent.
    """
    view, written = component.option("view"), str(component.option("start"))
    locale, chosen = words["locale"], str(component.option("first"))
    first = WEEKDAYS.index(first_day(locale) if chosen == "language" else chosen)
    order = [(first + n) % 7 for n in range(7)]
    start = min(date.fromisoformat(written), _LATEST) if written else None
    names, short = day_names("wide", locale), day_names("abbreviated", locale)
    if view == "month":
        weeks = _dated_month(start, order, words) if start else _month(order, words)
    elif view == "quarter":
        weeks = [list(_quarter(start, order, words))]
    else:
        weeks = [list(_week(start, order, words))]
    title = written_date(start, "month", words) if start and view == "month" else ""
    height = _cell_height(measure)
    high = view == "week" and _HIGH_WEEK * measure.pitch <= measure.frame_height
    count, room = len(weeks[0]), measure.frame_height - _ABOVE
    rows = 3 if high else 2 if count * 2 * measure.pitch <= room else 1
    if view != "month":
        least = max(measure.row if rows == 1 else rows * measure.pitch, *(_named(day, measure) for day in weeks[0]))
        height = round(max(least, min(room / count, _STRETCH * measure.row)) if rows == 1 else least, 2)
    fixed = not fills(component)
    most = max(height, _HIGHEST_DAY * measure.pitch) if view == "month" else height * _STRETCH
    return {
        "title": title,
        "group": title or words["calendar"],
        "weekdays": [(names[n], short[n]) for n in order],
        "weeks": tuple(tuple(_cells(component, week)) for week in weeks),
        "width": round(100 / 7, 4),
        "starts": [round(100 * n / 7, 4) for n in range(7)],
        "height": height,
        "long": view != "month" and count * height > room,
        "highest": 0 if fixed else round(most, 2),
        "rules": [round(100 * n / rows, 3) for n in range(1, rows)],
        "rows": rows,
    }


def _cells(component: Component, week: Iterable[CalendarDay]) -> Iterator[CalendarCell]:
    for day in week:
        place = text_place(component, day.key, label=day.label) if day.key else None
        yield CalendarCell(day, place)


def _cell_height(measure: Measure) -> float:
    """The height of a day of a month, in mm: as much as six weeks and their head have room for."""
    return round(min(3.5 * measure.pitch, (measure.frame_height - 6 * measure.pitch) / 6.2) - 0.2, 2)


def _named(day: CalendarDay, measure: Measure) -> float:
    """How many mm high the name of a day or a week of a list is, and its date below."""

    def length(text: str) -> float:
        return measure.widths.em(text, "sans", 600) * measure.size(_SIZE) * _MM

    lines = sum(len(wrapped(text, _NAME * measure.frame_width, length)) for text in (day.head, day.sub) if text)
    return _NAME_TOP * measure.unit + lines * measure.leading


def _week(start: date | None, order: list[int], words: Words) -> Iterator[CalendarDay]:
    names = day_names("wide", words["locale"])
    begin = _begin(start, order) if start else None
    for n, weekday in enumerate(order):
        if begin is None:
            yield CalendarDay(WEEKDAYS[weekday], names[weekday], names[weekday])
        else:
            yield _day(begin + timedelta(n), words)


def _quarter(start: date | None, order: list[int], words: Words) -> Iterator[CalendarDay]:
    begin = _begin(start, order) if start else None
    for n in range(1, _QUARTER + 1):
        week = words["week"].format(n=n)
        if begin is None:
            yield CalendarDay(f"week-{n}", week, week)
            continue
        day = begin + timedelta(7 * (n - 1))
        label = words["week_of"].format(week=week, date=written_date(day, "long", words))
        yield CalendarDay(f"week-of-{day.isoformat()}", label, week, written_date(day, "day", words))


def _month(order: list[int], words: Words) -> list[list[CalendarDay]]:
    """Six weeks without dates, so that any month can be written into them."""
    names = day_names("wide", words["locale"])
    return [
        [
            CalendarDay(
                f"week-{n}-{WEEKDAYS[day]}",
                words["day_of_week"].format(week=words["week"].format(n=n), day=names[day]),
            )
            for day in order
        ]
        for n in range(1, _MONTH + 1)
    ]


def _dated_month(start: date, order: list[int], words: Words) -> list[list[CalendarDay]]:
    """The weeks of the month that a day lies in."""
    first = start.replace(day=1)
    following = (first + timedelta(31)).replace(day=1)
    days = [first + timedelta(n) for n in range((following - first).days)]
    places = [CalendarDay()] * order.index(first.weekday()) + [_day(day, words) for day in days]
    places += [CalendarDay()] * (-len(places) % 7)
    return [places[n : n + 7] for n in range(0, len(places), 7)]


def _day(day: date, words: Words) -> CalendarDay:
    name = day_names("wide", words["locale"])[day.weekday()]
    label = words["dated_day"].format(day=name, date=written_date(day, "long", words))
    return CalendarDay(day.isoformat(), label, name, written_date(day, "day", words), str(day.day))


def _begin(day: date, order: list[int]) -> date:
    """The first day of the week that a day lies in. The year 1 has no days before it."""
    back = order.index(day.weekday())
    return day - timedelta(back) if day.toordinal() > back else day
