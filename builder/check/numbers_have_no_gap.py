"""Step and phase numbers that leave one out are shown as written, but may be a typo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, warning
from builder.model.guide import Guide, Phase, Step


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    yield from _gaps(guide.phases, "phase")
    yield from _gaps(guide.steps, "step")


def _gaps(parts: Sequence[Phase | Step], name: str) -> Iterator[Diagnostic]:
    """Numbers that do not continue the one before. They may begin again at one, as the steps of each phase do."""
    before = 0
    for part in parts:
        if part.ordinal > 1 and before and part.ordinal != before + 1:
            message = f"this is {name} {part.ordinal}, and the one before it is {name} {before}"
            yield warning("GP320", message, part.span, "the numbers are shown as they are written")
        before = part.ordinal or before
