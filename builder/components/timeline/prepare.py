"""The milestones of a timeline, and on how many lines they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from builder.components.answers import asked, text_place
from builder.components.layout import in_rows
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_MOST_ON_A_LINE, _LEAST = 6, 28.0
"""So many on a line, each with as many mm: the narrowest that a hand can write in."""

_KEPT_ROWS = 6
"""A timeline of several lines with more rows may continue on the next page."""


@dataclass(frozen=True)
class Milestone:
    """A milestone, named by `html` where a list names it, with its place to write."""

    html: str
    place: AnswerPlace


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """All milestones as `marks`, and in `lines` of up to six, as equal as can be, with None where one is missing."""
    most = measure.abreast(_MOST_ON_A_LINE, _LEAST)
    count = int(str(component.option("marks")))
    items = component.items or tuple(Item(f"mark-{n}", "", words["mark"].format(n=n)) for n in range(1, count + 1))
    marks = tuple(Milestone(item.html, _place(component, item)) for item in items)
    lines = in_rows(marks, ceil(len(marks) / ceil(len(marks) / most)))
    return {
        "marks": marks,
        "lines": lines,
        "long": len(lines) > 1 and int(str(component.option("rows"))) > _KEPT_ROWS,
    }


def _place(component: Component, item: Item) -> AnswerPlace:
    return text_place(component, item.key, label=item.text, question=asked(component))
