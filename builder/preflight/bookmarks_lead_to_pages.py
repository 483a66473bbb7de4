"""A PDF of several parts has bookmarks, in the order of its pages, and each leads to one."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import OutlineItem

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened

_PARTS = 3
"""Headings from which on a reader looks for bookmarks."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    if not wanted.is_tagged:
        return
    with pdf.file.open_outline() as outline:
        every = list(_all(outline.root))
    hint = "check `bookmark-level` and `bookmark-label` in the theme's print.css"
    headings = sum(tag.kind in ("H1", "H2", "H3") for tag in pdf.tags)
    if not every and headings >= _PARTS:
        yield Finding("GP296", "the file has no bookmarks", hint=hint)
    last = 0
    for item in every:
        page = _page(pdf, item)
        if not page or not item.title.strip():
            what = f"the bookmark `{item.title}` leads nowhere" if not page else "a bookmark has no words"
            yield Finding("GP296", what, hint=hint, words=item.title)
        elif page < last:
            message = f"the bookmark `{item.title}` comes after one of page {last}"
            yield Finding("GP296", message, (page,), hint, "warning", item.title)
        last = max(last, page)


def _all(items: list[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _all(item.children)


def _page(pdf: Opened, item: OutlineItem) -> int:
    if item.destination is not None:
        place = item.destination
        return pdf.page_of(place) if not isinstance(place, int) else place + 1
    return pdf.page_of(item.action) if item.action is not None else 0
