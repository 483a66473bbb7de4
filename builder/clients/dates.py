"""Dates as people write them in lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from builder.clients.headings import language_codes, words
from builder.clients.table import Cell
from builder.text.locales import months_by_name

_TIME = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.I)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*(?:of\s+)?([^\W\d_]+)\.?,?[\s-]*(\d{4})", re.I)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_LONGEST = 60
_CENTURY = 2000
"""Of years with two digits: no session is planned for 1927."""


def day_first(cells: Iterable[Cell]) -> bool | None:
    """What the dates of a list say about their order: whether the day is before the month in `13/4/2027`; None where no
    date has a number over 12, or where two of them say different things.
    """
    orders = {order for cell in cells if isinstance(cell, str) and (order := _order(cell)) is not None}
    return orders.pop() if len(orders) == 1 else None


def is_ambiguous(cell: Cell) -> bool:
    """Whether a date can mean two days, as `3/4/2027`. With full stops the day is always first."""
    if _numbers(cell) is None:
        return False
    meanings = {read_date(cell, day_first=order) for order in (True, False)}
    return len(meanings) == 2 and None not in meanings


def read_date(cell: Cell, *, day_first: bool | None) -> date | None:
    """The date that a cell holds; None where it holds none, or one that may mean two days."""
    if isinstance(cell, date):
        return cell
    written = _day_of(cell)
    if match := _ISO.fullmatch(written):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(written):
        if day_first is None and is_ambiguous(written):
            return None
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        is_month_first = match[2] != "." and (second > 12 or (day_first is False and first <= 12))
        day, month = (second, first) if is_month_first else (first, second)
        return _date(year if year > 99 else year + _CENTURY, month, day)
    if match := _DAY_FIRST.fullmatch(written):
        return _date(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(written):
        return _date(int(match[3]), _month(match[1]), int(match[2]))
    return None


def _numbers(cell: Cell) -> re.Match[str] | None:
    return None if isinstance(cell, date) else _NUMBERS.fullmatch(_day_of(cell))


def _day_of(cell: str) -> str:
    """A cell without the time of day; empty where it is too long for a date."""
    return _TIME.sub("", cell).strip() if len(cell) <= _LONGEST else ""


def _order(cell: str) -> bool | None:
    match = _numbers(cell)
    if not match or match[2] == ".":
        return None
    first, second = int(match[1]), int(match[3])
    return first > 12 if (first > 12) != (second > 12) else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month, 0 where there is none of this name."""
    return _months().get(name.casefold(), 0)


@cache
def _months() -> Mapping[str, int]:
    """The months by their names in every language that comes with guidepress."""
    found: dict[str, int] = {}
    for code in language_codes():
        found |= months_by_name(code)
        found |= {name.casefold(): int(number) for number, names in words(code)["months"].items() for name in names}
    return found
