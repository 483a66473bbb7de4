"""Which lines of a text are code: a fence may be in a list or a quotation, and ends where that does.

Reads as CommonMark does: one line after another, with what is open round it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.parse.source.fences import closes_fence, opened_fence, opened_raw
from builder.parse.source.items import content_width, goes_on, item_start, starts_list

TEXT, BLANK, OPENS, CODE, CLOSES, INDENTED, RAW = range(7)
"""What a line is: text, nothing, the first of a fence, one in it, its last; indented code; of HTML like `<pre>`."""

CODES = frozenset((OPENS, CODE, CLOSES, RAW))
"""Lines that nothing is looked for in, with the fence or the tags round them."""

_QUOTE = 0
_HELD_BY_FOUR = re.compile(r" {0,3}(?:\[\^[^\]]+\]:|:(?= ))")
"""A footnote and a description hold what is indented by four spaces below them."""


@dataclass(slots=True)
class Containers:
    """Takes the lines of a text one by one.

    `held` is how far in each open item holds its text, 0 for a quotation. `content` is the line without what it is held
    by; `before` what was cut off. `fence` are the marks of the fence that is open, `margin` its indent.
    """

    held: list[int] = field(default_factory=list)
    fence: str = ""
    margin: int = 0
    raw: str = ""
    paragraph: bool = False
    empty_item: bool = False
    before: str = ""
    content: str = ""

    def take(self, line: str) -> int:
        """What the line is."""
        if self.raw:
            self.raw = "" if self.raw in line.lower() else self.raw
            return RAW
        lead = len(line) - len(line.lstrip(" \t"))
        text = line[:lead].expandtabs(4) + line[lead:] if "\t" in line[:lead] else line
        position, matched = self._matched(text)
        if self.fence and matched == len(self.held):
            return self._in_fence(text, position)
        self.fence = ""
        if not text[position:].strip():
            return self._blank(matched)
        return self._leaf(text, position, matched)

    def _matched(self, text: str) -> tuple[int, int]:
        """How much of a line is the indent and the marks of what is open, and of how many of these."""
        position = matched = 0
        blank = not text.strip()
        for width in self.held:
            margin = _margin(text, position)
            if width == _QUOTE:
                if margin > 3 or text[position + margin : position + margin + 1] != ">":
                    break
                position = _behind_quote(text, position + margin)
            elif not blank:
                if margin < width:
                    break
                position += width
            matched += 1
        return position, matched

    def _in_fence(self, text: str, position: int) -> int:
        inner = text[position:]
        if closes_fence(inner, self.fence):
            self.fence = ""
            return CLOSES
        self.content = inner[min(self.margin, _margin(inner, 0)) :]
        return CODE

    def _blank(self, matched: int) -> int:
        if self.empty_item and self.held:
            self.held.pop()  # an item that begins with two empty lines is empty
        else:
            del self.held[matched:]
        self.paragraph = self.empty_item = False
        return BLANK

    def _leaf(self, text: str, position: int, matched: int) -> int:
        opened: list[int] = []
        in_paragraph = self.paragraph and matched == len(self.held)
        while _margin(text, position) < 4:
            width = self._opens(text, position, in_paragraph=in_paragraph)
            if width is None:
                break
            position = _behind_quote(text, position + _margin(text, position)) if width == _QUOTE else position + width
            in_paragraph = False
            opened.append(width)
        inner = text[position:]
        self.before, self.content = text[:position], inner
        self.empty_item = bool(opened) and not inner.strip()
        if not opened and self.paragraph and matched < len(self.held) and goes_on(inner):
            return TEXT
        self.held[matched:] = opened
        return self._kind(inner, in_paragraph=in_paragraph)

    def _kind(self, inner: str, *, in_paragraph: bool) -> int:
        if inner.startswith("    ") and not in_paragraph:
            self.paragraph = False
            return INDENTED
        self.fence, self.raw = opened_fence(inner), opened_raw(inner)
        self.margin = _margin(inner, 0)
        self.paragraph = not self.fence and bool(inner.strip()) and goes_on(inner)
        return OPENS if self.fence else RAW if self.raw else TEXT

    def _opens(self, text: str, position: int, *, in_paragraph: bool) -> int | None:
        """What a line opens here: a quotation, or an item with its width; None where it opens neither."""
        rest = text[position:]
        if rest.lstrip(" ").startswith(">"):
            return _QUOTE
        item = item_start(rest)
        if item and (not in_paragraph or starts_list(rest)):
            return content_width(item, rest)
        return 4 if _HELD_BY_FOUR.match(rest) and not in_paragraph else None


def _margin(text: str, position: int) -> int:
    rest = text[position:]
    return len(rest) - len(rest.lstrip(" "))


def _behind_quote(text: str, position: int) -> int:
    """Where the text after a `>` begins: one space belongs to it."""
    return position + (2 if text[position + 1 : position + 2] == " " else 1)
