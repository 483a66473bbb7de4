"""Step and phase numbers that leave one out are shown as written, but may be a slip."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, warning
from builder.model.guide import Guide


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    before = 0
    for step in guide.steps:
        restarts = step.ordinal == 1
        if step.ordinal and before and not restarts and step.ordinal != before + 1:
            message = f"this is step {step.ordinal}, and the one before it is step {before}"
            yield warning("GP320", message, step.span, "the numbers are shown as they are written")
        before = step.ordinal or before
