"""Blocks of a text: paragraphs, lists, quotations and the rest, as lines of source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.parse.scanner import RAW_START, Line, closes_fence, opened_fence, opened_raw

ITEM = re.compile(r"(?P<margin> {0,3})(?P<mark>[-*+]|(?P<number>\d+)[.)])(?P<gap>[ \t]+|$)")
_DEFINITION = re.compile(r" {0,3}(?:\[\^?[^\]]+\]:|\*\[[^\]]+\]:)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """Lines that belong together. `kind` is paragraph, list, quote, definition (of a link, a footnote, an abbreviation:
    nothing stands where it is written) or other (code, tables, HTML, rules, definition lists)."""

    kind: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class ListItem:
    """A top-level item: its number as written (empty in a bulleted list) and its lines without the bullet and its indent."""

    number: str
    lines: tuple[Line, ...]


def blocks(lines: Sequence[Line]) -> tuple[SourceBlock, ...]:
    """The blocks of a text, in order, blank lines between them left out."""
    found: list[SourceBlock] = []
    for group in _groups(lines):
        kind = _kind(group[0].text)
        if found and found[-1].kind == "list" and (kind == "list" or group[0].text.startswith((" ", "\t"))):
            found[-1] = SourceBlock("list", (*found[-1].lines, replace(group[0], text=""), *group))
        else:
            found.append(SourceBlock(kind, group))
    return tuple(found)


def list_items(block: SourceBlock) -> tuple[ListItem, ...]:
    """The top-level items of a list."""
    items: list[ListItem] = []
    indent = 0
    for line in block.lines:
        match = ITEM.match(line.text)
        nested = items and match and len(match["margin"]) >= indent
        if match and not nested and not _RULE.match(line.text):
            indent = match.end() if match["gap"] else match.end() + 1
            items.append(ListItem(match["number"] or "", (line.cut(match.end()),)))
        elif items:
            items[-1] = _with_line(items[-1], dedent(line, indent))
    return tuple(items)


def in_code(texts: Iterable[str]) -> Iterator[bool]:
    """For each line whether it is code, in a fence or in HTML like `<pre>`, the marks and tags included."""
    fence = raw = ""
    for text in texts:
        if fence:
            yield True
            fence = "" if closes_fence(text, fence) else fence
        elif raw:
            yield True
            raw = "" if f"</{raw}" in text.lower() else raw
        else:
            fence, raw = opened_fence(text), opened_raw(text)
            yield bool(fence or raw or RAW_START.match(text))


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


def _groups(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Runs of lines without a blank one between them; code is one run, whatever it holds."""
    group: list[Line] = []
    for line, code in zip(lines, in_code(line.text for line in lines), strict=True):
        if code or line.text.strip():
            group.append(line)
        elif group:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _kind(first: str) -> str:
    if first.startswith(("    ", "\t")) or opened_fence(first) or _RULE.match(first):
        return "other"
    if ITEM.match(first):
        return "list"
    stripped = first.lstrip()
    if stripped.startswith(">"):
        return "quote"
    if _DEFINITION.match(first):
        return "definition"
    return "other" if stripped[:1] in "|<:" else "paragraph"
