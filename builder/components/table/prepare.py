"""Which cells are written in, what their answers are called, and how wide the columns are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from builder.components.answers import line_place, text_place
from builder.components.further import FurtherCell, FurtherRow, fills, further_count, row_id
from builder.model.answers import AnswerPlace
from builder.model.blocks import Cell, Component
from builder.model.measure import Measure

_WEIGHT = re.compile(r"(\d+(?:\.\d+)?)\s*%?")
_NARROWEST = 0.4
"""Of an equal share: what a column keeps beside much wider ones."""
_LONGEST_OF_NARROW = 4
"""Characters of each cell in a narrow column."""
_LONGEST = 40
"""Characters of a cell's words in the name of an answer."""
_WHOLE = 150.0
"""mm: a higher table may continue on the next page."""
_USUAL = "16"
"""The height that means two lines of the page; of a table that is not a component, one row."""
_HEAD = 8.0
"""mm that the head of the table takes at least."""
_NARROW, _WIDEST = 7.0, 60.0
"""rem: what the narrowest column is wide on a small screen at least, as long as the table is no wider than that."""

_RULE = 0.3
"""mm of a cell that the rules around it take."""

Values = Mapping[str, object]


@dataclass(frozen=True)
class TableCell:
    """A cell: printed words as `html`, or a `place` to write; one that `is_blank` is written in too, in its blank."""

    html: str
    place: AnswerPlace | None = None
    is_blank: bool = False


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Values:
    """The table as its templates place it. A row is called by its first words, a column by its heading. `further` are
    the empty rows down to the foot of the page, and `over` the mm that are over after them at most.
    """
    wide = len(component.head)
    height = _row_height(component, measure)
    lines = max(1, int(height / measure.pitch))
    given = [*component.rows, *[(Cell("", ""),) * wide] * int(component.option("add"))]
    long = len(given) * height > measure.keep(_WHOLE)
    goes_on = fills(component) and (not component.plain or all(cell.is_empty for cell in given[-1]))
    more = further_count(component, measure, len(given) * height + _HEAD, height, long=long) if goes_on else 0
    rows = [*given, *[(Cell("", ""),) * wide] * more]
    columns = _columns(component, words)
    row_keys = _keys((row[0].text if row else "" for row in rows), "row")
    narrow = _narrow_columns(component)
    weights = "|".join(str(_NARROWEST if is_narrow else 1) for is_narrow in narrow)
    shares = _widths(str(component.option("widths")) or weights, wide)
    widths = _for_a_hand(shares, narrow, 100 * measure.smallest / measure.frame_width)
    written_in = [width for width, is_narrow in zip(widths, narrow, strict=True) if not is_narrow]
    place = text_place if lines > 1 else line_place
    cells = [
        tuple(_row(component, key, row, columns, words["row"].format(n=number), place))
        for number, (key, row) in enumerate(zip(row_keys, rows, strict=True), 1)
    ]
    return {
        "name": _name(component) or words["table"],
        "height": height,
        "room": round(height - _RULE, 2),
        "lines": lines,
        "long": long,
        "widths": widths,
        "least": round(min(_NARROW * 100 / min(written_in, default=100), _WIDEST), 1),
        "rows": cells[: len(given)],
        "over": height if more else 0,
        "further": [
            _further(component, row, number, height, widths) for number, row in enumerate(cells[len(given) :], 1)
        ],
    }


def _row_height(component: Component, measure: Measure) -> float:
    """mm. A written height is never less than a line."""
    written = str(component.option("height"))
    if written != _USUAL:
        return max(float(written), measure.pitch)
    return round(measure.row if component.plain else 2 * measure.pitch, 2)


def _further(
    component: Component, row: tuple[TableCell, ...], number: int, height: float, widths: list[float]
) -> FurtherRow:
    """An empty row as its cells are positioned."""
    cells = (
        FurtherCell(round(sum(widths[:index]), 2), widths[index], 0, height, cell.place)
        for index, cell in enumerate(row)
        if cell.place
    )
    return FurtherRow(row_id(component, number), height, tuple(cells))


def _name(component: Component) -> str:
    """What the table is called for those who cannot see it: a plain one has no text, so by its headings."""
    return ", ".join(cell.text for cell in component.head if cell.text) if component.plain else ""


def _columns(component: Component, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Of each column its key and what it is called."""
    labels = [cell.text or words["column"].format(n=number) for number, cell in enumerate(component.head, 1)]
    return list(zip(_keys((cell.text for cell in component.head), "column"), labels, strict=True))


def _row(
    component: Component,
    key: str,
    row: tuple[Cell, ...],
    columns: list[tuple[str, str]],
    spare: str,
    place: Callable[..., AnswerPlace],
) -> Iterator[TableCell]:
    """The cells of a row; what the row is called is `spare` where it has no words."""
    name = next((cell.text for cell in row if cell.text), spare)
    for cell, (column_key, column) in zip(row, columns, strict=False):
        answer = None if cell.html else place(component, key, column_key, label=f"{column}, {name}")
        yield TableCell(cell.html, answer, cell.is_blank)


def _keys(texts: Iterable[str], name: str) -> list[str]:
    """A key for each text, made of its words; those without any are counted. The same words twice make two keys."""
    found: dict[str, None] = {}
    nameless = count(1)
    for text in texts:
        key = _slug(text) or f"{name}-{next(nameless)}"
        if key in found:
            key = next(other for n in range(2, len(found) + 3) if (other := f"{key}-{n}") not in found)
        found[key] = None
    return list(found)


def _slug(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain))[:_LONGEST].strip("-")


def _narrow_columns(component: Component) -> list[bool]:
    """Of each column whether it is narrow: in a plain table one of numbers or short words, in which nobody writes."""
    if not component.plain:
        return [False] * len(component.head)
    return [all(map(_is_short, column)) for column in zip(component.head, *component.rows, strict=True)]


def _is_short(cell: Cell) -> bool:
    return 0 < len(cell.text) <= _LONGEST_OF_NARROW and "<img" not in cell.html


def _widths(written: str, columns: int) -> list[float]:
    """Per cent of the table's width for each column: equal where the weights do not fit the columns."""
    matches = [_WEIGHT.fullmatch(part.strip()) for part in written.split("|")] if written else []
    weights = [float(match[1]) for match in matches if match]
    if len(weights) != columns or len(matches) != columns or not sum(weights):
        weights = [1.0] * columns
    least = sum(weights) / columns * _NARROWEST
    weights = [max(weight, least) for weight in weights]
    return [round(100 * weight / sum(weights), 2) for weight in weights]


def _for_a_hand(widths: list[float], narrow: list[bool], least: float) -> list[float]:
    """The widths, of which none that is written in is less than so many per cent, as far as all have room for that."""
    written_in = [width for width, is_narrow in zip(widths, narrow, strict=True) if not is_narrow]
    spare = sum(max(0, width - least) for width in written_in)
    missing = sum(max(0, least - width) for width in written_in)
    if not missing or missing > spare:
        return widths
    kept = 1 - missing / spare
    wider = [max(least, least + (width - least) * kept) for width in widths]
    return [width if is_narrow else round(new, 2) for width, new, is_narrow in zip(widths, wider, narrow, strict=True)]
