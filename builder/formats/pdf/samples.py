"""Which pages of a finished workbook show a reader what it is like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from builder.formats.pdf.page_boxes import classes, flow_children
from builder.model.site import SamplePage

_MOST = 3

_KINDS = {"cover": "cover", "step": "step", "close": "looking-back", "opener": "opener", "prompts": "prompts"}
"""The kinds of pages worth showing, the best first, by the class that the section of each has."""


def samples(pages: Sequence[Any]) -> tuple[SamplePage, ...]:
    """The first page of each of the best kinds, as they follow. `pages` are those of WeasyPrint's layout."""
    first: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for name in _sections(page):
            first.setdefault(name, number)
    best = [SamplePage(kind, first[name]) for name, kind in _KINDS.items() if name in first][:_MOST]
    return tuple(sorted(best, key=lambda sample: sample.number))


def _sections(page: Any) -> Iterator[str]:
    """The classes of the sections on a page: children of the body, which is the child of the root."""
    for root in flow_children(page._page_box):
        for body in flow_children(root):
            for section in flow_children(body):
                yield from classes(section)
