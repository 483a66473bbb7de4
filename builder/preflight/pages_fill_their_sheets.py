"""The file has as many pages as were laid out, and as the edition asks for."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    count, limits = len(pdf.file.pages), wanted.limits
    if wanted.pages and count != wanted.pages:
        yield Finding("GP297", f"the file has {count} pages and not {wanted.pages}", hint="build again")
    if limits.multiple and count % limits.multiple:
        message = f"{count} pages are no multiple of {limits.multiple}, which this edition asks for"
        yield Finding("GP297", message, hint="give the guide pages for notes: `workbook: {notes: 2}`")
    if limits.least_pages and count < limits.least_pages:
        message = f"there are {count} pages, and this edition asks for {limits.least_pages} or more"
        yield Finding("GP297", message, hint="choose a house that takes thinner books, or another edition")
    if limits.most_pages and count > limits.most_pages:
        message = f"there are {count} pages, and this edition takes at most {limits.most_pages}"
        yield Finding("GP297", message, hint="split the guide into several")
