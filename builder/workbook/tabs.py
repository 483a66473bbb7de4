"""Thumb tabs: a field with its number on the fore-edge for each phase, so that it can be found with the book closed."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.guide import Guide
from builder.model.measure import Measure
from builder.workbook.book import Workbook

_FIRST, _LOWEST = 40.0, 232.0
"""mm below the frame's top: where the first tab begins, and by which the last one ends, on A4 and Letter alike."""

_LARGE, _SMALL = (6.0, 24.0), (5.0, 21.0)
"""mm: width and height of a tab, and of one on small paper. It is as far from the sheet's edge as it is wide."""

_SMALL_MARGIN = 16.0
"""mm: beside a narrower outer margin tabs are small."""

_APART, _GAP = 8.0, 4.0
"""mm of white between two tabs, and where there are many."""

_MOST = 12
"""Tabs below one another; the next one is at the top again."""

_WHITE, _BESIDE = 4.2, 1.5
"""mm: the rim of the sheet that printers leave white, and the least distance of a tab from the frame."""


_NUMBER, _BESIDE_NUMBER = 9.5, 1.0
"""pt of a number in the design, and mm of its tab that stay free beside it."""


@dataclass(frozen=True, slots=True)
class Tab:
    """The tab of the pages of one type, with the number of their phase: its distance from the frame's top, its width
    and height, and its distance from the sheet's edge, in mm. `size` is that of its number in pt, where a number of
    the usual size is wider than the tab; else 0.
    """

    page: str
    number: str
    top: float
    width: float
    height: float
    edge: float
    size: float = 0.0


def tabs(workbook: Workbook, measure: Measure) -> tuple[Tab, ...]:
    """One tab for each phase that the workbook has pages of; lower and closer where there are many."""
    chapters = tuple(dict.fromkeys((page.tab, page.chapter) for page in workbook.pages if page.tab))
    if not chapters:
        return ()
    wide, high = _LARGE if measure.outer >= _SMALL_MARGIN else _SMALL
    white = max(_WHITE, measure.safe)
    width = round(min(wide, measure.outer - white - _BESIDE), 2)
    edge = round(max(min(wide, measure.outer - width - _BESIDE), measure.safe), 2)
    lowest = min(_LOWEST, measure.frame_height)
    first = _FIRST * lowest / _LOWEST
    distance = min(high + _APART, (lowest - first - high) / max(min(len(chapters), _MOST) - 1, 1))
    height = round(min(high, distance - _GAP), 2)
    found = []
    for place, (name, chapter) in enumerate(chapters):
        number = workbook.phase_numbers[chapter - 1]
        top = round(first + place % _MOST * distance, 2)
        found.append(Tab(name, number, top, width, height, edge, _size(number, width, measure)))
    return tuple(found)


def _size(number: str, width: float, measure: Measure) -> float:
    """pt of a number that is wider than its tab in the usual size; 0 of all others."""
    largest = (width - _BESIDE_NUMBER) / (measure.widths.em(number, "sans", 600) * 25.4 / 72)
    return round(largest, 1) if largest < measure.size(_NUMBER) else 0.0


def phase_numbers(guide: Guide) -> tuple[str, ...]:
    """What the phases are numbered: as their author did, if that tells them apart; else from 1 on."""
    ordinals = [phase.ordinal for phase in guide.phases]
    if len(set(ordinals)) == len(ordinals) and all(phase.label for phase in guide.phases):
        return tuple(map(str, ordinals))
    return tuple(str(number) for number in range(1, len(ordinals) + 1))
