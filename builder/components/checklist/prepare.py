"""The rows of a checklist: those of its list, and empty ones for one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from builder.components.answers import line_place
from builder.components.further import FurtherRow, fills, further_count, row_id
from builder.components.layout import GUTTER, column_width, in_rows
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_AFTER_LIST, _OWN = 2, 6
"""Empty rows after a list if nothing is said, and where nothing is listed."""

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


@dataclass(frozen=True)
class FurtherChecklistRow(FurtherRow):
    """A further row with those that are side by side in it, each with its start in per cent of the frame."""

    rows: tuple[tuple[float, ChecklistRow], ...] = ()


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """All `rows`, and on paper the same in `sheet_rows` of columns of a `width` in per cent, with None where there is
    none. `text_height` and `date_height` are those of fields, in mm. `further` are the rows down to the foot of the
    page, and `over` the mm that are over after them at most.
    """
    own = int(str(component.option("extra")))
    if own == _AFTER_LIST and not component.items:
        own = _OWN
    listed = (_listed(component, item, words) for item in component.items)
    rows = (*listed, *(_own(component, number, words) for number in range(1, own + 1)))
    columns = measure.abreast(int(str(component.option("columns"))), _NARROWEST)
    height, sheet_rows = round(measure.row, 2), ceil(len(rows) / columns)
    rest = -len(rows) % columns if fills(component) else 0  # a further row below a half-empty one would leave a hole
    last = tuple(_own(component, own + n, words) for n in range(1, rest + 1))
    long = sheet_rows * measure.row > measure.keep(_WHOLE)
    more = further_count(component, measure, sheet_rows * height, height, long=long)
    further = tuple(_own(component, own + rest + n, words) for n in range(1, more * columns + 1))
    return {
        "further": tuple(_further(component, n, height, row) for n, row in enumerate(in_rows(further, columns), 1)),
        "over": height if fills(component) else 0,
        "rows": rows,
        "sheet_rows": in_rows((*rows, *last), columns),
        "in_columns": columns > 1,
        "width": column_width(columns),
        "gutter": GUTTER,
        "long": long,
        "text_height": round(measure.row - _BELOW_TEXT, 2),
        "date_height": round(measure.row - _BELOW_DATE, 2),
    }


def _further(
    component: Component, number: int, height: float, rows: tuple[ChecklistRow | None, ...]
) -> FurtherChecklistRow:
    step = column_width(len(rows)) + GUTTER
    placed = tuple((round(index * step, 3), row) for index, row in enumerate(rows) if row)
    return FurtherChecklistRow(row_id(component, number), height, rows=placed)


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
