"""Which lines of a text are code: a fence may be in a list or a quotation, and ends where that does.

Reads as CommonMark does: one line after another, with what is open round it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.parse.source.fences import closes_fence, opened_fence
from builder.parse.source.html_blocks import closes_raw, opened_raw, opens_html
from builder.parse.source.items import content_width, goes_on, item_start, starts_list
from builder.parse.source.tabs import spaced

TEXT, BLANK, OPENS, CODE, CLOSES, INDENTED, RAW, HTML = range(8)
"""What a line is: text, nothing, the first of a fence, one in it, its last; indented code; of a comment or HTML like
`<pre>`; of other HTML, which ends at an empty line.
"""

CODES = frozenset((OPENS, CODE, CLOSES, RAW))
"""Lines that nothing is looked for in, with the fence or the tags round them."""

_QUOTE = 0
_DEEPEST = 50
"""Lists and quotations in each other that are looked into."""
_HELD_BY_FOUR = re.compile(r" {0,3}(?:\[\^[^\]]+\]:|:(?= ))")
"""A footnote and a description hold what is indented by four spaces below them."""


@dataclass(slots=True)
class Containers:
    """Takes the lines of a text one by one.

    `held` is how far in each open item holds its text, 0 for a quotation. `raw` is what closes a comment or HTML like
    `<pre>` that is open, `html`: other HTML is. `content` is the line without what it is held
    by; `before` what was cut off. `fence` are the marks of the fence that is open, `margin` its indent.
    """

    held: list[int] = field(default_factory=list)
    fence: str = ""
    margin: int = 0
    raw: str = ""
    html: bool = False
    paragraph: bool = False
    empty_item: bool = False
    before: str = ""
    content: str = ""

    def take(self, line: str) -> int:
        """What the line is."""
        text = line if self.fence and not (self.held or self.margin) else spaced(line)
        position, matched = self._matched(text)
        if self.fence and matched == len(self.held):
            return self._in_fence(text, position)
        if self.raw and matched == len(self.held):
            self.raw = "" if closes_raw(text, self.raw, first=False) else self.raw
            return RAW
        self.fence = self.raw = ""
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
                blank = not text[position:].strip()
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
        self.paragraph = self.empty_item = self.html = False
        return BLANK

    def _leaf(self, text: str, position: int, matched: int) -> int:
        if self.html and matched == len(self.held):
            self.before, self.content = text[:position], text[position:]
            return HTML
        self.html = False
        opened: list[int] = []
        in_paragraph = self.paragraph and matched == len(self.held)
        while _margin(text, position) < 4 and matched + len(opened) < _DEEPEST:
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
        self.html = not self.raw and opens_html(inner, in_paragraph=in_paragraph)
        self.paragraph = not self.fence and inner.strip() != "" and goes_on(inner, in_paragraph=in_paragraph)
        if self.raw and closes_raw(inner, self.raw, first=True):
            self.raw = ""
            return HTML
        return OPENS if self.fence else RAW if self.raw else HTML if self.html else TEXT

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
    end = position
    while text.startswith(" ", end):
        end += 1
    return end - position


def _behind_quote(text: str, position: int) -> int:
    """Where the text after a `>` begins: one space belongs to it."""
    return position + (2 if text[position + 1 : position + 2] == " " else 1)
