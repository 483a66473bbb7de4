"""What begins an item, and what goes on with a paragraph, as CommonMark has it (0.31, sections 4.8 and 5.2)."""

from __future__ import annotations

import re

from builder.parse.source.html_blocks import opened_raw, opens_html

BULLET = r"(?:[-*+]|\d{1,9}[.)])"
"""What an item begins with, as a pattern: the only one there is."""
ITEM = re.compile(r"(?P<margin> {0,3})(?P<bullet>[-*+]|(?P<number>\d{1,9})[.)])(?P<gap>[ \t]+|$)")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_START = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_LAZY_RULER = re.compile(r"^( *)(?=[=|:-][=|: -]*$)")
QUOTED = re.compile(r" {0,3}> ?")
_ENDS_PARAGRAPH = re.compile(r" {0,3}(?:>|#{1,6}(?: |$)|`{3,}(?=[^`]*$)|~{3}|:{3}|\ufdd0f)")
"""What no paragraph continues with: a quotation, a heading, a code fence or the mark of one, a directive."""


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


def goes_on(text: str, *, in_paragraph: bool = False) -> bool:
    """Whether a line may be one more of a paragraph, though it lacks the indent or the `>` of what that is in.

    `in_paragraph`: it lacks neither, so fewer tags end the paragraph.
    """
    ends = _ENDS_PARAGRAPH.match(text) or RULE.match(text) or ITEM.match(text)
    return not (ends or opened_raw(text) or opens_html(text, in_paragraph=in_paragraph))


def lazy(text: str) -> str:
    """A line that goes on with a paragraph without the indent or the `>` of what that is in, made mere text: it is no
    ruler of a table, and no line under a heading.
    """
    return _LAZY_RULER.sub(r"\1\\", text, count=1) if text.lstrip(" ")[:1] in "=|:-" else text
