"""Writing areas that fill what is left of their page.

A document is laid out with its smallest areas. Where each of them then is says how much room its page has left, and
the areas of a page share it by weight, in whole lines. What is over after whole lines goes to the page's gaps, which
are above its labels, so that the last line always lies on the foot of the frame, level across a spread, and every label
is as far from its first line. Where a page has no gap it moves the first line down. Here heights are only calculated;
`grow.py` sets them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from builder.formats.pdf.page_boxes import NEAR, PX_IN_MM, Box, classes, counted, end_of, foot_of, last_component
from builder.model.measure import A4

_SAFETY = 1.0
"""px taken off the room: without it rounding pushed 22 of 155 pages over (measured with WeasyPrint 70)."""

_ALL_ROWS = 1000
_LEAST_ROWS = 3
"""Rows that a growing area keeps where optional areas are on its page."""

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Fit:
    """How high an area is to be, and how far its ruling moves down, in mm."""

    height: float
    offset: float

    @property
    def style(self) -> str:
        if not self.height:
            return "display:none"
        moved = f";background-position:0 {self.offset:.2f}mm" if self.offset else ""
        return f"height:{self.height:.2f}mm;min-height:0{moved}"


@dataclass(frozen=True, slots=True)
class Area:
    """A piece of a page that can grow, in mm.

    It is `least` high or more, `most` or less. With a `pitch` it grows by whole rows, the last of which needs `edge`
    below its line; with a pitch of 0 it takes any height. `share` is its weight beside the page's other areas. A `late`
    one gets what is left where a page has too little room for its spare lines, and one of any height what is left
    after the others; a `slack` one only what is over after whole rows. One that is `part` of a component gets what is
    left before the late ones, but only where nothing comes after the component on its page. An `optional` one is as
    high as its `most` or not there; it comes before all that grow as they can.
    """

    id: str
    least: float
    most: float = math.inf
    pitch: float = A4.pitch
    edge: float = 0.0
    share: int = 1
    late: bool = False
    part: str = ""
    slack: bool = False
    optional: bool = False

    @property
    def wanted(self) -> float:
        """How much higher it should become before an optional one takes the room."""
        return max(0.0, (self.most if self.most < math.inf else _LEAST_ROWS * self.pitch) - self.least)

    def whole(self, height: float) -> float:
        """The height without what is over after whole rows."""
        return int((height - self.edge) / self.pitch + _ROUNDING) * self.pitch + self.edge if self.pitch else height

    def growth(self, height: float, room: float, most_rows: int) -> float:
        """What the area can use of some room: whole rows, at most so many, or, without rows, all it may have."""
        more = max(0.0, min(room, self.most - height))
        return min(int(more / self.pitch + _ROUNDING), most_rows) * self.pitch if self.pitch else more


@dataclass(frozen=True, slots=True)
class Fits:
    """What every area gets, by id, and the spare places that get lines, with the mm that are left free above each.

    `less` are the areas that get less than their author asked for: the id, what they get and what was asked, in mm.
    """

    areas: Mapping[str, Fit]
    granted: Mapping[str, float]
    less: tuple[tuple[str, float, float], ...] = ()


class _Spare(NamedTuple):
    """A spare place that gets lines, and the mm that are left free above it."""

    id: str
    above: float
    lines: Area


def fit(pages: Sequence[Any], pitch: float) -> Fits:
    """The heights that fill each page. `pages` are WeasyPrint's, laid out with the smallest areas; `pitch` is the mm
    from one writing line to the next.
    """
    areas: dict[str, Fit] = {}
    granted: dict[str, float] = {}
    less: list[tuple[str, float, float]] = []
    for page in pages:
        box = page._page_box
        end = end_of(box)
        room = max(0.0, (foot_of(box) - end - _SAFETY) * PX_IN_MM)
        everything = _areas(box, pitch, end)
        found = [area for area in everything if not (area.late or area.optional or area.part or area.slack)]
        gaps = [area for area in everything if area.slack]
        shown = _shown([area for area in everything if area.optional], room - sum(area.wanted for area in found))
        areas |= shown
        room -= sum(piece.height for piece in shown.values())
        fits = share(found, room, gaps)
        areas |= fits
        bound = [area for area in found if area.most < math.inf]
        less += [(a.id, fits[a.id].height, a.most) for a in bound if fits[a.id].height < a.most - a.pitch - 1]
        left = room - sum(given.height for given in fits.values()) + sum(area.least for area in found)
        parts = further([area for area in everything if area.part], last_component(box, end), left)
        areas |= parts
        left -= sum(parts[area.id].height - area.least for area in everything if area.part)
        spare = _spare(box, left, pitch, end)
        if spare:
            granted[spare.id] = spare.above
            areas |= share([spare.lines], spare.lines.most)
        for area in sorted(everything, key=lambda area: not area.pitch):
            if area.late and not area.part:
                areas[area.id] = Fit(0.0 if spare else area.whole(min(left, area.most)), 0)
                left -= areas[area.id].height
    return Fits(areas, granted, tuple(less))


def head_end(page: Any) -> float:
    """Where the title on a cover ends, in mm from the sheet's top; 0 on a page that has none."""
    heads = [box for box in page._page_box.descendants() if "head" in classes(box)]
    return max((float(box.position_y + box.margin_height()) * PX_IN_MM for box in heads), default=0.0)


