"""How large typed text is in a field of a form.

With size 0 a viewer chooses, each in its own way, and none can be told a least size. So the size is ours: poppler and
PDFium keep it, and a viewer scrolls what is longer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_APPEARANCE = re.compile(r"(\S+ \S+ \S+ rg) (/\S+) (\S+) Tf")

_LEAST = 8 / 10.5
"""Of the size of running text: the smallest that an answer is set in, 8 pt on A4 and more in large print."""

_ENOUGH = 120
"""Characters: a cell with room for fewer is set smaller."""

_WIDE, _HIGH, _PADDING = 0.52, 1.25, 4.0
"""em of a character and of a line on average; pt that viewers leave at the edges of a field."""


class Typed(NamedTuple):
    """The name of a field's font as `/Name`, and the operators that set it (ISO 32000-1, 12.7.3.3)."""

    font: str
    appearance: str


def typed(appearance: str, width: float, height: float, *, has_lines: bool) -> Typed:
    """How text is set in a field of so many pt, after the appearance that WeasyPrint writes."""
    colour, font, size = _APPEARANCE.findall(appearance)[0]
    points = _fitting(float(size), width, height) if has_lines else float(size)
    return Typed(font, f"{font} {points:g} Tf {colour}")


def _fitting(size: float, width: float, height: float) -> float:
    """The largest of a few sizes at which a field has room for enough characters, else the smallest."""
    least = size * _LEAST
    sizes = [size, (size + least) / 2, least]
    return round(next((points for points in sizes if _room(points, width, height) >= _ENOUGH), least), 2)


def _room(points: float, width: float, height: float) -> int:
    """How many characters of a size a field shows."""
    lines = int((height - _PADDING) / (points * _HIGH))
    return max(lines, 0) * int((width - _PADDING) / (points * _WIDE))
