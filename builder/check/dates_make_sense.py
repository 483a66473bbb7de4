"""A guide cannot be updated before it was written."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, warning
from builder.model.guide import Guide


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    meta = guide.meta
    if meta.date and meta.updated and meta.updated < meta.date:
        yield warning(
            "GP322",
            f"`updated` ({meta.updated}) is before `date` ({meta.date})",
            meta.place("updated"),
            "change one of the two dates",
        )
