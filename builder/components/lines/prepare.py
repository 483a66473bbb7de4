"""How far ruled lines are apart, and how many rows the screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.components.answers import line_place, text_place
from builder.components.further import FurtherCell, FurtherRow, fills, further_count, row_id
from builder.components.layout import SCREEN_ROWS
from builder.components.ruled import is_long, number_top
from builder.model.blocks import Component
from builder.model.measure import Measure

_MOST = 1000.0
"""mm: more than any page has."""


@dataclass(frozen=True)
class NumberedRow(FurtherRow):
    """A further row with its number, `number_top` mm below the head of the row."""

    number: int = 0
    number_top: float = 0.0


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `place` to answer; the `ruling` as classes, its `pitch` in mm and the `start` of a line, empty where plain;
    whether the lines are `long`; and the rows `on_screen`.

    Lines that fill their page are one block that `grows` from its `height`; below `long` ones comes a block of `more`,
    an answer of its own; `numbered` are further rows, each an answer. `over` is what is over after whole rows, in mm.
    """
    ruling, start, rows = str(component.option("ruling")), str(component.option("start")), component.option("rows")
    pitch = measure.named_pitch(ruling)
    label = component.text or words["your_answer"]
    height = 0.0 if rows == "fill" else round(int(rows) * pitch, 2)
    long = is_long(measure, height)
    goes_on = height > 0 and fills(component)
    numbered = _numbered(component, label, pitch, height, measure) if goes_on and start == "numbered" else ()
    return {
        "place": text_place(component, label=label),
        "pitch": pitch,
        "ruling": "lines" if ruling == "default" else f"lines lines-{ruling}",
        "start": "" if start == "plain" else start,
        "long": long,
        "grows": goes_on and not long and start == "plain",
        "height": height,
        "more": text_place(component, "further", label=label) if goes_on and not numbered else None,
        "more_row": FurtherRow(row_id(component, "lines"), pitch),
        "most": _MOST,
        "numbered": numbered,
        "over": pitch if goes_on else 0,
        "on_screen": SCREEN_ROWS if rows == "fill" else rows,
    }


def _numbered(
    component: Component, label: str, pitch: float, height: float, measure: Measure
) -> tuple[NumberedRow, ...]:
    """Rows whose numbers go on after those that were asked for."""
    first = round(height / pitch) + 1
    count = further_count(component, measure, height, pitch, long=is_long(measure, height))
    return tuple(
        NumberedRow(
            row_id(component, number),
            pitch,
            (FurtherCell(0, 100, 0, pitch, line_place(component, "row", number, label=f"{label} {number}"), "line"),),
            number,
            number_top(measure, pitch),
        )
        for number in range(first, first + count)
    )
