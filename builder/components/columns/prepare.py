"""How many headings are side by side, on screen and on paper, and how many lines are below each."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import ceil

from builder.model.guide import Component, Item
from builder.model.measure import Measure

_GUTTER = 3.2
"""Per cent of the frame, between two columns."""

_NARROWEST = 36
"""mm of a column, on paper of the usual size of letters."""


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The headings in `parts`: before and after where there is no list.

    `across` are side by side on screen, `abreast` on paper, where each is `width` per cent wide; the rows of headings
    are as equal as can be. `rows` are the lines below each: a number that a page has room for, or `fill`.
    """
    parts = component.items or tuple(Item(key, escape(words[key]), words[key]) for key in ("before", "after"))
    across = ceil(len(parts) / ceil(len(parts) / int(str(component.option("across")))))
    abreast = measure.abreast(across, _NARROWEST)
    most = int((measure.frame_height - 2 * measure.row) / measure.pitch)
    rows = component.option("rows")
    return {
        "parts": parts,
        "across": across,
        "abreast": abreast,
        "gutter": _GUTTER,
        "width": round((100 - _GUTTER * (abreast - 1)) / abreast, 3),
        "rows": rows if rows == "fill" else min(int(str(rows)), most),
    }
