"""No page is blank but for its running head and foot: a reader takes it for a fault."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    fields = {number for number, _ in pdf.annotations("/Widget")}
    blank = tuple(
        page.number
        for page in pdf.pages
        if page.number not in fields
        and not page.shapes
        and not page.pictures
        and not (any(pdf.is_read(page.number, text.mark) for text in page.texts) if pdf.tags else page.texts)
    )
    if blank:
        hint = "look for `break-before` or `break-after` in the theme's print.css, and for an empty part of the guide"
        yield Finding("GP284", "there is nothing on the page", blank, hint, "warning")
