"""The rows of a checklist: those of its list, and empty ones for one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from builder.components.answers import line_place
from builder.components.layout import GUTTER, column_width, in_rows
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_OWN = 6
"""Empty rows where nothing is listed."""

_NARROWEST, _WHOLE = 40.0, 129.0
"""mm: the narrowest column, and how high a list is that stays on one page."""

_BELOW_TEXT, _BELOW_DATE = 0.27, 0.47
"""mm of a row that the field of its text, and that of its date, leave free."""


@dataclass(frozen=True)
class ChecklistRow:
    """A row with its box and its date. An own row has a place for its `text`; a listed one has words as `html`."""

    box: AnswerPlace
    date: AnswerPlace
    text: AnswerPlace | None = None
    html: str = ""
    ticked: bool = False


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """All `rows`, and on paper the same in `sheet_rows` of columns of a `width` in per cent, with None where there is
    none. `text_height` and `date_height` are those of fields, in mm.
    """
    own = int(str(component.option("extra"))) or (0 if component.items else _OWN)
    listed = (_listed(component, item, words) for item in component.items)
    rows = (*listed, *(_own(component, number, words) for number in range(1, own + 1)))
    columns = measure.abreast(int(str(component.option("columns"))), _NARROWEST)
    return {
        "rows": rows,
        "sheet_rows": in_rows(rows, columns),
        "in_columns": columns > 1,
        "width": column_width(columns),
        "gutter": GUTTER,
        "long": ceil(len(rows) / columns) * measure.row > measure.keep(_WHOLE),
        "text_height": round(measure.row - _BELOW_TEXT, 2),
        "date_height": round(measure.row - _BELOW_DATE, 2),
    }


def _listed(component: Component, item: Item, words: Mapping[str, str]) -> ChecklistRow:
    label = item.text or words["box"]
    box = line_place(component, item.key, "done", label=label)
    date = line_place(component, item.key, "on", label=words["date"].format(text=label))
    return ChecklistRow(box, date, html=item.html, ticked=item.ticked)


def _own(component: Component, number: int, words: Mapping[str, str]) -> ChecklistRow:
    label = f"{words['row']} {number}"
    box = line_place(component, "row", number, "box", label=f"{words['row_box']} {number}")
    date = line_place(component, "row", number, "on", label=words["date"].format(text=label))
    return ChecklistRow(box, date, text=line_place(component, "row", number, label=label))
