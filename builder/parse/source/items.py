"""Lists, read as CommonMark reads them: which lines each item holds, and whether its paragraphs are apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

BULLET = r"(?:[-*+]|\d{1,9}[.)])"
"""What an item begins with, as a pattern: the only one there is."""
ITEM = re.compile(r"(?P<margin> {0,3})(?P<bullet>[-*+]|(?P<number>\d{1,9})[.)])(?P<gap>[ \t]+|$)")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_START = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_DEEPEST = 50
"""Lists and quotations in each other that are looked into on one line."""
QUOTED = re.compile(r" {0,3}> ?")
_ENDS_PARAGRAPH = re.compile(r" {0,3}(?:>|#{1,6}(?: |$)|`{3}|~{3}|:{3}|\ufdd0f)")
"""What no paragraph continues with: a quotation, a heading, a code fence or the mark of one, a directive."""


@dataclass(slots=True)
class ReadItem:
    """An item: each of its lines by its index, with how many characters at its start are the list's own.

    `width` is how far in its text begins; `paragraph`: its last line leaves one open; `empty`: it has no text yet.
    """

    cuts: list[tuple[int, int]]
    width: int
    paragraph: bool
    empty: bool


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


def starts_list(text: str) -> bool:
    """Whether a line in a paragraph ends it and begins a list: with a bullet, or the number one. 1986 is a year."""
    return _START.match(text) is not None and not RULE.match(text)


def item_start(text: str) -> re.Match[str] | None:
    """The bullet or number that a line starts with; None where it has none, or is a rule."""
    match = ITEM.match(text)
    return match if match and not RULE.match(text) else None


def content_width(item: re.Match[str], text: str) -> int:
    """How far in the text of an item begins: what is further in than four spaces after the bullet is code."""
    gap = item.end() - item.end("bullet")
    return item.end() if gap < 5 and item.end() < len(text) else item.end("bullet") + 1


def goes_on(text: str) -> bool:
    """Whether a line may be one more of a paragraph, though it lacks the indent or the `>` of what that is in."""
    return not (_ENDS_PARAGRAPH.match(text) or RULE.match(text) or ITEM.match(text))


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
        last.paragraph = leaves_paragraph(text[last.width :], before=last.paragraph and not blank)
        last.cuts.append((index, last.width))
        last.empty = False
        return True
    item = item_start(text)
    if item and item["bullet"][-1] == (found.bullet or item["bullet"][-1]):
        _begin(found, index, item, text)
        found.loose = found.loose or (blank and len(found.items) > 1)
        return True
    if last is None or blank or item or not last.paragraph or not goes_on(text):
        return False
    last.cuts.append((index, 0))
    return True


def _begin(found: ReadList, index: int, item: re.Match[str], text: str) -> None:
    width = content_width(item, text)
    rest = text[width:]
    found.bullet, found.number = item["bullet"][-1], found.number or (item["number"] or "")
    found.items.append(ReadItem([(index, width)], width, leaves_paragraph(rest, before=False), not rest.strip()))


def leaves_paragraph(text: str, *, before: bool) -> bool:
    """Whether a paragraph is open after a line of an item, whatever that is inside of; `before`: it was."""
    for _ in range(_DEEPEST):
        inner = item_start(text) or QUOTED.match(text)
        if inner is None:
            break
        text, before = text[inner.end() :], False
    return bool(text.strip()) and goes_on(text) and (before or not text.startswith("    "))


def _stands_apart(item: ReadItem, texts: Sequence[str]) -> bool:
    """Whether an empty line parts two things of an item, and not only two of a list inside it."""
    nested, before = 0, item.cuts[0][0]
    for index, cut in item.cuts:
        text, blank = texts[index][cut:], index > before + 1
        before = index
        inner = item_start(text)
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
