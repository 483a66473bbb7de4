"""A page for each phase needs phases."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, warning
from builder.model.guide import Guide


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    if guide.meta.pages != "phase" or guide.summary.site_pages:
        return
    message = "`pages: phase` has no effect, since no phase was found in this document"
    hint = "start a heading with `Phase 1:`, or say which headings are phases, as in `workbook: {phases: 2}`"
    yield warning("GP444", message, guide.meta.place("pages"), hint)
