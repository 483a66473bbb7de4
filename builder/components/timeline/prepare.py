"""The milestones of a timeline, and on how many lines they stand."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from builder.model.guide import Component, Item
from builder.model.measure import Measure

_MOST_ON_A_LINE, _LEAST = 6, 28.0
"""So many on a line, each with as many mm: the narrowest that a hand can write in."""


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The milestones as items: all of them as `marks`, and in `lines` of up to six, as equal as can be."""
    most = measure.abreast(_MOST_ON_A_LINE, _LEAST)
    count = int(str(component.option("marks")))
    marks = component.items or tuple(Item(f"mark-{n}", "", words["mark"].format(n=n)) for n in range(1, count + 1))
    size = ceil(len(marks) / ceil(len(marks) / most))
    return {"marks": marks, "lines": [marks[n : n + size] for n in range(0, len(marks), size)], "size": size}
