"""The last page of a workbook is the back of a sheet or of the cover of a booklet; a thin book gets pages for notes."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from builder.formats.pdf.page_boxes import classes, flow_children


def whole_sheets(pages: list[Any], multiple: int, least: int = 0) -> list[Any]:
    """The pages with as few spare ones before the back cover as make their number a multiple, and no less than `least`.

    Where too few are spare for the least number, it is that multiple alone; all stay where they are too few for both.
    """
    spare = sum(1 for _ in takewhile(_is_spare, reversed(pages[:-1])))
    needed = len(pages) - spare
    numbers = (-(-number // multiple) * multiple for number in (max(needed, least), needed))
    over = next((len(pages) - number for number in numbers if number <= len(pages)), 0)
    return [*pages[: -1 - over], pages[-1]] if over else pages


def _is_spare(page: Any) -> bool:
    """Whether a page holds only spare notes: the classes are those of the outermost box of its body."""
    return any(
        "spare-page" in classes(box)
        for root in flow_children(page._page_box)
        for body in flow_children(root)
        for box in flow_children(body)
    )
