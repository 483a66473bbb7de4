"""The last page of a workbook is the back of a sheet, or of the cover of a booklet."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from builder.formats.pdf.page_boxes import classes, flow_children


def whole_sheets(pages: list[Any], multiple: int) -> list[Any]:
    """The pages with as few spare ones before the back cover as make their number a multiple.

    All spare ones stay where they are too few for that.
    """
    spare = sum(1 for _ in takewhile(_is_spare, reversed(pages[:-1])))
    over = len(pages) % multiple
    return pages if over > spare or not over else [*pages[: -1 - over], pages[-1]]


def _is_spare(page: Any) -> bool:
    """Whether a page holds only spare notes: the classes are those of the outermost box of its body."""
    return any(
        "spare-page" in classes(box)
        for root in flow_children(page._page_box)
        for body in flow_children(root)
        for box in flow_children(body)
    )
