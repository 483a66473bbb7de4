"""Custom properties and sums of a print sheet, settled once where WeasyPrint would settle them for every element.

A property that only `:root` sets has one value on the whole sheet. Written in its place, it spares a layout the look-up
and the arithmetic at each element that uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_SET = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_INNER_SUM = re.compile(r"calc\(([^()]*)\)")
_SUM = re.compile(r"calc\(((?:[^()]|\([^()]*\))*)\)")
_TOKEN = re.compile(r"\s*(?:(-?\d*\.?\d+)(mm|pt|%|em)?|([()*/])|(?<=\s)([+-])(?=\s))")
_DEPTH = 10
"""How deep properties may be made of each other; WeasyPrint refuses a circle, and so it is left to it."""

Length = tuple[float, str]


def settled(css: str) -> str:
    """The same sheet with the values of properties that only `:root` sets, and with the sums that can be done."""
    values = _of_root(css)
    for _ in range(_DEPTH):
        css, count = _USED.subn(lambda match: values.get(match[1], match[0]), css)
        if not count:
            break
    for _ in range(_DEPTH):
        before, css = css, _INNER_SUM.sub(_done, css)
        if css == before:
            break
    return _SUM.sub(_done, css)


def _of_root(css: str) -> Mapping[str, str]:
    """The properties that nothing but `:root` sets, the last value of each."""
    inside = [(match[1], match[2].strip()) for root in _ROOT.finditer(css) for match in _SET.finditer(root[1])]
    elsewhere = {match[1] for match in _SET.finditer(_ROOT.sub("", css))}
    return {name: value for name, value in inside if name not in elsewhere}


def _done(match: re.Match[str]) -> str:
    """A sum as one length; as it is written where it mixes units."""
    try:
        number, unit = _Sum(match[1]).value()
    except (ValueError, IndexError, ZeroDivisionError):
        return match[0]
    return f"{number:.6f}".rstrip("0").rstrip(".") + unit


class _Sum:
    """The value of a sum of lengths of one unit, multiplied and divided by numbers. ValueError for any other."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0

    def value(self) -> Length:
        found = self._sum()
        if self._at < len(self._tokens):
            raise ValueError
        return found

    def _sum(self) -> Length:
        number, unit = self._product()
        while self._peek() in ("+", "-"):
            sign = 1 if self._next() == "+" else -1
            more, other = self._product()
            if other != unit:
                raise ValueError
            number += sign * more
        return number, unit

    def _product(self) -> Length:
        number, unit = self._factor()
        while self._peek() in ("*", "/"):
            operator = self._next()
            by, other = self._factor()
            if other and (unit or operator == "/"):
                raise ValueError
            number, unit = (number * by if operator == "*" else number / by), unit or other
        return number, unit

    def _factor(self) -> Length:
        token = self._next()
        if token == "(":
            found = self._sum()
            if self._next() != ")":
                raise ValueError
            return found
        if isinstance(token, str):
            raise ValueError
        return token

    def _peek(self) -> str | Length | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> str | Length:
        self._at += 1
        return self._tokens[self._at - 1]


def _tokens(text: str) -> Iterator[str | Length]:
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match:
            raise ValueError
        yield (float(match[1]), match[2] or "") if match[1] else match[3] or match[4]
        at = match.end()
