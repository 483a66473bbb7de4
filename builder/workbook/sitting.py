"""The row below a step's title: the day of a sitting, and how one comes to it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.answers import AnswerPlace
from builder.model.guide import Step
from builder.model.measure import Measure
from builder.workbook.answers import Strings, sitting_places

_RINGS = 5
_RING, _RING_STEP = 3.7, 5.3
"""mm: the inside of a ring, and from ring to ring."""

_DATE, _SHORT_DATE, _APART = 24.0, 20.0, 4.0
"""mm: the rule for a date, on narrow paper at least, and the white between the two parts of the row."""

_SPACE = 1.5
"""mm between words and what is beside them."""

_SMALL, _MM = 9.5, 25.4 / 72


@dataclass(frozen=True)
class Sitting:
    """The row, all lengths in mm: `height` with the white above it, the rule of the `day` that long.

    `choices` are the values and the labels of the rings. On narrow paper it `has_words` before the two ends no longer.
    """

    day: AnswerPlace
    arriving: AnswerPlace
    choices: tuple[tuple[int, str], ...]
    has_words: bool
    height: float
    rule: float
    ring: float = _RING


def sitting(step: Step, strings: Strings, measure: Measure) -> Sitting | None:
    """The row of a step; None where the paper is too narrow for it."""
    size = measure.size(_SMALL) * _MM
    room = (
        measure.frame_width - measure.aside - measure.widths.em(strings["sitting_date"]) * size - _SHORT_DATE - _APART
    )
    ends = [strings["arriving_low"], strings["arriving_high"]]
    needed = sum(measure.widths.em(text) * size + _SPACE for text in ends) + _RINGS * _RING_STEP + _SPACE
    words = measure.widths.em(strings["today_i_am"]) * size + _SPACE
    spare = room - needed
    if spare < 0:
        return None
    day, arriving = sitting_places(step, strings)
    labels = [f"1, {ends[0]}", *map(str, range(2, _RINGS)), f"{_RINGS}, {ends[1]}"]
    height = round(0.75 * measure.unit + measure.leading, 2)
    has_words = words + _DATE - _SHORT_DATE <= spare
    rule = round(min(_DATE, _SHORT_DATE + spare), 2)
    return Sitting(day, arriving, tuple(enumerate(labels, 1)), has_words, height, rule)
