"""Blocks of a text: paragraphs, lists, quotations and the rest, as lines of source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.parse.source.classifier import literal_lines
from builder.parse.source.fences import opened_fence
from builder.parse.source.items import ITEM, RULE, starts_list
from builder.parse.source.scanner import Line

_DEFINITION = re.compile(r" {0,3}(?:\[\^?[^\]]+\]:|\*\[[^\]]+\]:|<!--)")
_DESCRIPTION = re.compile(r" {0,3}:[ \t]")


class SourceBlock(NamedTuple):
    """Lines that belong together.

    `kind` is paragraph, list, quote, definition (of a link, a footnote or an abbreviation, and comments: nothing stands
    where they are written) or other (code, tables, HTML, rules).
    """

    kind: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


def blocks(lines: Sequence[Line]) -> tuple[SourceBlock, ...]:
    """The blocks of a text, in order, blank lines between them left out."""
    found: list[SourceBlock] = []
    for group in _groups(lines):
        kind = _kind(group[0].text)
        if found and _goes_on(found[-1], kind, group[0].text):
            found[-1] = SourceBlock(found[-1].kind, (*found[-1].lines, group[0].with_text(""), *group))
        else:
            found.append(SourceBlock(kind, group))
    return tuple(found)


def apart(lines: Sequence[Line]) -> list[Line]:
    """The text with an empty line after each block, as Markdown asks for between a paragraph and a list."""
    return [line for block in blocks(lines) for line in (*block.lines, block.lines[-1].with_text(""))]


def _groups(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Runs of lines without a blank one between them; code is one run, whatever it holds. A list ends a paragraph."""
    group: list[Line] = []
    for line, code in zip(lines, literal_lines([line.text for line in lines]), strict=True):
        if not code and group and starts_list(line.text) and _kind(group[0].text) == "paragraph":
            yield tuple(group)
            group = []
        if code or line.text.strip():
            group.append(line)
        elif group:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _goes_on(block: SourceBlock, kind: str, first: str) -> bool:
    """Whether a block continues after a blank line: a list with another item, and what holds indented paragraphs."""
    if block.kind == "list":
        return kind == "list" or first.startswith((" ", "\t"))
    if not first.startswith(("    ", "\t")):
        return False
    return block.kind == "definition" or any(_DESCRIPTION.match(line.text) for line in block.lines)


def _kind(first: str) -> str:
    if first[0].isalpha():
        return "paragraph"
    if first.startswith(("    ", "\t")) or opened_fence(first) or RULE.match(first):
        return "other"
    if ITEM.match(first):
        return "list"
    stripped = first.lstrip()
    if stripped.startswith(">"):
        return "quote"
    if _DEFINITION.match(first):
        return "definition"
    return "other" if stripped[:1] in "|<:" else "paragraph"
