"""How large typed text is in a field of a form.

With size 0 a viewer chooses, each in its own way, and none can be told a least size: a line of 200 characters on 46 mm
gets 1 pt from poppler, 1.7 pt from MuPDF and 4 pt from PDFium, and an area 20 pt from poppler and 12 pt from the
others. So the size is ours, by the room of the field: poppler, PDFium, MuPDF and pdf.js keep it, and scroll what is
longer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_APPEARANCE = re.compile(r"(\S+ \S+ \S+ rg) (/\S+) (\S+) Tf")

_LEAST = 8 / 10.5
"""Of the size of running text: the smallest that an answer is set in, 8 pt on A4 and more in large print."""

_ENOUGH, _ENOUGH_IN_A_LINE = 120, 30
"""Characters: a cell with room for fewer is set smaller, and so is a single line."""

_WIDE, _HIGH, _PADDING = 0.52, 1.25, 4.0
"""em of a character and of a line on average; pt that viewers leave at the edges of a field."""


class Typed(NamedTuple):
    """The name of a field's font as `/Name`, and the operators that set it (ISO 32000-1, 12.7.3.3)."""

    font: str
    appearance: str


def typed(appearance: str, width: float, height: float, *, has_lines: bool) -> Typed:
    """How text is set in a field of so many pt, after the appearance that WeasyPrint writes."""
    colour, font, size = _APPEARANCE.findall(appearance)[0]
    points = _fitting(float(size), width, height, has_lines=has_lines)
    return Typed(font, f"{font} {points:g} Tf {colour}")


def _fitting(size: float, width: float, height: float, *, has_lines: bool) -> float:
    """The largest of a few sizes at which a field has room for enough characters, else the smallest."""
    least = size * _LEAST
    sizes = [size, (size + least) / 2, least]
    if has_lines:
        enough = (points for points in sizes if _lines(points, height) * _room(points, width) >= _ENOUGH)
    else:
        enough = (points for points in sizes if _room(points, width) >= _ENOUGH_IN_A_LINE)
    return round(next(enough, least), 2)


def _lines(points: float, height: float) -> int:
    """How many lines of a size a field shows."""
    return max(int((height - _PADDING) / (points * _HIGH)), 0)


def _room(points: float, width: float) -> int:
    """How many characters of a size a line of a field shows."""
    return int((width - _PADDING) / (points * _WIDE))
