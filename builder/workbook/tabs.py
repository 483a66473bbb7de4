"""Thumb bars: a mark on the fore-edge for each phase, so that it can be found with the book closed."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.measure import Measure
from builder.workbook.pages import Workbook

_FIRST, _HEIGHT, _APART, _GAP = 40.0, 24.0, 32.0, 4.0
"""mm: the first bar below the frame's top, a bar's height, from one to the next, and the least white between two."""

_AWAY, _WIDTH, _WHITE = 8.0, 1.2, 4.2
"""mm: from the frame to a bar, a bar's width, and the rim of the sheet that printers leave white."""

_LOWEST = 232.0
"""mm below the frame's top by which the last bar ends, so that the bars of A4 and of Letter lie at one height."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A bar for the pages of one type: its distance from the frame's top, its height, and how far it is away from the
    frame's side, in mm.
    """

    page: str
    top: float
    height: float
    away: float


def tabs(workbook: Workbook, measure: Measure) -> tuple[Tab, ...]:
    """One bar for each phase that the workbook has pages of; closer where there are many."""
    names = tuple(dict.fromkeys(page.tab for page in workbook.pages if page.tab))
    if not names:
        return ()
    room = min(_LOWEST, measure.frame_height) - _FIRST - _HEIGHT
    distance = min(_APART, room / max(len(names) - 1, 1))
    height = min(_HEIGHT, distance - _GAP)
    away = round(min(_AWAY, measure.outer - _WHITE - _WIDTH), 2)
    return tuple(Tab(name, round(_FIRST + n * distance, 2), round(height, 2), away) for n, name in enumerate(names))
