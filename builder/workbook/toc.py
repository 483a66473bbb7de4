"""The contents, read off the pages of a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.measure import Measure
from builder.workbook.answers import Strings
from builder.workbook.pages import Contents, Page, TocEntry, TocGroup

_MOST_LINES, _HEIGHT = 24, 232.0
"""How many lines fit on one page at their usual distance, where the frame has this height in mm."""


def contents_page(pages: Iterable[Page], strings: Strings, measure: Measure) -> Contents:
    """The contents of some pages. Lines that would not fit on one page are set closer."""
    groups = contents(pages)
    lines = sum(len(group.entries) for group in groups)
    most = int(_MOST_LINES * min(1.0, measure.frame_height / _HEIGHT))
    return Contents(run=strings["contents"], groups=groups, dense=lines > most)


def contents(pages: Iterable[Page]) -> tuple[TocGroup, ...]:
    """The lines of the contents in groups, in the order of the pages."""
    groups: list[tuple[str, list[TocEntry]]] = []
    for page in pages:
        if page.toc is None:
            continue
        if page.opens_toc or not groups or groups[-1][0] != page.toc_label:
            groups.append((page.toc_label, []))
        groups[-1][1].append(page.toc)
    return tuple(TocGroup(label, tuple(entries)) for label, entries in groups)
