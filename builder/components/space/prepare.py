"""How high the room to draw in is, in whole rows of its pattern."""

from __future__ import annotations

from collections.abc import Mapping

from builder.components.answers import text_place
from builder.components.layout import SCREEN_ROWS
from builder.model.blocks import Component
from builder.model.measure import Measure

EDGES: Mapping[str, float] = {"dots": 0.55, "grid": 0.2}
"""mm that a pattern needs below its last row: half a dot, or the line of a grid."""

_KEPT = 120.0
"""mm: room that is no higher stays on one page; other room has at least as much."""


def pattern_pitch(pattern: str, measure: Measure) -> float:
    """The distance of two dots or of two lines of a grid in mm; 0 for other patterns."""
    return round(measure.dots, 3) if pattern in EDGES else 0


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `place` to answer, the `pattern` as a class, with its `pitch` and `edge` in mm.

    Room that grows (`is_area`) has `most` and `least` in mm, None where it fills its page; other room has a `height`.
    Blank room `has_corners`, and a caption in one.
    """
    pattern, asked = str(component.option("pattern")), component.option("height")
    pitch, edge = pattern_pitch(pattern, measure), EDGES.get(pattern, 0)
    kept = measure.keep(_KEPT)
    height = 0.0 if asked == "fill" else float(asked)
    rows = round(int((height - edge) / pitch) * pitch + edge, 2) if pitch else asked
    return {
        "place": text_place(component, label=component.text or words["describe"]),
        "pattern": "space-frame" if pattern == "box" else pattern,
        "pitch": pitch,
        "edge": edge,
        "is_area": asked == "fill" or height > kept,
        "most": None if asked == "fill" else asked,
        "least": round(kept, 2),
        "height": rows,
        "has_corners": pattern == "blank",
        "on_screen": 2 * SCREEN_ROWS,
    }
