"""Styles that hang on what an author's lists and tables hold, which no style sheet can see."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_NARROW, _LONGEST = "16mm", 4
"""A column's width, and how many characters its head and each of its cells may hold at most."""


def style_contents(root: Element) -> None:
    """Number lists from where the author starts them, and make columns narrow that hold only numbers.

    All other columns of a table are equally wide, so that there is room to write in each. A figure that text flows
    beside gets a box inside, which has no page break: WeasyPrint 70 breaks floats whatever their style says.
    """
    for figure in root.iter("figure"):
        if not {"left", "right"}.isdisjoint(figure.get("class", "").split()):
            _keep_whole(figure)
    for numbered in root.iter("ol"):
        if numbered.get("start", "").lstrip("-").isdigit():
            numbered.set("style", f"counter-reset:list-item {int(numbered.get('start', '1')) - 1}")
    for place in root.iter("div"):
        if place.get("class") == "table":
            for table in place.iter("table"):
                _narrow(table)


def _keep_whole(figure: Element) -> None:
    box = Element("div", {"class": "unbroken"})
    box.extend(list(figure))
    figure[:] = [box]


def _narrow(table: Element) -> None:
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
    if not rows or any(len(row) != len(rows[0]) for row in rows):
        return
    narrow = [all(map(_is_short, column)) for column in zip(*rows, strict=True)]
    for cell, is_narrow in zip(rows[0], narrow, strict=True):
        if is_narrow and not all(narrow):
            cell.set("style", f"width:{_NARROW}")


def _is_short(cell: Element) -> bool:
    """Whether a cell holds something, and so little that nobody is to write beside it."""
    return 0 < len("".join(cell.itertext()).strip()) <= _LONGEST and cell.find(".//img") is None
