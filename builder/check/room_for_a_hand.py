"""What is printed must be of use to a hand with a pen: cells wide enough, and neither no room nor far too much."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, warning
from builder.model.guide import Component, Guide

_FRAME = 168
"""mm: the width of the text area on every paper."""
_PAGE = 248
"""mm: its height on A4."""
_NARROWEST = 25
"""mm for a word written by hand."""
_PITCH = {"wide": 8.7, "college": 7.1, "narrow": 6.35, "primary": 16.0}


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    for prompt in guide.asked:
        if not prompt.rows:
            hint = "say how many lines it gets: `workbook: {prompts: 6}` in the front matter"
            yield warning("GP324", "this prompt has no room to write", prompt.span, hint)
    for component in guide.components:
        yield from _component(component)


def _component(found: Component) -> Iterator[Diagnostic]:
    options = dict(found.options)
    if found.name == "table" and len(found.head) * _NARROWEST > _FRAME:
        hint = f"{_FRAME // _NARROWEST} columns are {_NARROWEST} mm wide or more; make two tables of it"
        yield warning(
            "GP326", f"the {len(found.head)} columns of this table are too narrow to write in", found.span, hint
        )
    rows = options.get("rows")
    height = (
        rows * _PITCH.get(str(options.get("ruling")), 8.0) if found.name == "lines" and isinstance(rows, int) else 0
    )
    if height > 2 * _PAGE:
        hint = "fewer lines daunt less; several questions with a few lines each are easier to answer"
        yield warning("GP323", "more than two pages of lines follow this question", found.span, hint)
