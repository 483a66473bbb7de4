"""Dates, days of the week, numbers and plural forms as they are usual in a language and region, from Unicode CLDR.

Babel takes some 45 ms to load with the data of a first language, so it is imported where a page asks for any of these,
and never by a build that changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SKELETONS = {"day": "MMMMd", "short": "MMMd", "month": "yMMMM"}
"""The parts of a date, by the name that its form has here; `long` is CLDR's own long form."""


def written_date(day: date, form: str, strings: Mapping[str, str]) -> str:
    """A date: `long` with its year, `day` without, `short` without and with a short month, `month` without the day.

    `strings` are those of a language, with its `locale` and perhaps a pattern of its own, such as `date_long`.
    """
    from babel.dates import format_date

    locale, pattern = _locale(strings["locale"]), strings.get(f"date_{form}", "")
    if not pattern:
        skeleton = _SKELETONS.get(form)
        found = locale.datetime_skeletons.get(skeleton) if skeleton else None
        pattern = str(found.pattern if found is not None else locale.date_formats["long"].pattern)
    return format_date(day, pattern, locale)


def month_name(month: int, locale: str) -> str:
    """The short name of a month from 1 to 12, as it is written alone."""
    return str(_locale(locale).months["stand-alone"]["abbreviated"][month])


def months_by_name(locale: str) -> dict[str, int]:
    """The months of a language from 1 to 12 by each of their names: whole and short, alone and in a date, in small
    letters and without full stops."""
    forms = _locale(locale).months
    return {
        str(name).casefold().replace(".", ""): number
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in forms[form][width].items()
    }


def day_names(width: str, locale: str) -> tuple[str, ...]:
    """The names of the week's days from Monday on, as they are written alone: `wide`, `abbreviated` or `narrow`."""
    names = _locale(locale).days["stand-alone"][width]
    return tuple(str(names[number]) for number in range(7))


def first_day(locale: str) -> str:
    """The day that a week begins with, by its English name in small letters."""
    return WEEKDAYS[_locale(locale).first_week_day]


def plural_form(number: int, locale: str) -> str:
    """Which of a language's plural forms a number takes: zero, one, two, few, many or other."""
    return str(_locale(locale).plural_form(number))


def plural_forms(locale: str) -> frozenset[str]:
    """The plural forms that a language has for whole numbers."""
    return frozenset(_locale(locale).plural_form.tags) | {"other"}


def language_names(code: str) -> frozenset[str]:
    """What a language is called in English and in itself, in small letters: `german` and `deutsch` for `de`."""
    locale = _locale(code)
    return frozenset(str(name).casefold() for name in (locale.english_name, locale.display_name) if name)


def decimal_mark(locale: str) -> str:
    """What separates whole numbers from decimals."""
    return str(_locale(locale).number_symbols["latn"]["decimal"])


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    """The data for a language tag; those of its language alone, or of English, where there are none for the whole."""
    from babel import Locale, UnknownLocaleError

    for name in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")
