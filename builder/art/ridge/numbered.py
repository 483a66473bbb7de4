"""The rings of the phase that a drawing is about: all of one size in a whole book, each with the number of its step.

The hill of the phase is made wide enough for its rings, and the other hills share what is left. Where even that is too
narrow for one row, the rings take turns in several rows, one below the other, and are still read from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, hypot

from builder.art.ridge.terrain import RING_MARGIN, Spot, Stretch, Terrain, Turn

RING = 6.0
"""mm across, with its stroke: a number of two digits in 9.5 pt, and room to colour it in."""

PITCH = 7.0
"""mm between the centres of two rings of one row, at least."""

_WIDEST = 0.75
"""The part of the drawing that the hill of one phase takes at most for its rings, beside others."""

_APART, _LOWER = 6.5, 0.5
"""mm: the least distance of two rings of different rows, and by how much rows move apart until it is kept."""

_STROKE = 0.45
_SIZE, _CHORD, _DIGIT = 3.35, 4.9, 0.56
"""mm: 9.5 pt, how wide a number in a ring may be, and how wide a digit is in em."""


def widened(crest: Terrain, phase: int, width: float) -> Terrain:
    """The crest with a hill for one phase that has room for its rings; `width` is the drawing's, in mm.

    Hills keep their order and their heights. A hill that is wide enough stays as it is.
    """
    start, end = crest.stretches[phase]
    if end - start >= 1:
        return crest
    wanted = (len(crest.rings[phase]) - 1 + 2 * RING_MARGIN) * PITCH / width if crest.rings[phase] else 0.0
    wide = max(end - start, min(wanted, _WIDEST))
    others = (1 - wide) / (1 - end + start)

    def moved(x: float) -> float:
        if x <= start:
            return x * others
        if x >= end:
            return 1 - (1 - x) * others
        return start * others + (x - start) * wide / (end - start)

    return Terrain(
        tuple(Turn(moved(turn.x), turn.height) for turn in crest.turns),
        tuple((moved(first), moved(last)) for first, last in crest.stretches),
        tuple(tuple(map(moved, rings)) for rings in crest.rings),
    )


def spread(crest: Terrain, stretch: Stretch, count: int, *, width: float, base: float, rise: float) -> list[Spot]:
    """Where so many rings are on a stretch of a drawing `width` mm wide, whose crest is `base` mm down at height 0 and
    `rise` mm higher at height 1. In one row they are on the crest; further rows are below it.
    """
    start, end = (edge * width for edge in stretch)
    first = max(RING_MARGIN * (end - start) / (count - 1 + 2 * RING_MARGIN), min(RING / 2 + 0.5, (end - start) / 2))
    pitch = (end - start - 2 * first) / (count - 1) if count > 1 else 0.0
    across = [start + first + step * pitch for step in range(count)]
    on_crest = [(x, base - rise * crest.height(x / width)) for x in across]
    rows = ceil(PITCH / pitch - 1e-6) if pitch else 1
    below = _APART
    while rows > 1 and below < 2 * _APART and _nearest(_in_rows(on_crest, rows, below), rows) < _APART:
        below += _LOWER
    return _in_rows(on_crest, rows, below)


def step_attribute(step: int) -> str:
    """What says in a drawing that a ring is that of a step, which counts from 1 in the guide."""
    return f' data-step="{step}"'


def numbered_rings(
    spots: Sequence[Spot], numbers: Sequence[str], colour: str, lettering: str, *, first: int = 1
) -> str:
    """The rings as SVG, with their numbers; `first` is the step of the first one. ValueError where there are more of
    one than of the other.
    """
    texts = "".join(
        f'<text x="{x:.1f}" y="{y + 0.34 * _size(number):.1f}"{_smaller(number)}>{escape(number)}</text>'
        for (x, y), number in zip(spots, numbers, strict=True)
        if number
    )
    radius = f"{(RING - _STROKE) / 2:.2f}"
    circles = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"{step_attribute(step)}/>'
        for step, (x, y) in enumerate(spots, first)
    )
    if not circles:
        return ""
    rings = f'<g fill="#fff" stroke="{colour}" stroke-width="{_STROKE}">{circles}</g>'
    font = f'font-family="{escape(lettering)}" font-size="{_SIZE}" text-anchor="middle" fill="#000"'
    return rings + (f"<g {font}>{texts}</g>" if texts else "")


def _size(number: str) -> float:
    """mm: the size of a number's digits, smaller where it has more than two."""
    return round(min(_SIZE, _CHORD / (_DIGIT * len(number))), 2)


def _smaller(number: str) -> str:
    return f' font-size="{_size(number)}"' if _size(number) < _SIZE else ""


def _in_rows(spots: Sequence[Spot], rows: int, below: float) -> list[Spot]:
    return [(x, y + step % rows * below) for step, (x, y) in enumerate(spots)]


def _nearest(spots: Sequence[Spot], rows: int) -> float:
    """The least distance of two rings that are near each other."""
    pairs = ((a, b) for step, a in enumerate(spots) for b in spots[step + 1 : step + 2 * rows])
    return min((hypot(a[0] - b[0], a[1] - b[1]) for a, b in pairs), default=_APART)
