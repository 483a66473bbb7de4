"""A site's guides in order, by tag, and with their neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from builder.model.card import Card
from builder.model.output import same_place
from builder.text.slugs import slugify

_MOST_RELATED = 3


class SiteCollections:
    """`guides` are newest first, undated ones after them by weight and title; `pages` by weight and title."""

    def __init__(self, cards: Iterable[Card]) -> None:
        cards = tuple(cards)
        self.guides = sorted((c for c in cards if c.kind == "guide"), key=_by_date)
        self.pages = sorted((c for c in cards if c.kind == "page"), key=lambda c: (c.meta.weight, c.meta.title))

    @cached_property
    def tags(self) -> dict[str, list[Card]]:
        """Guides by tag, in the order of the alphabet. Tags that differ by letter case or accents only are one."""
        found: dict[str, list[Card]] = {}
        for card in self.guides:
            for tag in self.tags_of(card):
                found.setdefault(tag, []).append(card)
        return dict(sorted(found.items(), key=lambda item: slugify(item[0])))

    def tags_of(self, card: Card) -> tuple[str, ...]:
        """A guide's tags, as the newest guide writes each. One without a letter or digit is left out."""
        places = dict.fromkeys(place for tag in card.meta.tags if (place := same_place(slugify(tag))))
        return tuple(self._names[place] for place in places)

    def related(self, card: Card) -> list[Card]:
        """The guides that share most tags with this one, then the nearest in the list."""
        at = self._places[card.slug]
        near = range(max(0, at - _MOST_RELATED), min(len(self.guides), at + _MOST_RELATED + 1))
        shared = Counter(i for tag in set(card.meta.tags) for i in self._tagged.get(tag, ()))
        best = sorted({*near, *shared} - {at}, key=lambda i: (-shared[i], abs(i - at), i))
        return [self.guides[i] for i in best[:_MOST_RELATED]]

    @cached_property
    def _tagged(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, card in enumerate(self.guides):
            for tag in set(card.meta.tags):
                found.setdefault(tag, []).append(i)
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        return {c.slug: i for i, c in enumerate(self.guides)}

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for card in self.guides:
            for tag in card.meta.tags:
                names.setdefault(same_place(slugify(tag)), tag)
        return names


def _by_date(card: Card) -> tuple[bool, int, int, str]:
    day = int(card.meta.date.replace("-", "") or 0)
    return (not card.meta.date, -day, card.meta.weight, card.meta.title)
