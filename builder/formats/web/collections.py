"""A site's guides in order, by tag, and with their neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter

from builder.model.output import same_place
from builder.model.summary import DocumentSummary
from builder.text.slugs import slugify

_MOST_RELATED = 3
_BY_WEIGHT, _BY_DATE = attrgetter("meta.weight", "meta.title"), attrgetter("meta.date")
"""A date is year, month and day, so the order of its letters is that of time."""


class SiteCollections:
    """`guides` are newest first, undated ones after them by weight and title; `pages` by weight and title."""

    def __init__(self, summaries: Iterable[DocumentSummary]) -> None:
        summaries = tuple(summaries)
        self.guides = sorted((c for c in summaries if c.kind == "guide"), key=_BY_WEIGHT)
        self.guides.sort(key=_BY_DATE, reverse=True)  # which leaves guides of one date as they were
        self.pages = sorted((c for c in summaries if c.kind == "page"), key=_BY_WEIGHT)

    @cached_property
    def lead(self) -> DocumentSummary | None:
        """The guide at the head of the home page: the newest of those that are featured, or of all."""
        return next((guide for guide in self.guides if guide.meta.featured), next(iter(self.guides), None))

    @cached_property
    def sole(self) -> DocumentSummary | None:
        """The guide of a site that has no other."""
        return self.guides[0] if len(self.guides) == 1 else None

    @cached_property
    def has_tags(self) -> bool:
        """Whether any guide has a tag: known sooner than all of them."""
        return any(self._names)

    @cached_property
    def tags(self) -> dict[str, list[DocumentSummary]]:
        """Guides by tag, in the order of the alphabet. Tags that differ by letter case or accents only are one."""
        found: dict[str, list[DocumentSummary]] = {}
        for summary in self.guides:
            for tag in self.tags_of(summary):
                found.setdefault(tag, []).append(summary)
        return dict(sorted(found.items(), key=lambda item: slugify(item[0])))

    def tags_of(self, summary: DocumentSummary) -> tuple[str, ...]:
        """A guide's tags, as the newest guide writes each. One without a letter or digit is left out."""
        if not summary.meta.tags:
            return ()
        places = dict.fromkeys(place for tag in summary.meta.tags if (place := same_place(slugify(tag))))
        return tuple(self._names[place] for place in places)

    def related(self, summary: DocumentSummary) -> list[DocumentSummary]:
        """The guides that share most tags with this one, then the nearest in the list."""
        at = self._places[summary.slug]
        near = range(max(0, at - _MOST_RELATED), min(len(self.guides), at + _MOST_RELATED + 1))
        shared = Counter(i for tag in set(summary.meta.tags) for i in self._tagged.get(tag, ()))
        best = sorted({*near, *shared} - {at}, key=lambda i: (-shared[i], abs(i - at), i))
        return [self.guides[i] for i in best[:_MOST_RELATED]]

    @cached_property
    def _tagged(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, summary in enumerate(self.guides):
            for tag in set(summary.meta.tags):
                found.setdefault(tag, []).append(i)
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        return {c.slug: i for i, c in enumerate(self.guides)}

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for summary in self.guides:
            for tag in summary.meta.tags:
                names.setdefault(same_place(slugify(tag)), tag)
        return names
