"""What is read in a line besides what CommonMark has. A new addition is a module, and a line of `ADDITIONS`.

A text is searched only for what it may hold, so that one without any additions is read as fast as before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.parse.prose.bare_addresses import MAIL, WEB
from builder.parse.prose.emoji_names import EMOJI, NAME_LIKE
from builder.parse.prose.inline_rules import InlineRule, Marks
from builder.parse.prose.wiki_links import WIKI_LINK


@dataclass(frozen=True, slots=True)
class Addition:
    """An addition, and whether some texts may have it: answered fast, and rather too often with yes."""

    may_be_in: Callable[[str], bool]
    rules: tuple[InlineRule, ...] = ()
    marks: tuple[Marks, ...] = ()


def _has_bare_address(text: str) -> bool:
    """Whether a text has more addresses than links in Markdown, whose address follows `](`."""
    lower = text.lower()
    links = lower.count("](http://") + lower.count("](https://")
    return "www." in lower or lower.count("://") > links


ADDITIONS: Mapping[str, Addition] = {
    "struck": Addition(lambda text: "~" in text, marks=(Marks("~", {1: "del", 2: "del"}),)),
    "marked": Addition(lambda text: "==" in text, marks=(Marks("=", {2: "mark"}),)),
    "web addresses": Addition(_has_bare_address, rules=(WEB,)),
    "mail addresses": Addition(lambda text: "@" in text, rules=(MAIL,)),
    "emoji": Addition(lambda text: NAME_LIKE.search(text) is not None, rules=(EMOJI,)),
    "links by name": Addition(lambda text: "[[" in text, rules=(WIKI_LINK,)),
}


def additions_in(text: str) -> tuple[str, ...]:
    """The names of the additions that a text may have."""
    return tuple(name for name, addition in ADDITIONS.items() if addition.may_be_in(text))


def may_be_added_to(words: str) -> bool:
    """Whether a text of plain words may have an address or the name of an emoji in it."""
    return (":" in words or "www." in words.lower()) and bool(additions_in(words))
