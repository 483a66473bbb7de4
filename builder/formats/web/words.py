"""The first words of some text, for a search engine's list of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.model.blocks import Block, Prose
from builder.model.guide import Field, Guide, Offer, Phase, Prompt
from builder.text.plain import plain_text

_LONGEST_SUMMARY = 160
"""Characters that a list of results shows of a page's description."""


def summary(guide: Guide) -> str:
    """What a guide says first, cut to a description's length; empty where it has no running text."""
    return first_words(_texts(guide), _LONGEST_SUMMARY)


def first_words(items: Iterable[Block | Field | Offer | Prompt], longest: int) -> str:
    """The first text that has words in it, without any markup, cut at a word."""
    for item in items:
        for block in item.blocks if isinstance(item, Field | Offer) else (item,):
            words = plain_text(block.html) if isinstance(block, Prose | Prompt) else ""
            if words:
                return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " \u2026"
    return ""


def _texts(guide: Guide) -> Iterator[Block | Field | Offer | Prompt]:
    yield from guide.intro
    for part in guide.parts:
        yield from part.intro if isinstance(part, Phase) else part.items
        for inner in part.parts if isinstance(part, Phase) else ():
            yield from inner.items
