"""The drawing of a wheel: rings, spokes and their names, all in mm on a frame 168 mm wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from unicodedata import combining, east_asian_width

from builder.model.guide import Component

_WIDTH = 168.0
_CENTRE = _WIDTH / 2
_RADII = (59.0, 55.0, 51.0)
"""The rim, as wide as the names beside it allow without being cut; the last where none does."""

_SIZE = 3.35
"""mm: 9.5 pt."""

_ROW = 4.8
_MOST_ROWS = 3
_GAP = 4.0
"""mm between the rim and a name."""

_MIDDLE = 70.0
"""mm: how wide a name above or below the wheel may be."""


@dataclass(frozen=True)
class Name:
    """A spoke's name in rows, and where the baseline of the first lies. `anchor` is start, middle or end."""

    rows: tuple[str, ...]
    x: float
    y: float
    anchor: str
    is_cut: bool


def prepare(component: Component, words: Mapping[str, str]) -> Mapping[str, object]:
    """The wheel as paths and texts; y is 0 at the centre, `top` and `height` bound what is drawn."""
    return _drawn([item.text for item in component.items], int(str(component.option("rings"))), words)


def _drawn(texts: list[str], rings: int, words: Mapping[str, str]) -> Mapping[str, object]:
    attempts = _attempts(texts)
    radius, names = next((found for found in attempts if not any(name.is_cut for name in found[1])), attempts[-1])
    top = min(-radius - 1, *(name.y - _SIZE for name in names))
    bottom = max(radius + 1, *(name.y + (len(name.rows) - 1) * _ROW + 1.2 for name in names))
    spokes = [(sin(turn) * radius, -cos(turn) * radius) for turn in _turns(len(texts))]
    step = radius / rings
    dots = [
        f"M{x * n / rings:.2f} {y * n / rings:.2f}h0"
        for x, y in spokes
        for n in range(1, rings)
        if _is_counted(n, rings)
    ]
    return {
        "centre": _CENTRE,
        "radius": radius,
        "top": round(top, 2),
        "height": round(bottom - top, 2),
        "rings": [round(n * step, 2) for n in range(1, rings)],
        "spokes": "".join(f"M0 0L{x:.2f} {y:.2f}" for x, y in spokes),
        "dots": "".join(dots),
        "numbers": [(n, round(-n * step, 2)) for n in range(1, rings) if _is_counted(n, rings)],
        "names": names,
        "row": _ROW,
        "drawing": words["drawing"].format(n=len(texts), rings=rings, names=", ".join(map(_short, texts))),
    }


def _is_counted(ring: int, rings: int) -> bool:
    """Whether a ring gets dots and a number: every one of five or fewer, else every other one."""
    return rings <= 5 or ring % 2 == 0


def _turns(count: int) -> list[float]:
    return [2 * pi * n / count for n in range(count)]


def _attempts(texts: list[str]) -> list[tuple[float, list[Name]]]:
    turns = _turns(len(texts))
    step = min(turns[1], pi / 2)  # a name above or below the wheel keeps clear of its neighbours
    return [(r, [_name(text, turn, step, r) for text, turn in zip(texts, turns, strict=True)]) for r in _RADII]


def _name(text: str, turn: float, step: float, radius: float) -> Name:
    x, y = sin(turn) * (radius + _GAP), -cos(turn) * (radius + _GAP)
    if abs(x) < 0.25 * radius:
        rows, is_cut = _wrapped(text, min(_MIDDLE, 2 * sin(step) * (radius + _GAP) - _GAP))
        first = y - (len(rows) - 1) * _ROW if y < 0 else y + _SIZE * 0.72
        return Name(rows, round(_CENTRE + x, 2), round(first, 2), "middle", is_cut)
    rows, is_cut = _wrapped(text, _CENTRE - abs(x))
    above = (1 + cos(turn)) / 2  # names grow away from the wheel: upwards over it, downwards under it
    first = y - (len(rows) - 1) * _ROW * above + _SIZE * 0.36
    return Name(rows, round(_CENTRE + x, 2), round(first, 2), "start" if x > 0 else "end", is_cut)


def _wrapped(text: str, width: float) -> tuple[tuple[str, ...], bool]:
    """A text in rows of a width in mm, and whether it is cut, which an ellipsis then says."""
    rows: list[str] = []
    for word in text.split():
        if rows and _length(f"{rows[-1]} {word}") <= width:
            rows[-1] = f"{rows[-1]} {word}"
        else:
            rows.append(word)
    kept = rows[:_MOST_ROWS]
    if len(rows) > _MOST_ROWS:
        kept[-1] += "\u2026"
    fitted = [_fitted(row, width) for row in kept]
    return tuple(fitted) or ("",), fitted != rows


def _fitted(row: str, width: float) -> str:
    if _length(row) <= width:
        return row
    row = row.rstrip("\u2026")
    while row and _length(row + "\u2026") > width:
        row = row[:-1]
    return row + "\u2026"


def _length(text: str) -> float:
    """About how wide a text is in mm, rather too wide: half a square for a letter, one for a capital or a wide sign."""
    return _SIZE * sum(map(_breadth, text))


def _breadth(letter: str) -> float:
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF" or ord(letter) > 0x1F000:
        return 1.25
    if letter in "iljtfrI.,:;'!|() ":
        return 0.36
    return 0.85 if letter.isupper() or letter in "mwMW" else 0.58


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "\u2026"