def share(areas: Sequence[Area], room: float, gaps: Sequence[Area] = ()) -> dict[str, Fit]:
    """The room in mm that is left on a page, shared among its areas: whole rows by weight, the odd ones to the last.

    What is over after whole rows is shared by the gaps.
    """
    if not areas:
        return {}
    total = sum(area.least for area in areas) + room
    poured = _poured(areas, total)
    heights = {area.id: area.whole(poured[area.id]) for area in areas}
    for most_rows in (1, _ALL_ROWS):
        for area in reversed(areas):
            heights[area.id] += area.growth(heights[area.id], total - sum(heights.values()), most_rows)
    left = max(0.0, total - sum(heights.values()))
    ruled = [area for area in areas if area.pitch and heights[area.id] < area.most]
    if ruled and gaps:
        return {area.id: Fit(heights[area.id], 0) for area in areas} | {g.id: Fit(left / len(gaps), 0) for g in gaps}
    over = left / len(ruled) if ruled else 0.0
    return {a.id: Fit(heights[a.id] + over, over) if a in ruled else Fit(heights[a.id], 0) for a in areas}


def further(areas: Sequence[Area], component: str, left: float) -> dict[str, Fit]:
    """What the parts of components get of the mm that are `left` on a page: all others keep their least.

    Those of the last `component` that are there already grow together, by whole rows; then its further rows follow, the
    first ones first; what is over is left free in the place that takes any height, at most as much as that may have.
    """
    mine = [area for area in areas if area.part == component]
    grown = share([area for area in mine if area.least], left)
    fits = {area.id: Fit(area.least, 0) for area in areas}
    fits |= {id: Fit(fit.height - fit.offset, 0) for id, fit in grown.items()}
    left -= sum(fits[area.id].height - area.least for area in mine)
    for area in sorted((area for area in mine if not area.least), key=lambda area: not area.pitch):
        height = area.whole(min(left, area.most))
        fits[area.id] = Fit(height if height <= left else 0.0, 0)
        left -= fits[area.id].height
    return fits


def _shown(optional: Sequence[Area], room: float) -> dict[str, Fit]:
    """Optional areas, in their order: each with its whole height where that much room in mm is left, or with none."""
    fits: dict[str, Fit] = {}
    for area in optional:
        height = area.most if area.most <= room + _ROUNDING else 0.0
        fits[area.id] = Fit(height, 0)
        room -= height
    return fits


def _poured(areas: Sequence[Area], total: float) -> dict[str, float]:
    """Heights in proportion to the areas' shares, none below its least or above its most."""
    bound: dict[str, float] = {}
    while free := [area for area in areas if area.id not in bound]:
        unit = (total - sum(bound.values())) / sum(area.share for area in free)
        low = {area.id: area.least for area in free if area.share * unit < area.least}
        high = {area.id: area.most for area in free if area.share * unit > area.most}
        if not low and not high:
            return bound | {area.id: area.share * unit for area in free}
        bound |= low or high
    return bound


def _spare(page: Box, room: float, pitch: float, end: float) -> _Spare | None:
    """A spare place of a page and its lines, where what is left holds as many as it wants at least: that of the
    component that ends the page, else the page's last one; one that only `data-ends` a page has nothing below it. The
    height of a line and what is over after whole rows are left free above it, unless nothing is there.
    """
    spare = ((box, owner) for box, owner in counted(page, end) if "spare" in classes(box))
    places = [
        (box.element, owner) for box, owner in spare if not box.element.get("data-ends") or box.position_y > end - NEAR
    ]
    above = 0.0 if end <= page.content_box_y() else pitch
    for place in (
        *[place for place, owner in places if owner][-1:],
        *[place for place, owner in places if not owner][-1:],
    ):
        left = room - above - float(place.get("data-label"))
        if left < float(place.get("data-least")) * pitch:
            continue
        own, edge = float(place.get("data-pitch", pitch)), float(place.get("data-edge", "0"))
        lines = Area(f"{place.get('id')}-room", 0.0, most=left, pitch=own, edge=edge)
        over = left - lines.whole(left) if above else 0.0
        return _Spare(place.get("id"), above + over, replace(lines, most=left - over))
    return None


def _areas(page: Box, pitch: float, end: float) -> list[Area]:
    """The areas on a page, in order; each counts where it starts."""
    found: dict[str, Area] = {}
    gaps: dict[str, bool] = {}
    for box, _ in counted(page, end):
        if "area" not in classes(box):
            continue
        element = box.element
        if "slack" in classes(box):
            gaps[element.get("id")] = box.position_y > page.content_box_y() + _SAFETY
            continue
        found.setdefault(
            element.get("id"),
            Area(
                id=element.get("id"),
                least=box.height * PX_IN_MM,
                most=float(element.get("data-most", "inf")),
                pitch=float(element.get("data-pitch", pitch)),
                edge=float(element.get("data-edge", "0")),
                share=int(element.get("data-share", "1")),
                late="late" in classes(box),
                part=element.get("data-part", ""),
                optional="optional" in classes(box),
            ),
        )
    below = [id for id, is_below in gaps.items() if is_below] or list(gaps)
    return [*found.values(), *(Area(id, 0.0, pitch=0.0, slack=True) for id in below)]
