"""Further rows on paper: those that follow a component down to the foot of the page, where nothing comes after it.

They are laid out without any height below the component. How many of them a page has room for is known only after the
layout; the others leave nothing behind, no field either (`formats/pdf/fit.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure


@dataclass(frozen=True)
class FurtherCell:
    """A cell of a further row, in per cent of the frame from its start and in mm from the head of the row. `place` is
    for its field; `mark` is `box` for a box to tick, `whole` for one whose field is the cell, else empty.
    """

    start: float
    width: float
    top: float
    height: float
    place: AnswerPlace
    mark: str = ""


@dataclass(frozen=True)
class FurtherRow:
    """A row of so many mm. `id` is that of its place on the page."""

    id: str
    height: float
    cells: tuple[FurtherCell, ...] = ()


def fills(component: Component) -> bool:
    """Whether a component may take the rest of its page."""
    return bool(dict(component.options).get("fill", False))


def further_count(component: Component, measure: Measure, used: float, row: float, *, long: bool) -> int:
    """How many further rows of so many mm a page could have, below a component that needs `used` mm at least. A `long`
    one goes on over pages, so it may end near the head of one.
    """
    free = measure.frame_height if long else measure.frame_height - used
    return max(0, int(free / row)) if fills(component) else 0


def row_id(component: Component, number: int | str) -> str:
    """The id of the place of a further row."""
    return f"{component.id}-further-{number}"
