"""Lists as people write them, made lists as Markdown asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.parse.scanner import Line

ITEM = re.compile(r"(?P<margin> {0,3})(?P<mark>[-*+]|(?P<number>\d+)[.)])(?P<gap>[ \t]+|$)")
_START = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_ANY_ITEM = re.compile(r"( *)(?:[-*+]|\d+[.)])( +)(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class ListItem:
    """A top-level item: its number as written (empty in a bulleted list) and its lines without the bullet and its indent."""

    number: str
    lines: tuple[Line, ...]


def starts_list(text: str) -> bool:
    """Whether a line in a paragraph ends it and begins a list: with a bullet, or the number one. 1986 is a year."""
    return _START.match(text) is not None and not _RULE.match(text)


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


def with_plain_indents(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a list with each inner item four spaces further in than its outer one, where it stands under its text.

    Most editors write `  - inner` below `- outer`; Markdown as it began counts by fours. A list that does is left as it is.
    """
    if all(len(margin) % 4 == 0 for margin, _, depth in _placed(lines) if depth and margin is not None):
        return lines
    return tuple(
        Line(" " * 4 * depth + text, line.file, line.number, line.offset + len(line.text) - len(text) - 4 * depth)
        for line, (_, text, depth) in zip(lines, _placed(lines), strict=True)
    )


def _placed(lines: Sequence[Line]) -> Iterator[tuple[str | None, str, int]]:
    """For each line its margin where it is an item, its text without what places it, and how many items it is inside of."""
    inside: list[int] = []
    for line in lines:
        match = _ANY_ITEM.match(line.text)
        margin = len(line.text) - len(line.text.lstrip(" "))
        if match or (margin and line.text.strip()):
            while inside and margin < inside[-1]:
                inside.pop()
        depth = len(inside) if margin else 0
        text = line.text[inside[-1] if match is None and depth else margin if match else 0 :]
        if match:
            inside = [*inside[:depth], match.end() if len(match[2]) < 5 else match.end(1) + 2]
        yield (match[1] if match else None), text, depth


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
