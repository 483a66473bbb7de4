"""The boxes of a laid-out page: what they were made for, and where their content ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PX_IN_MM = 25.4 / 96

NEAR = 0.05
"""px: two edges as near as this are one."""

_BELOW_ROWS = 4.0
"""px: as far as the rule below the last row of a table, or less, is not after it."""

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


def last_component(page: Box, end: float) -> str:
    """The component whose parts are the last on a page; empty where anything comes after them."""
    last = next((box for box in reversed(list(flow(page))) if "area" in classes(box)), None)
    if last is None or end > last.border_box_y() + last.border_height() + _BELOW_ROWS:
        return ""
    return str(last.element.get("data-part", ""))


def counted(page: Box, end: float) -> Iterator[tuple[Box, Box | None]]:
    """The boxes in the flow of a page, each with the component around it that takes the rest of its page (`takes-rest`)
    or None. What is in such a component counts only where nothing follows it: `end` is the y where all content ends.
    """

    def inside(box: Box, owner: Box | None) -> Iterator[tuple[Box, Box | None]]:
        for child in flow_children(box):
            own = owner or (child if "takes-rest" in classes(child) else None)
            if own and own.border_box_y() + own.border_height() < end - NEAR:
                continue
            yield child, own
            if type(child).__name__ != "LineBox":
                yield from inside(child, own)

    return inside(page, None)


def leave_out_empty_links(pages: list[Any]) -> None:
    """Leave out links of no width, which nobody can hit.

    WeasyPrint leaves one at the end of a line where dots that lead to a page number went to the next line. The box has
    no tag of a link, which PDF/UA-1 (7.18.5) wants for each. Relied on, in WeasyPrint 70: `links` of a page are tuples
    whose third item is `(left, top, right, bottom)` in px.
    """
    for page in pages:
        page.links = [link for link in page.links if link[2][2] > link[2][0]]
