"""How many headings are side by side, on screen and on paper, and how many lines are below each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from math import ceil

from builder.components.answers import asked, text_place
from builder.components.layout import GUTTER, SCREEN_ROWS, column_width, in_rows
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_NARROWEST = 36
"""mm of a column, on paper of the usual size of letters."""


@dataclass(frozen=True)
class Column:
    """A heading, and the place below it. On paper that begins `start` per cent of the frame from its edge."""

    html: str
    place: AnswerPlace
    start: float


@dataclass(frozen=True)
class Gutter:
    """The white between two columns, which begins at so many per cent; after the `last` one it runs to the edge."""

    start: float
    last: bool


@dataclass(frozen=True)
class ColumnsBlock:
    """Columns that are side by side on paper; `heads` has None for those that are missing."""

    room_id: str
    heads: tuple[Column | None, ...]
    columns: tuple[Column, ...]
    gutters: tuple[Gutter, ...]


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `columns`: before and after where there is no list.

    `across` are side by side on screen; on paper they are in `blocks`, where each is `width` per cent wide; the blocks
    are as equal as can be. `height` is that of the lines in mm, and `on_screen` how many a field has there.
    """
    parts = component.items or tuple(Item(key, escape(words[key]), words[key]) for key in ("before", "after"))
    across = ceil(len(parts) / ceil(len(parts) / int(str(component.option("across")))))
    abreast = measure.abreast(across, _NARROWEST)
    width = column_width(abreast)
    columns = tuple(
        Column(part.html, _place(component, part, words), round(number % abreast * (width + GUTTER), 3))
        for number, part in enumerate(parts)
    )
    most = int((measure.frame_height - 2 * measure.row) / measure.pitch)
    rows = component.option("rows")
    return {
        "columns": columns,
        "across": across,
        "blocks": tuple(_blocks(component, columns, abreast, width)),
        "gutter": GUTTER,
        "width": width,
        "long": len(parts) > abreast,
        "fills": rows == "fill",
        "height": 0.0 if rows == "fill" else min(int(rows), most) * measure.pitch,
        "on_screen": SCREEN_ROWS if rows == "fill" else rows,
    }


def _place(component: Component, part: Item, words: Mapping[str, str]) -> AnswerPlace:
    label = part.text or words["column"]
    return text_place(component, part.key, "lines", label=label, question=asked(component, " "))


def _blocks(component: Component, columns: tuple[Column, ...], abreast: int, width: float) -> Iterator[ColumnsBlock]:
    for number, heads in enumerate(in_rows(columns, abreast), 1):
        room_id = f"{component.id}-room-{number}" if number > 1 else f"{component.id}-room"
        found = tuple(column for column in heads if column)
        ends = range(1, min(len(found), abreast - 1) + 1)
        gutters = (Gutter(round(end * width + (end - 1) * GUTTER, 3), end == len(found)) for end in ends)
        yield ColumnsBlock(room_id, heads, found, tuple(gutters))
