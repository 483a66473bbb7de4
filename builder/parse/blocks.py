"""Blocks of a text: paragraphs, lists, quotations and the rest, as lines of source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.parse.scanner import Line

ITEM = re.compile(r"(?P<margin> {0,3})(?P<mark>[-*+]|(?P<number>\d+)[.)])(?P<gap>[ \t]+|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """Lines that belong together. `kind` is paragraph, list, quote or other (code, tables, HTML, rules, definitions)."""

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
        if match and not _RULE.match(line.text):
            indent = match.end() if match["gap"] else match.end() + 1
            first = replace(line, text=line.text[match.end() :])
            items.append(ListItem(match["number"] or "", (first,)))
        elif items:
            items[-1] = replace(items[-1], lines=(*items[-1].lines, dedent(line, indent)))
    return tuple(items)


def dedent(line: Line, indent: int) -> Line:
    """The line without up to `indent` leading spaces; a tab counts as four, as Markdown counts it."""
    text = line.text.replace("\t", "    ") if line.text.startswith("\t") else line.text
    margin = len(text) - len(text.lstrip(" "))
    return replace(line, text=text[min(margin, max(indent, 4) if margin >= 4 else indent) :])


def _groups(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Runs of lines without a blank one between them; a code fence is one run, whatever it holds."""
    group: list[Line] = []
    fence = ""
    for line in lines:
        opened = _FENCE.match(line.text)
        if fence:
            group.append(line)
            if opened and line.text.strip().startswith(fence) and not line.text.strip().strip(fence[0]):
                fence = ""
        elif line.text.strip():
            group.append(line)
            fence = opened[1] if opened else ""
        elif group:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _kind(first: str) -> str:
    if first.startswith(("    ", "\t")) or _FENCE.match(first) or _RULE.match(first):
        return "other"
    if ITEM.match(first):
        return "list"
    stripped = first.lstrip()
    if stripped.startswith(">"):
        return "quote"
    return "other" if stripped[:1] in "|<:" or re.match(r"\[\^?[^\]]+\]:|\*\[", stripped) else "paragraph"
