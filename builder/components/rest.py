"""What a component asks in the rest of its page, where nothing follows it: a question, with lines or dots below."""

from __future__ import annotations

from dataclasses import dataclass

from builder.components.answers import answer_name, asked
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure
from builder.text.width import wrapped

_KEY = "_rest"
"""No words of an author make this key: they have no underscore."""

_SIZE, _UNITS = 13.0, 2.5
"""pt of a question in the design, and how many units its lines have."""

_MM = 25.4 / 72
_SAFETY = 0.01
"""mm."""

_LEAST_ROWS = 3
"""Rows: fewer are not worth a question."""

_DOTS_EDGE = 0.55
"""mm below the last row of dots: half a dot."""


@dataclass(frozen=True)
class Rest:
    """The question and its place. `ruling` is a class; `pitch` and `edge` are those of its rows, and `label_height` is
    that of the question, in mm; `least` is how many rows there must be room for.
    """

    place: AnswerPlace
    question: str
    ruling: str
    pitch: float
    edge: float
    label_height: float
    least: int = _LEAST_ROWS


def rest_of(component: Component, question: str, measure: Measure, ruling: str = "lines") -> Rest | None:
    """What a component asks in the rest of its page; None where its option `fill` is off."""
    if not component.option("fill"):
        return None
    name, is_dotted = answer_name(component, _KEY), ruling == "dots"
    place = AnswerPlace(name, question, "text", question=asked(component, " "))
    rows = len(wrapped(question, measure.frame_width, lambda row: _length(row, measure)))
    return Rest(
        place,
        question,
        ruling,
        pitch=round(measure.dots, 3) if is_dotted else measure.pitch,
        edge=_DOTS_EDGE if is_dotted else 0.0,
        label_height=round(_label_height(rows, measure) + _SAFETY, 2),
    )


def _label_height(rows: int, measure: Measure) -> float:
    """mm from the top of a question of so many rows to its lines, whose first is a row below its baseline."""
    to_middle = (rows - 0.5) * measure.line_height(_SIZE, _UNITS)
    return to_middle + measure.unit + measure.widths.middle("serif") * measure.size(_SIZE) * _MM


def _length(row: str, measure: Measure) -> float:
    """The width of a question in mm."""
    return measure.widths.em(row, "serif") * measure.size(_SIZE) * _MM
