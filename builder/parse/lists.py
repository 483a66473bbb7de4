"""Lists as people write them, made lists as Markdown asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.parse.opaque import in_code
from builder.parse.scanner import Line

ITEM = re.compile(r"(?P<margin> {0,3})(?P<mark>[-*+]|(?P<number>\d+)[.)])(?P<gap>[ \t]+|$)")
_START = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_ANY_ITEM = re.compile(r" *(?:[-*+]|\d+[.)]) +(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class ListItem:
    """A top-level item: its number as written (empty in a bulleted list), its lines without the bullet and indent."""

    number: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of a list: its margin, how many items it is inside of, and its text without the indent that says so.

    It `begins` something where it is an item or comes after an empty line.
    """

    begins: bool
    margin: int
    depth: int
    text: str


def starts_list(text: str) -> bool:
    """Whether a line in a paragraph ends it and begins a list: with a bullet, or the number one. 1986 is a year."""
    return _START.match(text) is not None


def list_items(lines: Sequence[Line]) -> tuple[ListItem, ...]:
    """The top-level items of a list."""
    items: list[ListItem] = []
    indent = 0
    for line in lines:
        match = ITEM.match(line.text)
        if match and not _RULE.match(line.text):
            indent = match.end() if match["gap"] else match.end() + 1
            items.append(ListItem(match["number"] or "", (line.cut(match.end()),)))
        elif items:
            items[-1] = _with_line(items[-1], dedent(line, indent))
    return tuple(items)


def plain_list(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a list as Markdown asks for them, whichever way they are indented and parted."""
    return tuple(_parted(_indented(lines)))


def _parted(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a list, with an empty one before an item that follows a further paragraph of the item before it."""
    further = behind_blank = False
    for line in lines:
        empty = not line.text.strip()
        if _ANY_ITEM.match(line.text):
            if further and not behind_blank:
                yield replace(line, text="")
            further = False
        else:
            further = further or (behind_blank and not empty)
        behind_blank = empty
        yield line


def _indented(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a list, with what is inside of an item four spaces further in than the item.

    Most editors write `  - inner` below `- outer`; Markdown once counted by fours. A list that does so is left alone.
    """
    placed = tuple(_placed(lines))
    by_fours = all(p.margin % 4 == 0 for p in placed if p.depth and p.begins)
    if by_fours or any(in_code([line.text for line in lines])):
        return lines
    return tuple(_line_at(p, line) for p, line in zip(placed, lines, strict=True))


def _line_at(place: _Placed, line: Line) -> Line:
    offset = line.offset + len(line.text) - len(place.text) - 4 * place.depth
    return Line(" " * 4 * place.depth + place.text, line.file, line.number, offset)


def _placed(lines: Sequence[Line]) -> Iterator[_Placed]:
    """Where each line of a list belongs. An item is inside of another where it stands under its text or further in."""
    inside: list[int] = []
    behind_blank = False
    for line in lines:
        item = _ANY_ITEM.match(line.text)
        margin = len(line.text) - len(line.text.lstrip(" "))
        while inside and margin < inside[-1] and (item or margin):
            inside.pop()
        depth = len(inside) if margin else 0
        if item:
            yield _Placed(True, margin, depth, line.text[margin:])
            inside = [*inside[:depth], item.end()]
        else:
            begins = behind_blank and bool(line.text.strip())
            yield _Placed(begins, margin, depth, line.text[inside[-1] :] if depth else line.text)
        behind_blank = not line.text.strip()


def _with_line(item: ListItem, line: Line) -> ListItem:
    """The item with one line more. Markdown asks for an empty line before the first item of an inner list."""
    opens_list = ITEM.match(line.text) and not any(ITEM.match(known.text) for known in item.lines)
    between = (replace(line, text=""),) if opens_list and item.lines[-1].text.strip() else ()
    return replace(item, lines=(*item.lines, *between, line))


def dedent(line: Line, indent: int) -> Line:
    """The line without up to `indent` leading spaces; a tab counts as four, as Markdown counts it."""
    text = line.text.replace("\t", "    ") if line.text.startswith("\t") else line.text
    margin = len(text) - len(text.lstrip(" "))
    kept = text[min(margin, max(indent, 4) if margin >= 4 else indent) :]
    return Line(kept, line.file, line.number, line.offset + max(0, len(line.text) - len(kept)))
