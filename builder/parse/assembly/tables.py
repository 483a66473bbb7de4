"""Tables in prose: their cells, for a component that is made of one, their headings, and which are to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model.blocks import Cell
from builder.text.html_fragments import VOID, Start, Token, element_at, read_html, text_of, write_html
from builder.text.placeholders import BLANK, BOX, OPEN, TABLE, replace_placeholders
from builder.text.plain import plain_words

Cells = tuple[Cell, ...]

_NOTHING = "&nbsp;"
"""The HTML of an empty cell that is no question."""


@dataclass(frozen=True, slots=True)
class TableToFillIn:
    """A plain table with places to answer: its number in the guide, its headings and its rows.

    Cells to fill in are empty, and those that are empty without being a question hold a space.
    """

    number: int
    head: Cells
    rows: tuple[Cells, ...]


def tables_to_fill_in(fragment: str) -> list[str | TableToFillIn]:
    """Some HTML cut at its plain tables with places to answer. Those in lists and quotations stay where they are."""
    tokens = read_html(fragment) if "<table" in fragment else []
    found: list[str | TableToFillIn] = []
    begun = index = 0
    while index < len(tokens):
        token = tokens[index]
        inner = element_at(tokens, index) if isinstance(token, Start) and token.tag not in VOID else None
        table = _to_fill_in(token, inner) if isinstance(token, Start) and inner is not None else None
        after = index + 1 if inner is None else index + len(inner) + 2
        if table:
            found += [write_html(tokens[begun:index]).strip(), table]
            begun = after
        index = after
    found.append(write_html(tokens[begun:]).strip() if found else fragment)
    return [part for part in found if part]


def _to_fill_in(frame: Start, inner: Sequence[Token]) -> TableToFillIn | None:
    """The table in a frame, if it has headings, rows of the same length, and a place to answer."""
    if frame.attributes.get("class") != "table" or not inner:
        return None
    number = next(n for n in map(_number, frame.attributes) if n is not None)
    head, *rows = [tuple(map(_cell, row)) for row in _rows(element_at(inner, 0))] or [()]
    if not rows or any(len(row) != len(head) for row in rows):
        return None
    asked = _questions(rows)
    if not asked and not any(cell.is_blank for row in rows for cell in row):
        return None
    cells = (
        tuple(_as_read(cell, is_asked=(r, c) in asked) for c, cell in enumerate(row)) for r, row in enumerate(rows)
    )
    return TableToFillIn(number, head, tuple(cells))


def _number(attribute: str) -> int | None:
    """The number of a table that an attribute's name is the placeholder of."""
    return int(attribute[2:-1]) if attribute.startswith(OPEN + TABLE) else None


def _questions(rows: Sequence[Cells]) -> set[tuple[int, int]]:
    """Row and column of each empty cell that is a question.

    It is one where its whole column holds no words, or its row holds none, except in its first cell. Any other empty
    cell is a gap among words: what does not apply, or is as in the row above.
    """
    is_open = [[_is_open(cell) for cell in row] for row in rows]
    columns = {c for c in range(len(rows[0])) if all(row[c] for row in is_open)}
    return {
        (r, c)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if cell.is_empty and (c in columns or all(is_open[r][1 if c else 0 :]))
    }


def _is_open(cell: Cell) -> bool:
    """Whether a cell holds no words alone: nothing, or a blank or a box."""
    return cell.is_empty or OPEN + BLANK in cell.html or OPEN + BOX in cell.html


def _as_read(cell: Cell, *, is_asked: bool) -> Cell:
    if not cell.is_empty:
        return cell
    return replace(cell, html="" if is_asked else _NOTHING)


def cell_names(table: Sequence[Token]) -> list[list[str]]:
    """What each cell of a table is called, by row: the words of its column's heading and of its row's first cell."""
    rows = [[_words(cell) for cell in row] for row in _rows(table)]
    head, *body = rows or [[]]
    columns = [*head, *[""] * max((len(row) for row in body), default=0)]
    return [
        [""] * len(head),
        *([joined(column, row[0]) for column, _ in zip(columns, row, strict=False)] for row in body),
    ]


def joined(*words: str) -> str:
    """Some words with commas between them, each once."""
    return ", ".join(dict.fromkeys(filter(None, words)))


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
    return ", ".join(filter(None, (_words(cell) for tag, cell in _cells(table) if tag == "th")))


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
    return Cell(write_html(inner).strip(), _words(inner))


def _words(tokens: Sequence[Token]) -> str:
    """The words in some tokens, without blanks and boxes."""
    return plain_words(replace_placeholders(text_of(tokens), _nothing))


def _nothing(kind: str, number: int, blank_field: int) -> str:
    return ""
