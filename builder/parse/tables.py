"""Tables that a component is made of: their cells, taken from the HTML that Markdown made."""

from __future__ import annotations

import re

from builder.model.guide import Cell
from builder.parse.references import plain_text

_TABLE = re.compile(r'<div class="table"><table.*?</table></div>', re.S)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.S)
_CELL = re.compile(r"<(t[hd])\b[^>]*>(.*?)</t[hd]>", re.S)

Cells = tuple[Cell, ...]


def table_in(fragment: str) -> tuple[Cells, tuple[Cells, ...], str]:
    """The headings and the rows of the first table in some HTML, and the HTML without it; no headings where none is."""
    match = _TABLE.search(fragment)
    if match is None:
        return (), (), fragment
    rows = [tuple(_cell(cell) for _, cell in _CELL.findall(row)) for row in _ROW.findall(match[0])]
    rest = fragment[: match.start()] + fragment[match.end() :]
    return rows[0] if rows else (), tuple(rows[1:]), rest.strip()


def _cell(html: str) -> Cell:
    return Cell(html.strip(), plain_text(html))
