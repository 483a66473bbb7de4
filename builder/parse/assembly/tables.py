"""Tables that a component is made of: their cells, taken from the HTML that Markdown made."""

from __future__ import annotations

from builder.model.guide import Cell
from builder.parse.assembly.references import plain_text
from builder.parse.prose.html_tables import find_tables

_BOX, _BOX_END = '<div class="table">', "</div>"

Cells = tuple[Cell, ...]


def table_in(fragment: str) -> tuple[Cells, tuple[Cells, ...], str]:
    """The headings and the rows of the first table in some HTML, and the HTML without it; no headings where none is."""
    table = next(iter(find_tables(fragment)), None)
    if table is None:
        return (), (), fragment
    rows = [tuple(_cell(fragment[start:end]) for start, end in row) for row in table.rows]
    rest = fragment[: table.start].removesuffix(_BOX) + fragment[table.end :].removeprefix(_BOX_END)
    return rows[0] if rows else (), tuple(rows[1:]), rest.strip()


def _cell(html: str) -> Cell:
    return Cell(html.strip(), plain_text(html))
