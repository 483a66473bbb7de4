"""How far ruled lines are apart, and how many rows the screen shows."""

from __future__ import annotations

from collections.abc import Mapping

from builder.components.answers import text_place
from builder.components.layout import SCREEN_ROWS
from builder.components.ruled import is_long
from builder.model.blocks import Component
from builder.model.measure import Measure


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `place` to answer; the `ruling` as classes, its `pitch` in mm and the `start` of a line, empty where plain;
    whether the lines are `long`; and the rows `on_screen`.
    """
    ruling, start, rows = str(component.option("ruling")), str(component.option("start")), component.option("rows")
    pitch = measure.named_pitch(ruling)
    return {
        "place": text_place(component, label=component.text or words["your_answer"]),
        "pitch": pitch,
        "ruling": "lines" if ruling == "default" else f"lines lines-{ruling}",
        "start": "" if start == "plain" else start,
        "long": rows != "fill" and is_long(measure, int(rows) * pitch),
        "on_screen": SCREEN_ROWS if rows == "fill" else rows,
    }
