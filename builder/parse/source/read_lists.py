"""Lists, read as CommonMark reads them: which lines each item holds, and whether its paragraphs are apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.parse.source.containers import Containers
from builder.parse.source.items import content_width, goes_on, item_start, lazy, starts_list


@dataclass(slots=True)
class ReadItem:
    """An item: each of its lines by its index, with how many characters at its start are the list's own.

    `width` is how far in its text begins; `empty`: it has no text yet; `unread` are its lines that nobody asked about.
    """

    cuts: list[tuple[int, int]]
    width: int
    empty: bool
    unread: list[str]
    inside: Containers = field(default_factory=Containers)

    @property
    def paragraph(self) -> bool:
        """Whether its last line leaves a paragraph open, whatever that is inside of. Each line is read once."""
        for line in self.unread:
            self.inside.take(line)
        self.unread.clear()
        return self.inside.paragraph


@dataclass(slots=True)
class ReadList:
    """The items of one list. `bullet` is theirs, or what follows their numbers; `end` is the index after the list.

    `loose`: whether its paragraphs are apart, since there is an empty line between two items or two parts of one.
    """

    bullet: str
    number: str
    items: list[ReadItem] = field(default_factory=list)
    end: int = 0
    loose: bool = False


def read_list(texts: Sequence[str], start: int = 0) -> ReadList:
    """The list that begins at a line, which is an item's. Tabs must be spaces."""
    found = ReadList("", "")
    blank = False
    for index in range(start, len(texts)):
        text = texts[index]
        if not text or text.isspace():
            blank = True
            continue
        if not _take(found, index, text, blank=blank):
            break
        blank = False
        found.end = index + 1
    found.loose = found.loose or any(_stands_apart(item, texts) for item in found.items)
    return found


def _take(found: ReadList, index: int, text: str, *, blank: bool) -> bool:
    """Whether a line is of the list, which then has it."""
    last = found.items[-1] if found.items else None
    margin = len(text) - len(text.lstrip(" "))
    if last and margin >= last.width and not (blank and last.empty):
        last.unread += ["", text[last.width :]] if blank else [text[last.width :]]
        last.cuts.append((index, last.width))
        last.empty = False
        return True
    item = item_start(text)
    if item and item["bullet"][-1] == (found.bullet or item["bullet"][-1]):
        _begin(found, index, item, text)
        found.loose = found.loose or (blank and len(found.items) > 1)
        return True
    if last is None or blank or item or not goes_on(text) or not last.paragraph:
        return False
    last.cuts.append((index, 0))
    last.unread.append(lazy(text))
    return True


def _begin(found: ReadList, index: int, item: re.Match[str], text: str) -> None:
    width = content_width(item, text)
    rest = text[width:]
    found.bullet, found.number = item["bullet"][-1], found.number or (item["number"] or "")
    found.items.append(ReadItem([(index, width)], width, not rest.strip(), [rest]))


def _stands_apart(item: ReadItem, texts: Sequence[str]) -> bool:
    """Whether an empty line parts two things of an item, and not only two of a list inside it."""
    nested, before, in_paragraph = 0, item.cuts[0][0], False
    for index, cut in item.cuts:
        text, blank = texts[index][cut:], index > before + 1
        before, in_paragraph = index, in_paragraph and not blank
        inner = item_start(text) if not in_paragraph or starts_list(text) else None
        in_paragraph = goes_on(text, in_paragraph=in_paragraph)
        if inner:
            direct = blank and not nested
            nested = content_width(inner, text)
        elif nested and (not blank or len(text) - len(text.lstrip(" ")) >= nested):
            direct = False
        else:
            direct, nested = blank, 0
        if direct:
            return True
    return False
