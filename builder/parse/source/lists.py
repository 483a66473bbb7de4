"""Items of lists, as lines of source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.parse.source.items import ITEM, item_start
from builder.parse.source.read_lists import ReadItem, read_list
from builder.parse.source.scanner import Line
from builder.parse.source.tabs import spaced


@dataclass(frozen=True, slots=True)
class ListItem:
    """A top-level item: its number as written (empty in a bulleted list), its lines without the bullet and indent."""

    number: str
    lines: tuple[Line, ...]


def list_items(lines: Sequence[Line]) -> tuple[ListItem, ...]:
    """The top-level items of all lists in some lines."""
    plain = [line.with_text(spaced(line.text)) for line in lines]
    texts = [line.text for line in plain]
    items: list[ListItem] = []
    position = 0
    while position < len(plain):
        if not item_start(texts[position]):
            items[-1:] = [replace(item, lines=(*item.lines, plain[position])) for item in items[-1:]]
            position += 1
            continue
        found = read_list(texts, position)
        items += [_item(item, plain) for item in found.items]
        position = found.end
    return tuple(items)


def _item(item: ReadItem, lines: Sequence[Line]) -> ListItem:
    first, last = item.cuts[0], item.cuts[-1]
    number = ITEM.match(lines[first[0]].text)["number"] or ""  # type: ignore[index]  # the first line is an item's
    cuts = dict(item.cuts)
    held = (lines[index].cut(min(cuts.get(index, 0), len(lines[index].text))) for index in range(first[0], last[0] + 1))
    return ListItem(number, tuple(held))


def dedent(line: Line, indent: int) -> Line:
    """The line without up to `indent` leading spaces; a tab counts as four, as Markdown counts it."""
    text = line.text.replace("\t", "    ") if line.text.startswith("\t") else line.text
    margin = len(text) - len(text.lstrip(" "))
    kept = text[min(margin, max(indent, 4) if margin >= 4 else indent) :]
    return Line(kept, line.file, line.number, line.offset + max(0, len(line.text) - len(kept)))
