"""The file has as many pages as were laid out, and as the edition asks for."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.text.counting import counted


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    count, limits = len(pdf.file.pages), wanted.limits
    if wanted.pages and count != wanted.pages:
        yield Finding("GP297", f"the file has {count} pages and not {wanted.pages}", hint="build again")
    if limits.multiple and count % limits.multiple:
        message = f"{count} pages are no multiple of {limits.multiple}, which this edition asks for"
        yield Finding("GP297", message, hint="give the guide pages for notes: `workbook: {notes: 2}`")
    if limits.least_pages and count < limits.least_pages:
        missing = limits.least_pages - count
        message = f"there are {count} pages, and {wanted.printer} asks for {limits.least_pages} or more: "
        message += "one is missing" if missing == 1 else f"{missing} are missing"
        hint = (
            f"add {counted(missing, 'page')} for notes to the number in `workbook: {{notes: 2}}`, or choose a printer "
        )
        yield Finding("GP297", message, hint=hint + "that takes thinner books")
    if limits.most_pages and count > limits.most_pages:
        message = f"there are {count} pages, and {wanted.printer} takes at most {limits.most_pages}"
        yield Finding("GP297", message, hint="split the guide into several")
