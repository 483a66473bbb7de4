"""The answers of a question to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.components.answers import asked, line_place
from builder.components.layout import GUTTER, column_width, in_rows
from builder.components.rest import rest_of
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_SHORT = 30
"""Characters: answers that all have fewer are in two columns."""

_NARROWEST, _WHOLE = 40.0, 160.0
"""mm: the narrowest column, and how high a list is that stays on one page."""


@dataclass(frozen=True)
class Choice:
    """One of the answers: the `value` that is kept of it, its words as `html` and, plain, as its `label`.

    `place` is the question's; with several answers to choose, each has a place of its own.
    """

    value: str
    label: str
    html: str
    ticked: bool
    place: AnswerPlace


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `choices`, and on paper the same in `rows` of columns of a `width` in per cent, with None where there is
    none; what a group without its own text is called is its `group`; why it was chosen is asked in `because`.
    """
    many = bool(component.option("many"))
    choices = tuple(_choice(component, item, words, many) for item in component.items)
    wanted = int(str(component.option("columns"))) or (2 if all(len(c.label) < _SHORT for c in choices) else 1)
    columns = measure.abreast(wanted, _NARROWEST)
    return {
        "choices": choices,
        "rows": in_rows(choices, columns),
        "in_columns": columns > 1,
        "width": column_width(columns),
        "gutter": GUTTER,
        "columns": wanted,
        "because": rest_of(component, words["because"], measure),
        "long": len(choices) * measure.row > measure.keep(_WHOLE) * columns,
        "group": words["many" if many else "choice"],
    }


def _choice(component: Component, item: Item, words: Mapping[str, str], many: bool) -> Choice:
    label = item.text or words["other"]
    if many:
        place = line_place(component, item.key, "chosen", label=label, question=asked(component, " "))
    else:
        place = line_place(component, label=component.text or words["choice"])
    return Choice(item.key, label, item.html, item.ticked, place)
