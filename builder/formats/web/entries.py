"""Documents in the feed, in the sitemap, and in lists by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from builder.addresses import WHOLE, page_path, part_path
from builder.formats.web.urls import SiteUrls
from builder.formats.web.views import CardView, EntryView, YearView
from builder.model.summary import DocumentSummary


def entry_of(summary: DocumentSummary, urls: SiteUrls) -> EntryView:
    meta, url = summary.meta, urls.absolute(page_path(summary.slug))
    return EntryView(meta.title, url, meta.date, meta.updated or meta.date, meta.description, meta.authors, meta.tags)


def entries_of(summary: DocumentSummary, urls: SiteUrls, sole: DocumentSummary | None) -> Iterator[EntryView]:
    """The pages of a document that search engines are to list: not those of phases, which the long page repeats, and
    not the opening page of a site's only guide, which is its home page too.
    """
    entry = entry_of(summary, urls)
    if not summary.site_pages or summary is not sole:
        yield entry
    if summary.site_pages:
        yield replace(entry, url=urls.absolute(part_path(summary.slug, WHOLE)))


def by_year(cards: Iterable[tuple[str, CardView]]) -> Iterator[YearView]:
    """Cards with their dates, in order, as a list for each year."""
    for year, group in groupby(cards, lambda dated: dated[0][:4]):
        yield YearView(year, tuple(card for _, card in group))
