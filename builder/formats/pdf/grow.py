"""Areas grow in the laid-out boxes themselves, so that a document is laid out once.

What follows an area in the flow moves down, what holds it grows, and what is positioned in it is placed again.
WeasyPrint has no public way to do that. Relied on, in WeasyPrint 70: a page's `_page_box` is the tree that is drawn;
`position_x`, `position_y`, `height`, the margins, borders and paddings of a laid-out box are numbers in px; an
`AbsolutePlaceholder` is the place in the flow of a positioned box, its `_box`; a box's `background` has layers with
areas of their own, which `layout_box_backgrounds` makes; and `Page(box)` collects anchors, links, bookmarks and fields
from a finished tree.

`Unsettled` is raised where a page has to be laid out again, with heights set:

- an area is in a cell, a column, a flex or grid item, or anything else that is not a plain block;
- an area is in a block of a fixed or a greatest height;
- an area begins on one page and goes on over the next;
- lines have to come between two blocks whose distance is not that of spare lines;
- what is positioned by a block higher up would have to stay while its surroundings move.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import BlockBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.background import layout_box_backgrounds

from builder.formats.pdf.fit import Fit, Fits
from builder.formats.pdf.page_boxes import NEAR, PX_IN_MM, Box, classes, flow_children

_OFFERED = {"late", "optional"}
"""Areas that are not there at all where they get no room."""


class Unsettled(Exception):
    """A page cannot take its heights without being laid out again; says why."""


def grow(pages: list[Any], fits: Fits, images: Mapping[str, Any]) -> None:
    """Give every area its height, in place. `images` are those of the layout by address. Unsettled where that fails."""
    seen: set[str] = set()
    for number, page in enumerate(pages):
        surgeon = _PageGrowth(page._page_box, fits, images, seen)
        if surgeon.grow():
            pages[number] = Page(page._page_box)


class _PageGrowth:
    """One page. `seen` are the areas of the pages before it."""

    def __init__(self, page: Box, fits: Fits, images: Mapping[str, Any], seen: set[str]) -> None:
        self._page, self._fits, self._images, self._seen = page, fits, images, seen
        self._way: set[Box] = set()

    def grow(self) -> bool:
        """Whether there was anything to grow."""
        found = self._find(self._page)
        if found:
            self._grow(self._page.children[0])
        return found

    def _find(self, box: Box) -> bool:
        """Note the boxes that hold an area or a spare place, and those places themselves."""
        found = False
        for child in flow_children(box):
            if _is_place(child) or (type(child).__name__ != "LineBox" and self._find(child)):
                self._way.add(child)
                found = True
        return found

    def _grow(self, box: Box) -> None:
        """Grow what is in a block, and the block with it."""
        _check(box)
        old_foot, old_end = box.content_box_y() + box.height, _end(box)
        kept: list[Box] = []
        down = 0.0
        for child in box.children:
            if down and not _is_placed_by(child, box):
                _move(child, down)
            if child in self._way:
                down += self._grow_child(child, box, kept, down)
            if child.height or _OFFERED.isdisjoint(classes(child)):
                kept.append(child)
        box.children = kept
        end = _end(box)
        foot = end if old_foot - old_end < NEAR else max(old_foot, end)
        if abs(foot - old_foot) > NEAR:
            self._set_height(box, box.height + foot - old_foot)

    def _grow_child(self, child: Box, box: Box, before: list[Box], down: float) -> float:
        """Grow an area, a spare place, or a box that holds one; returns the px by which the boxes after it move."""
        if "area" in classes(child):
            return self._grow_area(child)
        if "spare" in classes(child):
            return self._reveal(child, box, before, down)
        height = child.height
        self._grow(child)
        return float(child.height - height)

    def _grow_area(self, area: Box) -> float:
        name = area.element.get("id")
        if name in self._seen:
            raise Unsettled(f"the area {name} goes on over a page")
        self._seen.add(name)
        fit = self._fits.areas.get(name)
        if not fit or not fit.height:
            return 0.0
        before = area.height
        self._set_area(area, fit)
        return float(area.height - before)

    def _set_area(self, area: Box, fit: Fit) -> None:
        around = area.border_height() - area.height if area.style["box_sizing"] == "border-box" else 0
        # Rounded as `Fit.style` does it: a page looks the same whether it is laid out once or twice.
        self._set_height(area, round(fit.height, 2) / PX_IN_MM - around, round(fit.offset, 2) / PX_IN_MM)

    def _reveal(self, spare: Box, box: Box, before: list[Box], down: float) -> float:
        """Place the label and the lines of a spare place below what is before it; leave it empty where it got none."""
        above = self._fits.granted.get(spare.element.get("id"))
        if above is None:
            spare.children = []
            return 0.0
        gap = above / PX_IN_MM
        last = next((b for b in reversed(before) if _is_solid(b)), None)
        top = (last.border_box_y() + last.border_height() if last else box.content_box_y()) + gap
        foot = top
        for placeholder in spare.children:
            inner = placeholder._box
            if "area" in classes(inner):
                self._set_area(inner, self._fits.areas[inner.element.get("id")])
            _move(inner, foot - inner.position_y)
            foot += inner.margin_height()
        spare.position_y, spare.height = top - spare.margin_top, foot - top
        below = box.children[box.children.index(spare) + 1 :]
        follower = next((child for child in below if _is_solid(child)), None)
        if follower is None:
            return 0.0
        distance = follower.border_box_y() + down - (top - gap)
        if abs(distance - _margin_above(follower)) > NEAR:
            raise Unsettled(f"the spare lines {spare.element.get('id')} are between blocks at another distance")
        return float(foot - top + gap)

    def _set_height(self, box: Box, height: float, offset: float = 0) -> None:
        """Give a box its height, and its background and what is positioned in it their new places."""
        box.height = height
        if box.style["position"] != "static":
            for placeholder in _positioned(box):
                self._place(placeholder._box, box)
        if box.background and box.background.layers:
            self._paint(box, offset)

    def _place(self, inner: Box, block: Box) -> None:
        """Place a positioned box again in the block that it is positioned by, as CSS 2.1, 10.6.4 has it."""
        whole, style = block.padding_height(), inner.style
        top, bottom = (_length(style[side], whole) for side in ("top", "bottom"))
        around = inner.margin_height() - inner.height
        height = inner.height
        if style["height"] != "auto":
            if style["height"].unit == "%":
                height = style["height"].value / 100 * whole
        elif top is not None and bottom is not None:
            height = whole - top - bottom - around
        if height != inner.height:
            self._set_height(inner, height)
        if top is not None:
            _move(inner, block.padding_box_y() + top - inner.position_y)
        elif bottom is not None:
            _move(inner, block.padding_box_y() + whole - bottom - inner.margin_height() - inner.position_y)

    def _paint(self, box: Box, offset: float) -> None:
        def image(url: str, **how: object) -> Any:
            return self._images.get(url)

        layout_box_backgrounds(self._page, box, image, layout_children=False)
        if offset:
            layers = [_lowered(layer, offset) for layer in box.background.layers]
            box.background = box.background._replace(layers=layers)


def _check(box: Box) -> None:
    if type(box) is not BlockBox or box.is_column or box.is_flex_item or box.is_grid_item:
        raise Unsettled(f"an area is in a {type(box).__name__}")
    if box.style["height"] != "auto" or box.style["max_height"].value != float("inf"):
        raise Unsettled("an area is in a block of a fixed or a greatest height")


def _is_place(box: Box) -> bool:
    return not {"area", "spare"}.isdisjoint(classes(box))


def _is_placed_by(child: Box, box: Box) -> bool:
    """Whether a child is positioned by its own block, from the edges of which it is placed again."""
    if not isinstance(child, AbsolutePlaceholder) or box.style["position"] == "static":
        return False
    return any(child._box.style[side] != "auto" for side in ("top", "bottom"))


def _is_solid(box: Box) -> bool:
    """Whether a child takes room in its flow."""
    return not isinstance(box, AbsolutePlaceholder) and box.is_in_normal_flow() and _height(box) > 0


def _height(box: Box) -> float:
    return float(box.height if type(box).__name__ == "LineBox" else box.border_height())


def _end(box: Box) -> float:
    """Where the last child in the flow ends, with its margin where that lies in the block."""
    last = next((child for child in reversed(box.children) if _is_solid(child)), None)
    if last is None:
        return float(box.content_box_y())
    if type(last).__name__ == "LineBox":
        return float(last.position_y + last.height)
    end = last.border_box_y() + last.border_height()
    inside = end + last.margin_bottom <= box.content_box_y() + box.height + NEAR
    return float(end + last.margin_bottom if inside else end)


def _margin_above(box: Box) -> float:
    """The margin above a block, together with those of its first children, which join it."""
    if type(box).__name__ == "LineBox":
        return 0.0
    first = next((child for child in box.children if _is_solid(child)), None)
    if first is None or box.padding_top or box.border_top_width:
        return float(box.margin_top)
    return max(float(box.margin_top), _margin_above(first))


def _positioned(box: Box) -> list[Box]:
    """The placeholders of what is positioned by a box."""
    found: list[Box] = []
    for child in box.all_children():
        if isinstance(child, AbsolutePlaceholder):
            found.append(child)
        elif child.style["position"] == "static":
            found += _positioned(child)
    return found


def _length(value: Any, whole: float) -> float | None:
    """px of a distance; None for `auto`."""
    if value == "auto":
        return None
    return float(value.value / 100 * whole if value.unit == "%" else value.value)


def _move(box: Box, down: float, *, held: bool = False) -> None:
    """Move a box and all in it. `held`: a box around it that moves too is one that others are positioned by."""
    if isinstance(box, AbsolutePlaceholder):
        box, style = box._box, box._box.style
        if not held and (style["top"] != "auto" or style["bottom"] != "auto"):
            raise Unsettled("what is positioned by a block higher up is among what moves")
    box.position_y += down
    background = getattr(box, "background", None)
    if background and background.layers:
        box.background = background._replace(layers=[_moved(layer, down) for layer in background.layers])
    held = held or box.style["position"] != "static"
    for child in box.all_children():
        _move(child, down, held=held)


def _moved(layer: Any, down: float) -> Any:
    unused = layer.positioning_area == "unused"
    return layer._replace(
        painting_area=_lower(layer.painting_area, down),
        positioning_area=layer.positioning_area if unused else _lower(layer.positioning_area, down),
        clipped_boxes=[_lower(box, down) for box in layer.clipped_boxes],
    )


def _lower(area: Any, down: float) -> tuple[Any, ...]:
    left, top, *rest = area
    return (left, top + down, *rest)


def _lowered(layer: Any, offset: float) -> Any:
    return layer if layer.position == "unused" else layer._replace(position=(layer.position[0], offset))
