"""Where the rings of a scale go: in how many rows, and whether a statement is beside them or above."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from builder.model.guide import Component
from builder.model.measure import Measure

_FRAME = 168.0
"""mm: the frame that the widths below are those of."""

_STATEMENT = ((4, 96.0), (7, 80.0), (11, 56.0))
"""The widest statements, in mm, beside at most so many rings."""

_WHEN, _WHEN_LISTED = 20.0, 14.0
"""mm for `Today` and `Later`, before the rings of one question and of a list."""

_WHEN_SIZE, _STATEMENT_SIZE = 3.2, 14.0
"""Both in the height of their letters: less is too narrow for the words."""

_RING, _SMALL_RING = 2.3, 1.56
"""The least distance of two rings, as a multiple of a box to tick."""


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The numbers in `rows` as equal as can be; how wide a statement and the word before rings are, in mm.

    `is_above` says that a statement is above its rings, since beside them it would be too narrow or they too close.
    """
    numbers = list(range(int(str(component.option("from"))), int(str(component.option("to"))) + 1))
    again, count = bool(component.option("again")), len(numbers)
    small = measure.size(9.5) * 25.4 / 72
    part = measure.frame_width / _FRAME
    usual = _WHEN_LISTED if component.items else _WHEN
    when = round(max(usual * part, _WHEN_SIZE * small), 2) if again else 0.0
    words_width = round(next(width for most, width in _STATEMENT if count <= most) * part, 2)
    beside = (measure.frame_width - words_width - when) / count
    in_a_row = max(1, int((measure.frame_width - when) / (_RING * measure.tick)))
    size = ceil(count / ceil(count / in_a_row))
    return {
        "rows": [numbers[n : n + size] for n in range(0, count, size)],
        "size": size,
        "when": when,
        "words": words_width,
        "is_above": words_width < _STATEMENT_SIZE * small or beside < _SMALL_RING * measure.tick,
    }
