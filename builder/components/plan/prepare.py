"""The rows of an action plan, and how they fit the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.components.answers import asked, line_place, text_place
from builder.components.further import FurtherCell, FurtherRow, fills, further_count, row_id
from builder.components.layout import in_rows
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure

_COLUMNS = ("action", "when", "who", "know")

_NARROWEST = (6, 27.0)
"""So many columns of so many mm are abreast on a page that has all of a row side by side."""

_STACKED = 0.6
"""Of the height asked for: what each of two rows has that one action is."""

_MARKS, _MARK = 6, 28.0
"""Places on the line of time, and the mm that each needs where all are side by side."""

_WHOLE = 160.0
"""mm: a higher table may continue on the next page."""

_RULE = 0.2
"""mm of a row that its rule takes."""

_WIDTHS, _BOX = (15.47619, 16.66667, 25.0), 7.738095
"""Per cent of the frame: the columns after the first, and that of the boxes."""

_STACKED_WIDTHS, _STACKED_BOX = (29.0, 29.0), 3
"""The same where an action is two rows, but for the last column, and how many boxes wide that of the boxes is."""

_HEAD = 12.0
"""mm that the head of the table takes, and the question, at least."""


@dataclass(frozen=True)
class PlanColumn:
    """A column: its key, its heading, and whether it is as wide as the three others together."""

    key: str
    heading: str
    wide: bool = False

    @property
    def is_date(self) -> bool:
        return self.key == "when"


@dataclass(frozen=True)
class PlanCell:
    """A cell: a place to write, or printed words of a list (`html`) or of the example (`text`)."""

    column: PlanColumn
    place: AnswerPlace | None = None
    html: str = ""
    text: str = ""


@dataclass(frozen=True)
class PlanRow:
    """An action: its cells, the same in `tiers` one below the other, and the place of its box."""

    cells: tuple[PlanCell, ...]
    tiers: tuple[tuple[PlanCell, ...], ...]
    done: AnswerPlace | None = None


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `columns`, the rows that are `listed` and one's `own`, the `example` or None. `height` is that of a row and
    `inside` of what is printed in it, in mm. Where five columns would be too narrow for a word it is `stacked`: an
    action is two rows, what, and below it the rest; `tiers` are the columns of each. `timeline` are the places on a
    line of time, and `timeline_rows` the same on paper. `widths` are those of the columns in per cent, with that of the
    boxes; `further` are the rows down to the foot of the page.
    """
    stacked = measure.abreast(*_NARROWEST) < _NARROWEST[0]
    columns = tuple(PlanColumn(key, words[key], stacked and key == _COLUMNS[0]) for key in _COLUMNS)
    asked_for = int(str(component.option("height")))
    height = round(max(measure.row, asked_for * _STACKED if stacked else asked_for), 2)
    rows = max(int(str(component.option("rows"))), len(component.items))
    listed, own = tuple(_listed(component, columns, words)), tuple(_own(component, columns, words, rows))
    tiers = 2 if stacked else 1
    widths = _widths(measure, stacked=stacked)
    used = rows * height * tiers
    long = used > measure.keep(_WHOLE)
    more = further_count(component, measure, used + _HEAD, height * tiers, long=long)
    timeline = tuple(_mark(component, number, words) for number in range(1, _MARKS + 1))
    abreast = _MARKS if measure.abreast(_MARKS, _MARK) == _MARKS else _MARKS // 2
    return {
        "columns": columns,
        "tiers": (columns[:1], columns[1:]) if stacked else (columns,),
        "tier_count": tiers,
        "stacked": stacked,
        "listed": listed,
        "own": own,
        "example": _example(str(component.option("example")), columns),
        "widths": widths,
        "over": round(height * tiers, 2) if fills(component) else 0,
        "further": tuple(
            _further(component, row, rows + n, height, widths)
            for n, row in enumerate(_own(component, columns, words, rows + more, rows), 1)
        ),
        "height": height,
        "room": round(height - _RULE, 2),
        "inside": round(height - measure.unit - _RULE, 2),
        "long": long,
        "timeline": timeline,
        "timeline_rows": in_rows(timeline, abreast),
        "timeline_height": 2 * measure.pitch,
    }


def _listed(component: Component, columns: tuple[PlanColumn, ...], words: Mapping[str, str]) -> Iterator[PlanRow]:
    """The rows of the list: what will be done is printed."""
    for item in component.items:
        action = PlanCell(columns[0], html=item.html)
        others = (_open(component, item.key, item.text, column) for column in columns[1:])
        yield _row((action, *others), _done(component, item.key, item.text, words))


def _own(
    component: Component, columns: tuple[PlanColumn, ...], words: Mapping[str, str], rows: int, above: int = 0
) -> Iterator[PlanRow]:
    """Empty rows after those of the list, or after so many above, until there are so many."""
    for number in range((above or len(component.items)) + 1, rows + 1):
        key, row = f"row-{number}", words["row"].format(n=number)
        cells = tuple(_open(component, key, row, column) for column in columns)
        yield _row(cells, _done(component, key, row, words))


def _widths(measure: Measure, *, stacked: bool) -> tuple[float, ...]:
    """The columns of a row, or of the second of two, and that of the boxes, in per cent of the frame."""
    if not stacked:
        return (round(100 - sum(_WIDTHS) - _BOX, 3), *_WIDTHS, _BOX)
    box = round(100 * _STACKED_BOX * measure.tick / measure.frame_width, 3)
    return (*_STACKED_WIDTHS, round(100 - sum(_STACKED_WIDTHS) - box, 3), box)


def _further(component: Component, row: PlanRow, number: int, height: float, widths: tuple[float, ...]) -> FurtherRow:
    """A row as its cells are positioned, from the first tier to the last."""
    cells = []
    for tier, parts in enumerate(row.tiers):
        one = (sum(widths[:-1]),) if len(parts) == 1 else widths
        for index, part in enumerate(parts):
            if part.place:
                start = round(sum(one[:index]), 3)
                cells.append(FurtherCell(start, one[index], tier * height, height, part.place))
    whole = round(len(row.tiers) * height, 2)
    if row.done:
        cells.append(FurtherCell(round(sum(widths[:-1]), 3), widths[-1], 0, whole, row.done, "box"))
    return FurtherRow(row_id(component, number), whole, tuple(cells))


def _example(written: str, columns: tuple[PlanColumn, ...]) -> PlanRow | None:
    """The row that is filled in as an example; None where none is given."""
    given = [*written.split("|"), *[""] * len(columns)] if written else []
    cells = tuple(PlanCell(column, text=text) for column, text in zip(columns, given, strict=False))
    return _row(cells) if cells else None


def _row(cells: tuple[PlanCell, ...], done: AnswerPlace | None = None) -> PlanRow:
    """A row, in two tiers where its first column is as wide as the others."""
    return PlanRow(cells, (cells[:1], cells[1:]) if cells[0].column.wide else (cells,), done)


def _open(component: Component, key: str, row: str, column: PlanColumn) -> PlanCell:
    label = f"{row}, {column.heading}"
    return PlanCell(column, text_place(component, key, column.key, label=label, question=asked(component)))


def _done(component: Component, key: str, row: str, words: Mapping[str, str]) -> AnswerPlace:
    return line_place(component, key, "done", label=f"{row}, {words['done']}", question=asked(component))


def _mark(component: Component, number: int, words: Mapping[str, str]) -> AnswerPlace:
    label = words["mark"].format(n=number)
    return line_place(component, "timeline", number, label=label, question=asked(component))
