"""A guide in which nothing to fill in was found makes a book to read, and no workbook."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Span, warning
from builder.model.guide import Guide


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    if guide.summary.kind != "guide" or guide.is_filled_in:
        return
    hint = (
        "start headings with `Step 1:`, or say in the front matter which headings are steps, "
        "as in `workbook: {steps: 2}`; `guidepress outline` shows how the guide was read"
    )
    book = ", so it is printed as a book to read" if guide.is_prose_alone else ""
    yield warning("GP321", f"nothing to fill in was found in this guide{book}", Span(guide.summary.source), hint)
