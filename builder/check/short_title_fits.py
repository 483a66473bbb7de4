"""A short title is for the foot of a page, so it has to fit there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from builder.diagnostics import Diagnostic, warning
from builder.model.guide import Guide
from builder.model.measure import Sheet


def check_print(guide: Guide, sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """A warning for the first paper on which neither the title nor the short one fits."""
    short = guide.meta.short_title
    for sheet in sheets:
        widths, room = sheet.measure.widths, sheet.measure.foot_em
        if short and min(widths.em(short), widths.em(guide.meta.title)) > room:
            fitting = sum(taken <= room for taken in accumulate(map(widths.em, short)))
            message = f"`short_title` is too long for the foot of a page of {sheet.title}"
            hint = f"{fitting} of its {len(short)} characters fit"
            yield warning("GP240", message, guide.meta.place("short_title"), hint)
            return
