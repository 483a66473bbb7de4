"""A pull quote: between quotation marks, in lines of one length."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from builder.components.rest import rest_of
from builder.model.blocks import Component
from builder.model.measure import Measure
from builder.text.width import wrapped

_SIZE = 22.0
"""pt of a quotation in the design."""

_MM = 25.4 / 72
_WIDEST = 0.86
"""Of the frame."""

_SAFETY = 1.06
"""Letters in italics, and the quotation marks, beside the width that is calculated."""

_STEP = 2.0
"""mm between two widths that are tried."""

_MARKS = tuple('“”„«»‹›‚‘"')
"""A quotation that begins with one of these has its own marks."""


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """Its `width` in mm, as small as it can be in as few lines; whether it is `marked` by us with quotation marks; and
    what the `rest` of its page asks.
    """
    widest = _WIDEST * measure.frame_width

    def length(row: str) -> float:
        return measure.widths.em(row, "serif", 300) * measure.size(_SIZE) * _MM * _SAFETY

    def lines(width: float) -> int:
        return len(wrapped(component.text, width, length))

    narrower = ceil(widest / _STEP / 2)
    widths = [widest - _STEP * step for step in range(narrower)]
    width = min(width for width in widths if lines(width) == lines(widest))
    longest = max((length(word) for word in component.text.split()), default=0.0)
    return {
        "width": round(min(widest, max(width, longest)), 2),
        "marked": not component.text.startswith(_MARKS),
        "rest": rest_of(component, words["rest"], measure, "dots"),
    }
