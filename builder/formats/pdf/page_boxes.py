"""The boxes of a laid-out page: what they were made for, and where their content ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PX_IN_MM = 25.4 / 96

Box = Any
"""A box of WeasyPrint's layout, which has no types."""


def classes(box: Box) -> list[str]:
    """The classes of the element that a box was made for; none for what is beside it only, such as `::before`."""
    if box.element is None or "::" in box.element_tag:
        return []
    return (box.element.get("class") or "").split()


def foot_of(page: Box) -> float:
    """The y of the foot of a page's text area, above its footnotes, in px."""
    notes = [b for b in page.children if type(b).__name__ == "FootnoteAreaBox" and b.children]
    bottom = page.content_box_y() + page.height
    return float(min([bottom, *(note.position_y for note in notes)]))


def end_of(page: Box) -> float:
    """The y where a page's content ends, in px."""
    ends = [box.border_box_y() + box.border_height() for box in flow(page) if _is_leaf(box)]
    return float(max(ends, default=page.content_box_y()))


def _is_leaf(box: Box) -> bool:
    """Whether a box itself takes room: a line, a cell, an empty box, or one with a minimum height or around a figure
    that text flows beside.
    """
    kind = type(box).__name__
    if kind in ("LineBox", "TableCellBox") or "flow-root" in box.style["display"]:
        return True
    if not hasattr(box, "border_height"):
        return False
    is_empty = all(type(child).__name__ == "AbsolutePlaceholder" for child in getattr(box, "children", ()))
    return bool((is_empty and box.border_height() > 0) or box.style["min_height"] != "auto")


def flow(box: Box) -> Iterator[Box]:
    """The boxes of a page that are in its flow, down to its lines."""
    for child in flow_children(box):
        yield child
        if type(child).__name__ != "LineBox":
            yield from flow(child)


def flow_children(box: Box) -> Iterator[Box]:
    """The children that are in the flow: no margin boxes, no footnotes, no positioned boxes."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ in ("MarginBox", "FootnoteAreaBox", "AbsolutePlaceholder"):
            continue
        if not child.is_absolutely_positioned() and not child.is_floated():
            yield child
