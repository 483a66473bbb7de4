"""A coach's note about a good answer comes right after what is asked: elsewhere nobody knows what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from builder.diagnostics import Diagnostic, warning
from builder.model.blocks import Component, Prose
from builder.model.guide import Field, Guide, Offer, Phase, Prompt, StepItem
from builder.text.placeholders import BLANK, BOX, OPEN

_PLACES = (OPEN + BLANK, OPEN + BOX)

_Item = StepItem | Offer


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    for items in _texts(guide):
        for before, item in pairwise((None, *items)):
            if _is_answer(item) and isinstance(item, Component) and not _asks(before):
                message = "nothing is asked before this note about a good answer"
                hint = "put it right after the component, the question or the goal that it is about"
                yield warning("GP245", message, item.span, hint)


def _texts(guide: Guide) -> Iterator[tuple[_Item, ...]]:
    """What is written in one place, from start to end: fields and offers with what is in them."""
    yield tuple(_flat(guide.intro))
    for part in guide.parts:
        if isinstance(part, Phase):
            yield tuple(_flat(part.intro))
            yield from (tuple(_flat(inner.items)) for inner in part.parts)
        else:
            yield tuple(_flat(part.items))


def _flat(items: Iterable[_Item]) -> Iterator[_Item]:
    for item in items:
        if isinstance(item, Field) and item.kind == "goal":
            yield from _goal(item)
        elif isinstance(item, Field | Offer):
            yield from _flat(item.blocks)
        else:
            yield item


def _goal(field: Field) -> Iterator[_Item]:
    """A goal is something asked, with all of its words."""
    for block in field.blocks:
        yield field if isinstance(block, Prose) else block


def _asks(item: _Item | None) -> bool:
    match item:
        case Component():
            return _is_answer(item) or (item.writable and not item.private)
        case Prose():
            return "?" in item.html or any(place in item.html for place in _PLACES)
        case Prompt() | Field():
            return True
        case _:
            return False


def _is_answer(item: _Item | None) -> bool:
    return isinstance(item, Component) and item.private and dict(item.options).get("kind") == "answer"
