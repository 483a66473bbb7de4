"""Every table has cells that are heads, so that a screen reader says what a cell is about."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.preflight.opened.tags import Tag

_ROWS, _COLUMNS = 4, 2
"""A table of fewer rows or columns is one of boxes to tick, whose words are in the same cells."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    rows, cells = dict[int, int](), dict[int, int]()
    heads, pages = set[int](), dict[int, int]()
    for tag in pdf.tags:
        table = _table(tag)
        if table is None:
            continue
        rows[id(table)] = rows.get(id(table), 0) + (tag.kind == "TR")
        cells[id(table)] = cells.get(id(table), 0) + (tag.kind == "TD")
        if tag.kind == "TH":
            heads.add(id(table))
        if tag.contents:
            pages.setdefault(id(table), pdf.numbers.get(tag.contents[0].page, 1))
    large = [table for table, count in rows.items() if count >= _ROWS and cells[table] >= _COLUMNS * count]
    bare = [table for table in large if table not in heads]
    if bare:
        found = tuple(sorted({pages[table] for table in bare if table in pages}))
        hint = "give the table a first line with the heads of its columns"
        yield Finding("GP294", "a table has no heads", found, hint, "warning")


def _table(tag: Tag) -> Tag | None:
    """The table that a tag is in, or is."""
    above: Tag | None = tag
    while above is not None and above.kind != "Table":
        above = above.parent
    return above
