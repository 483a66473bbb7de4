"""The last page of a workbook is the back of a sheet, so it has an even number."""

from __future__ import annotations

from typing import Any

from builder.formats.pdf.page_boxes import classes, flow_children


def ending_on_a_left_page(pages: list[Any]) -> list[Any]:
    """The pages without the spare one before the back cover, where that has an even number without it."""
    if len(pages) % 2 == 0 or len(pages) < 2 or not _is_spare(pages[-2]):
        return pages
    return [*pages[:-2], pages[-1]]


def _is_spare(page: Any) -> bool:
    """Whether a page holds only spare notes: the classes are those of the outermost box of its body."""
    return any(
        "spare-page" in classes(box)
        for root in flow_children(page._page_box)
        for body in flow_children(root)
        for box in flow_children(body)
    )
