"""Tables in prose: their cells, for a component that is made of one, and their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.model.blocks import Cell
from builder.text.html_fragments import Start, Token, element_at, read_html, text_of, write_html
from builder.text.placeholders import replace_placeholders
from builder.text.plain import plain_words

Cells = tuple[Cell, ...]


def table_in(fragment: str) -> tuple[Cells, tuple[Cells, ...], str]:
    """The headings and the rows of the first table in some HTML, and the HTML without it; no headings where none is."""
    tokens = read_html(fragment) if "<table" in fragment else []
    start = next((i for i, token in enumerate(tokens) if isinstance(token, Start) and token.tag == "table"), None)
    if start is None:
        return (), (), fragment
    table = element_at(tokens, start)
    rows = [tuple(map(_cell, row)) for row in _rows(table)]
    before, after = tokens[:start], tokens[start + len(table) + 2 :]
    if before and isinstance(before[-1], Start) and before[-1].attributes.get("class") == "table":
        before, after = before[:-1], after[1:]
    return rows[0] if rows else (), tuple(rows[1:]), write_html([*before, *after]).strip()


def headings_of(table: Sequence[Token]) -> str:
    """The words of a table's headings, divided by commas."""
    words = (plain_words(replace_placeholders(text_of(cell), _nothing)) for tag, cell in _cells(table) if tag == "th")
    return ", ".join(filter(None, words))


def _rows(table: Sequence[Token]) -> list[list[Sequence[Token]]]:
    rows: list[list[Sequence[Token]]] = []
    for tag, inner in _cells(table):
        if tag == "tr":
            rows.append([])
        elif rows:
            rows[-1].append(inner)
    return rows


def _cells(table: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """The rows and cells of a table, each by its tag with what it holds."""
    depth = 0
    for index, token in enumerate(table):
        if isinstance(token, str):
            continue
        if token.tag == "table":
            depth += 1 if isinstance(token, Start) else -1
        elif not depth and isinstance(token, Start) and token.tag in ("tr", "th", "td"):
            yield token.tag, element_at(table, index)


def _cell(inner: Sequence[Token]) -> Cell:
    return Cell(write_html(inner).strip(), plain_words(text_of(inner)))


def _nothing(kind: str, number: int, blank_field: int) -> str:
    return ""
