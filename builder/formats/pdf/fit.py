"""Writing areas that fill what is left of their page.

A page is laid out once with smallest areas. Where each of them then stands says how much room its page has left; the
areas of a page share it by weight, in whole lines, and the page is laid out again. What is over after whole lines moves
the first line down, so that the last one always lies on the foot of the frame, level across a spread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PX_IN_MM = 25.4 / 96
_SAFETY = 1.0
"""px taken off the room: without it rounding pushed 22 of 155 pages over (measured with WeasyPrint 70)."""

_LAST_LINE = 0.3
"""mm below the last line, so that its stroke is inside the area."""

Box = Any
"""A box of WeasyPrint's layout, which has no types."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How high an area is to be, and how far down its ruling starts, in mm."""

    height: float
    offset: float

    @property
    def style(self) -> str:
        return f"height:{self.height:.2f}mm;min-height:0;background-position:0 {self.offset:.2f}mm"


@dataclass(frozen=True, slots=True)
class _Area:
    id: str
    pitch: float
    share: int
    height: float


def fit(pages: list[Any]) -> dict[str, Fit]:
    """The heights that fill each page, by the area's id. `pages` are WeasyPrint's pages after a first layout."""
    found: dict[str, Fit] = {}
    for page in pages:
        box = page._page_box
        areas = _areas(box)
        room = (_foot(box) - _end(box) - _SAFETY) * PX_IN_MM
        if areas:
            found.update(_share(areas, room))
        else:
            found.update(_spare(box, room))
    return found


def _spare(page: Box, room: float) -> dict[str, Fit]:
    """Lines for the last spare place of a page without areas, where what is left holds as many as it wants at least."""
    places = [b.element for b in _flow(page) if b.element is not None and b.element.get("class") == "spare"]
    if not places:
        return {}
    left = room - float(places[-1].get("data-extra"))
    if left < float(places[-1].get("data-least")) * 8:
        return {}
    return _share([_Area(f"{places[-1].get('id')}-room", 8, 1, 0)], left)


def _share(areas: list[_Area], room: float) -> dict[str, Fit]:
    """The room in mm that is left on a page, shared among its areas: whole lines by weight, the odd ones to the last."""
    total = sum(area.height for area in areas) + max(room, 0)
    pitch = max(area.pitch for area in areas)
    if not pitch:
        return {area.id: Fit(area.height + max(room, 0) / len(areas), 0) for area in areas}
    lines = int((total - _LAST_LINE * len(areas)) / pitch + 1e-6)
    weights = sum(area.share for area in areas)
    counts = [lines * area.share // weights for area in areas]
    left = lines - sum(counts)
    for i in range(left):
        counts[-1 - i % len(counts)] += 1
    over = max(0.0, (total - lines * pitch) / len(areas) - _LAST_LINE - 0.02)
    return {area.id: Fit(count * pitch + _LAST_LINE + over, over) for area, count in zip(areas, counts, strict=True)}


def _areas(page: Box) -> list[_Area]:
    """The areas on a page, in order; each counts where it starts."""
    found: dict[str, _Area] = {}
    for box in _flow(page):
        element = box.element
        if (
            element is None
            or box.element_tag.endswith("::before")
            or "area" not in (element.get("class") or "").split()
        ):
            continue
        identifier = element.get("id")
        if identifier and identifier not in found:
            pitch, share = float(element.get("data-pitch", "8")), int(element.get("data-share", "1"))
            found[identifier] = _Area(identifier, pitch, share, box.height * PX_IN_MM)
    return list(found.values())


def _foot(page: Box) -> float:
    """The y of the foot of a page's text area, above its footnotes, in px."""
    notes = [b for b in page.children if type(b).__name__ == "FootnoteAreaBox" and b.children]
    bottom = page.content_box_y() + page.height
    return float(min([bottom, *(note.position_y for note in notes)]))


def _end(page: Box) -> float:
    """The y where a page's content ends, in px."""
    ends = [box.position_y + box.margin_height() for box in _flow(page) if _is_leaf(box)]
    return float(max(ends, default=page.content_box_y()))


def _is_leaf(box: Box) -> bool:
    kind = type(box).__name__
    return kind in ("LineBox", "TableCellBox") or (hasattr(box, "margin_height") and not getattr(box, "children", ()))


def _flow(box: Box) -> Iterator[Box]:
    """The boxes of a page that are in its flow: no margin boxes, no footnotes, nothing that is positioned by itself."""
    for child in getattr(box, "children", ()):
        kind = type(child).__name__
        if kind in ("MarginBox", "FootnoteAreaBox", "AbsolutePlaceholder"):
            continue
        if child.is_absolutely_positioned() or child.is_floated():
            continue
        yield child
        if kind != "LineBox":
            yield from _flow(child)
