"""Ruled lines on paper: how high they are, and how many of them stay together on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.answers import AnswerPlace
from builder.model.measure import Measure

_KEPT, _PART = 100.0, 184.0
"""mm: lines that are no higher stay on one page; parts of others are at most so high."""

_FIRST, _LAST = 5, 3
"""Rows of lines without a field that stay together at the head and at the end."""

_BELOW_NUMBER, _ABOVE_RULE = 0.35, 0.2
"""mm between a number and the rule of its row, and by which the mark of an indented line is higher than its row."""


@dataclass(frozen=True)
class RowNumber:
    """The number of a row, and how far it is below the head of its block, in mm."""

    number: int
    top: float


@dataclass(frozen=True)
class RuledBlock:
    """Rows that stay on one page, with the field over them; `height` and the `indent` of the first in mm."""

    place: AnswerPlace
    height: float
    numbers: tuple[RowNumber, ...] = ()
    indent: float = 0.0


@dataclass(frozen=True)
class RuledLines:
    """Ruled lines for one answer.

    They fill what is left of the page (`is_area`, for the field of `place`), are one block (`whole`) or several
    (`blocks`); else they are `loose` rows between a first and a last part of so many mm. `pitch` is the distance of two
    rows in mm where it is not the page's, else 0.
    """

    place: AnswerPlace
    room_id: str
    pitch: float = 0.0
    is_area: bool = False
    whole: RuledBlock | None = None
    blocks: tuple[RuledBlock, ...] = ()
    first: float = 0.0
    loose: range = range(0)
    last: float = 0.0


def ruled_lines(
    measure: Measure,
    id: str,
    label: str,
    rows: int | str,
    *,
    pitch: float = 0.0,
    start: str = "",
    name: str = "",
    form: bool = False,
) -> RuledLines:
    """A number of rows, or `fill` for what is left of the page.

    `pitch` is their distance in mm, that of the page if none is given; `start` is how a line begins, numbered or
    indented. The answer has the name `name`, or that of the place itself.
    """
    place, room_id = AnswerPlace(name or id, label, "text"), f"{id}-room"
    pitch = pitch or measure.pitch
    own = pitch if pitch != measure.pitch else 0.0
    if rows == "fill":
        return RuledLines(place, room_id, own, is_area=True)
    count = int(rows)
    if count * pitch <= measure.keep(_KEPT):
        return RuledLines(place, room_id, own, whole=_block(measure, place, count, pitch, start))
    if form or start or own:
        return RuledLines(place, room_id, own, blocks=tuple(_blocks(measure, place, count, pitch, start)))
    loose = range(count - _FIRST - _LAST)
    return RuledLines(place, room_id, own, first=_FIRST * pitch, loose=loose, last=_LAST * pitch)


def is_long(measure: Measure, height: float) -> bool:
    """Whether lines of so many mm may continue on the next page."""
    return height > measure.keep(_KEPT)


def number_top(measure: Measure, pitch: float) -> float:
    """Where the line of text of a number begins, in mm below the head of its row: the number stands on the rule."""
    baseline = measure.leading / 2 + measure.widths.middle() * measure.body * 25.4 / 72
    return round(pitch - _BELOW_NUMBER - baseline, 2)


def _blocks(measure: Measure, place: AnswerPlace, rows: int, pitch: float, start: str) -> Iterator[RuledBlock]:
    """The rows in parts that a page has room for, each an answer of its own."""
    most = int(measure.keep(_PART) / pitch)
    for number, above in enumerate(range(0, rows, most), 1):
        part = AnswerPlace(f"{place.name}-{number}" if number > 1 else place.name, place.label, place.kind)
        begin = start if start == "numbered" or not above else ""
        yield _block(measure, part, min(most, rows - above), pitch, begin, above)


def _block(measure: Measure, place: AnswerPlace, rows: int, pitch: float, start: str, above: int = 0) -> RuledBlock:
    """One block; `above` counts the rows before it."""
    height = round(rows * pitch, 2)
    if start == "numbered":
        tops = (round(pitch * (n - 1) + number_top(measure, pitch), 2) for n in range(1, rows + 1))
        return RuledBlock(place, height, tuple(RowNumber(above + n, top) for n, top in enumerate(tops, 1)))
    return RuledBlock(place, height, indent=round(pitch + _ABOVE_RULE, 2) if start == "indented" else 0.0)
