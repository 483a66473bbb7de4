"""What is read in a line besides what CommonMark has. A new addition is a module, and a line of `ADDITIONS`.

A text is searched only for what it may hold, so that one without any additions is read as fast as before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from builder.parse.prose.bare_addresses import MAIL, WEB
from builder.parse.prose.emoji_names import EMOJI, NAME
from builder.parse.prose.inline_rules import InlineRule, Marks
from builder.parse.prose.wiki_links import WIKI_LINK


@dataclass(frozen=True, slots=True)
class Addition:
    """An addition, and what the texts of a guide hold somewhere where they may have it: a pattern that is quick."""

    in_text: re.Pattern[str]
    rules: tuple[InlineRule, ...] = ()
    marks: tuple[Marks, ...] = ()


ADDITIONS: Mapping[str, Addition] = {
    "struck": Addition(re.compile("~"), marks=(Marks("~", {1: "del", 2: "del"}),)),
    "marked": Addition(re.compile("=="), marks=(Marks("=", {2: "mark"}),)),
    "web addresses": Addition(re.compile(r"(?<!\]\()(?:https?://|www\.)", re.I), rules=(WEB,)),
    "mail addresses": Addition(re.compile("@"), rules=(MAIL,)),
    "emoji": Addition(NAME, rules=(EMOJI,)),
    "links by name": Addition(re.compile(r"\[\["), rules=(WIKI_LINK,)),
}


def additions_in(text: str) -> tuple[str, ...]:
    """The names of the additions that a text may have."""
    return tuple(name for name, addition in ADDITIONS.items() if addition.in_text.search(text))


def may_be_added_to(words: str) -> bool:
    """Whether a text of plain words may have an address or the name of an emoji in it."""
    return (":" in words or "www." in words.lower()) and bool(additions_in(words))
