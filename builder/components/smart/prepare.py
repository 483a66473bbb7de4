"""The rows of a goal below its first one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.guide import Component
from builder.model.measure import Measure

_RULE = 0.2
"""mm of a row that its rule takes."""


@dataclass(frozen=True)
class Row:
    """A row of the goal: the name of its answer, the names that this had before, and which row it is."""

    name: str
    former: str
    number: int


@dataclass(frozen=True)
class MoreRows(Row):
    """Rows that are there only where a page has room for them; in mm: a `pitch` each and `height` at most."""

    pitch: float
    height: float


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """`rows` are those below the first; `more` are those that a page may have room for, which are one answer.

    `further` are all of these, for the screen.
    """
    pitch = round(measure.row - _RULE, 5)
    rows, more = int(str(component.option("rows"))), int(str(component.option("more")))

    def named(number: int) -> tuple[str, str, int]:
        former = f"{component.id}-goal-{number} {component.id}-{number}"
        return f"{component.id}-row-{number}", former, number

    below = tuple(Row(*named(number)) for number in range(2, rows + 1))
    late = MoreRows(*named(rows + 1), pitch=pitch, height=round(pitch * more + 0.1, 1)) if more else None
    return {
        "rows": below,
        "more": late,
        "further": (*below, late) if late else below,
        "former": f"{component.id}-goal",
    }
