"""Both sides of a sheet, or one: which pages are left-hand and right-hand ones, and the free page before a phase.

Printed on both sides, a phase opens on a right-hand page. Whether the left-hand page before it is free is known only
when the pages before that are laid out, and a page too many would move all that follow. So WeasyPrint leaves the page
free itself (`break-before: recto`), with its number and its foot, and counts it in every reference. What is printed on
it is laid out with the opener, positioned, so that it takes no room there: after the layout it is moved to the free
page, with its tags and its form field, or removed where no page is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from weasyprint.document import Page
from weasyprint.layout.absolute import AbsolutePlaceholder

from builder.formats.pdf.page_boxes import Box, classes, flow_children
from builder.model.measure import Measure
from builder.model.sources import Edition
from builder.theming.measure import properties

_SKETCHES = "sketches"
_SIDE = re.compile(r"(@page[^{}]*?):(left|right)\b")
_MIRRORED = "mirrored"
"""Bound at the other edge than a text of this direction usually is."""

_OTHER = {"left": "right", "right": "left"}
_EVERY, _NONE = "nth(n)", "nth(0)"
"""Which pages a rule is for, as CSS Paged Media 3 writes it: all pages, and the page number 0."""


def side_of(sides: int, direction: str, edition: Edition) -> str:
    """The side whose rules count on every page of a workbook that is printed on one: left or right; none where both
    are. Then, after a space, whether the workbook is mirrored. Empty where it is neither.

    A right-hand page is bound at its left-hand edge. `direction` is that of the text, ltr or rtl.
    """
    is_bound_right = edition.is_bound_right(direction)
    side = "" if sides > 1 else "left" if is_bound_right else "right"
    return f"{side} {'' if is_bound_right == (direction == 'rtl') else _MIRRORED}".strip()


def margins_of(measure: Measure, side: str) -> str:
    """A style sheet with the margins of covers, whose text begins where that of the other pages does: mirrored, the
    one at the binding is at the end of a line. Empty where the usual ones count.
    """
    bind, outer = properties(measure)["bind"], properties(measure)["outer"]
    return f":root{{--bind:{outer};--outer:{bind}}}" if _MIRRORED in side else ""


def for_side(css: str, side: str) -> str:
    """A style sheet for one side, whose rules for pages of it are for all pages, and those of the other side for none;
    mirrored on both sides, the rules of these change places.
    """

    single = side.removesuffix(_MIRRORED).strip()

    def replaced(match: re.Match[str]) -> str:
        if not single:
            return f"{match[1]}:{_OTHER[match[2]]}"
        return f"{match[1]}:{_EVERY if match[2] == single else _NONE}"

    if not single:
        return _SIDE.sub(replaced, css)

    while css != (css := _SIDE.sub(replaced, css)):
        pass
    return css


def place_sketches(pages: list[Any]) -> None:
    """Move what is for the free page before a phase there, or remove it where there is no such page."""
    for number, page in enumerate(pages):
        for holder, sketches in _sketches(page._page_box):
            holder.children = [child for child in holder.children if child is not sketches]
            before = pages[number - 1] if number else None
            if before is not None and before._page_box.page_type.blank:
                root = before._page_box.children[0]
                root.children = [*root.children, sketches]
                pages[number - 1] = Page(before._page_box)
            pages[number] = Page(page._page_box)


def _sketches(box: Box) -> Iterator[tuple[Box, Box]]:
    """What is for a free page, with the box that holds it: a child of a page's section."""
    for child in list(flow_children(box)):
        if "page" in classes(child):
            yield from ((child, c) for c in child.children if isinstance(c, AbsolutePlaceholder) and _is_sketches(c))
        elif type(child).__name__ == "BlockBox":
            yield from _sketches(child)


def _is_sketches(placeholder: Any) -> bool:
    return _SKETCHES in classes(placeholder._box)
