"""The two ways to put values into a string, `%` and `format`, with the room that they may ask for bounded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, TypeVar

from jinja2 import Environment
from jinja2.sandbox import SandboxedEscapeFormatter, SandboxedFormatter
from markupsafe import Markup, escape

from builder.theming.allowance import Allowance, Refused, too_much, weight

_WIDEST = 1000
"""The most characters that a value may be filled up to, and the most digits after its decimal point."""

Text = TypeVar("Text", bound=str)

_PERCENT = re.compile(r"%(?:\([^)]*\))?[-+ #]*(\*|\d*)(?:\.(\*|\d*))?")

_NAMED = re.compile(r"[^{}]*(?:\{[a-z_]+\}[^{}]*)*")
"""A string with places for named values and nothing said of how to write them."""

_SIMPLE = frozenset({str, Markup, int})

_HALF = re.compile("[\ud800-\udfff]")


def percent(text: str, values: Any, allowance: Allowance) -> str:
    """`text % values`."""
    rooms = _PERCENT.findall(text)
    if any(not _narrow(room) for found in rooms for room in found):
        raise _too_wide()
    given = values if isinstance(values, (tuple, Mapping)) else (values,)
    longest = max((weight(value) for value in (given.values() if isinstance(given, Mapping) else given)), default=0)
    allowance.take(len(text) + len(rooms) * longest)
    return whole(text % values)


def formatting(text: str, environment: Environment, allowance: Allowance) -> Callable[..., str]:
    """What a template gets as `text.format`."""
    formatter = _MarkupFields(environment, allowance) if isinstance(text, Markup) else _Fields(environment, allowance)

    def formatted(*values: Any, **named: Any) -> str:
        if not values and _NAMED.fullmatch(text) and all(type(value) in _SIMPLE for value in named.values()):
            allowance.take(len(text) + text.count("{") * max(map(weight, named.values()), default=0))
            return fill_in(text, named)
        return type(text)(whole(formatter.vformat(text, values, named)))

    return formatted


def fill_in(text: Text, values: Mapping[str, str | int]) -> Text:
    """The text with its names in braces replaced, escaped where it is HTML: a tenth of what the formatters take."""
    if isinstance(text, Markup):
        values = {name: escape(value) for name, value in values.items()}
    return type(text)(str.format(text, **values))


def whole(text: str) -> str:
    """The text. Refused where it has half of a character (a lone surrogate), since no file can hold one."""
    if _HALF.search(text):
        raise Refused("GP505", "this makes half of a character, which no file can hold", "write the character itself")
    return text


class _Bounded(Formatter):
    """Takes each field from the allowance."""

    _allowance: Allowance

    def format_field(self, value: Any, format_spec: str) -> str:
        if any(not _narrow(room) for room in re.findall(r"\d+", format_spec)):
            raise _too_wide()
        text: str = super().format_field(value, format_spec)
        self._allowance.take(len(text))
        return text


class _Fields(_Bounded, SandboxedFormatter):
    def __init__(self, environment: Environment, allowance: Allowance) -> None:
        super().__init__(environment)
        self._allowance = allowance


class _MarkupFields(_Bounded, SandboxedEscapeFormatter):
    def __init__(self, environment: Environment, allowance: Allowance) -> None:
        super().__init__(environment, escape=Markup.escape)
        self._allowance = allowance


def _narrow(room: str) -> bool:
    return not room or (room != "*" and len(room) < 8 and int(room) <= _WIDEST)


def _too_wide() -> Refused:
    return too_much("fills a value up to more than a page can hold", f"the most is {_WIDEST} characters, as a number")
