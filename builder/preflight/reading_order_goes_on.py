"""What is read aloud goes from page to page, and headings skip no level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.preflight.opened.tags import Tag

_HEADING = re.compile(r"H([1-6])")

_READ = ("H1", "H2", "H3", "H4", "H5", "H6", "P", "LI", "LBody")
"""The tags whose order counts. Notes are read where they are named, and a field of a cover may be on several pages."""

_ASIDE = ("Note", "Form", "TOC", "Table")


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    hint = "this is a fault in a template of the theme, or in guidepress"
    if back := _back(pdf):
        before, after = back
        yield Finding("GP292", f"this page is read aloud after page {before}", (after,), hint)
    level = 0
    for tag in pdf.tags:
        match = _HEADING.fullmatch(tag.kind)
        if match is None:
            continue
        if level and int(match[1]) > level + 1:
            message = f"a heading of level {match[1]} follows one of level {level}"
            yield Finding("GP292", message, _pages(pdf, tag), hint, "warning")
        level = int(match[1])


def _back(pdf: Opened) -> tuple[int, int] | None:
    """The first page that is read after a later one, with that one; None where there is none."""
    last = 0
    for tag in pdf.tags:
        owner = tag if tag.kind != "Span" or tag.parent is None else tag.parent
        if not tag.contents or owner.kind not in _READ or any(owner.is_within(kind) for kind in _ASIDE):
            continue
        here = pdf.numbers.get(tag.contents[0].page, last)
        if here < last:
            return last, here
        last = max(last, here)
    return None


def _pages(pdf: Opened, heading: Tag) -> tuple[int, ...]:
    """The page of a heading, whose words are in the tags inside it."""
    inside = [tag for tag in pdf.tags if tag is heading or tag.parent is heading]
    return tuple(sorted({pdf.numbers[c.page] for tag in inside for c in tag.contents if c.page in pdf.numbers}))
