"""How many headings are side by side, on screen and on paper, and how many lines are below each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil

from builder.components.answers import asked, text_place
from builder.components.layout import GUTTER, SCREEN_ROWS
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_NARROWEST = 36
"""mm of a column, on paper of the usual size of letters."""

_SENTENCE = 24
"""Characters: a heading that is longer is taken for a sentence."""


@dataclass(frozen=True)
class Column:
    """A heading, and the place below it. On paper that begins `start` per cent of the frame from its edge, and is
    `width` per cent wide.
    """

    html: str
    place: AnswerPlace
    start: float
    width: float


@dataclass(frozen=True)
class ColumnsBlock:
    """Columns that are side by side on paper, and where the white between them begins, in per cent."""

    room_id: str
    columns: tuple[Column, ...]
    gutters: tuple[float, ...]


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `columns`: before and after where there is no list.

    `across` are side by side on screen; on paper they are in `blocks`, rows as equal as can be, the shorter ones first
    and so with wider columns. `height` is that of the lines in mm, `gutter` the white between two in per cent, and
    `on_screen` how many lines a field has there. The lines fill their page (`fills`), or its rest where nothing follows
    (`takes_rest`). Where `is_growing`, a rule parts the columns; on screen only two can have unequal widths.
    """
    parts = component.items or tuple(Item(key, escape(words[key]), words[key]) for key in ("before", "after"))
    places = tuple(_place(component, part, words) for part in parts)
    is_growing = component.option("widths") == "growing"
    wanted = int(str(component.option("across"))) or _usual(parts)
    abreast = measure.abreast(wanted, _NARROWEST)
    blocks = tuple(_blocks(component, tuple(zip(parts, places, strict=True)), abreast, is_growing=is_growing))
    most = int((measure.frame_height - 2 * measure.row) / measure.pitch)
    rows = component.option("rows")
    on_screen = min(wanted, ceil(len(parts) / ceil(len(parts) / wanted)))
    return {
        "columns": tuple(column for block in blocks for column in block.columns),
        "across": on_screen,
        "blocks": blocks,
        "gutter": GUTTER,
        "long": len(blocks) > 1,
        "fills": rows == "fill",
        "takes_rest": rows != "fill" and bool(component.option("fill")),
        "is_growing": is_growing,
        "grows_on_screen": is_growing and on_screen == 2,
        "height": 0.0 if rows == "fill" else min(int(rows), most) * measure.pitch,
        "on_screen": SCREEN_ROWS if rows == "fill" else rows,
    }


def _usual(parts: Sequence[Item]) -> int:
    """How many are side by side: below a sentence one writes sentences, and needs more than a third of the frame."""
    return 2 if any(len(part.text) > _SENTENCE for part in parts) else 3


def _place(component: Component, part: Item, words: Mapping[str, str]) -> AnswerPlace:
    label = part.text or words["column"]
    return text_place(component, part.key, "lines", label=label, question=asked(component, " "))


def _blocks(
    component: Component, parts: Sequence[tuple[Item, AnswerPlace]], abreast: int, *, is_growing: bool
) -> Iterator[ColumnsBlock]:
    count = ceil(len(parts) / abreast)
    ends = [len(parts) * number // count for number in range(count + 1)]
    for number, (first, last) in enumerate(pairwise(ends), 1):
        room_id = f"{component.id}-room-{number}" if number > 1 else f"{component.id}-room"
        columns = tuple(_columns(parts[first:last], is_growing=is_growing))
        gutters = tuple(round(column.start - GUTTER, 3) for column in columns[1:])
        yield ColumnsBlock(room_id, columns, gutters)


def _columns(parts: Sequence[tuple[Item, AnswerPlace]], *, is_growing: bool) -> Iterator[Column]:
    shares = (1, 2) if is_growing and len(parts) == 2 else (1,) * len(parts)
    unit = (100 - GUTTER * (len(parts) - 1)) / sum(shares)
    start = 0.0
    for (part, place), share in zip(parts, shares, strict=True):
        yield Column(part.html, place, round(start, 3), round(unit * share, 3))
        start += unit * share + GUTTER
