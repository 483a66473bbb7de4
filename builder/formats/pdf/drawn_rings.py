"""The rings of drawings as fields of a form: wherever a drawing has the ring of a step, it is that of the step's page.

A drawing is made after the layout. So a page gets the fields of its rings somewhere, positioned, and they are moved to
the rings when these are drawn. WeasyPrint tags boxes and finds fields after that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup
from weasyprint.layout.absolute import AbsolutePlaceholder

from builder.formats.pdf.page_boxes import PX_IN_MM, Box
from builder.model.answers import AnswerPlace

NUMBERED = "numbered"
"""The class of a ring with a number in it, which has to be read when it is ticked too."""

ANSWER = "data-answer"
"""The attribute with the name of the answer that a field shares with others; its own name is for itself alone."""

_STEP = "data-step"
_EASY, _LEAST = 6.35, 3.0
"""mm: a field is as wide as WCAG 2.2 asks of a target (2.5.8: 24 CSS px), less where rings are nearer to each other,
and one under the least would be missed.
"""

_UNDRAWN = "appearance:auto;position:absolute;inset:0 auto auto 0;width:6mm;height:6mm;border:0"

Spot = tuple[float, float]


def ring_fields(places: Sequence[AnswerPlace], where: str, first: int = 1, kind: str = "") -> Markup:
    """The fields of the rings of some steps on a page (`where`); the `first` of them has this number in the drawing."""
    fields = (
        f'<input type="checkbox" class="ring {kind}" name="{escape(place.name)}@{escape(where)}" '
        f'title="{escape(place.title)}" {ANSWER}="{escape(place.name)}" {_STEP}="{number}" style="{_UNDRAWN}">'
        for number, place in enumerate(places, first)
    )
    return Markup("".join(fields))


def drawn_spots(drawing: Element, picture: Box) -> dict[int, Spot]:
    """The middle of each ring of a step in a drawing that a laid-out `picture` shows, by the step's number, in px."""
    unit = picture.width / float(drawing.get("viewBox", "").split()[2])
    left, top = picture.content_box_x(), picture.content_box_y()
    return {
        int(ring.get(_STEP, "")): (left + float(ring.get("cx", "")) * unit, top + float(ring.get("cy", "")) * unit)
        for ring in drawing.iter()
        if ring.get(_STEP)
    }


def place_rings(page: Box, spots: Mapping[int, Spot]) -> bool:
    """Move the fields of a page to their rings; whether it has any. Those whose ring is missing or too small to hit are
    removed.
    """
    side = _side(list(spots.values()))
    found = list(_fields(page))
    for holder, child, box in found:
        spot = spots.get(int(box.element.get(_STEP)))
        if spot is None or side < _LEAST / PX_IN_MM:
            holder.children = [other for other in holder.children if other is not child]
        else:
            box.translate(spot[0] - side / 2 - box.position_x, spot[1] - side / 2 - box.position_y)
            box.width = box.height = side
    return bool(found)


def _side(spots: Sequence[Spot]) -> float:
    """The side of the squares that have their middles in some spots and do not overlap, in px."""
    pairs = ((a, b) for i, a in enumerate(spots) for b in spots[i + 1 :])
    return min((_EASY / PX_IN_MM, *(max(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in pairs)))


def _fields(holder: Box) -> Iterator[tuple[Box, Any, Box]]:
    """The fields of rings below a box, each with the box that holds it and the child that it is there."""
    for child in getattr(holder, "children", ()):
        box = child._box if isinstance(child, AbsolutePlaceholder) else child
        if box.element is not None and box.element.get(_STEP):
            yield holder, child, box
        elif type(box).__name__ != "MarginBox":
            yield from _fields(box)
