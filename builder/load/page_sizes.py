"""Editions with pages of their own, folded or with other margins: each has to hold every component."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from builder.diagnostics import Diagnostic, error
from builder.load.settings import SITE_FILE
from builder.load.toml import place_of, value_place
from builder.model.measure import LEAST_FRAME
from builder.model.sources import Edition, Paper


def too_small_pages(
    editions: Sequence[Edition], papers: Sequence[Paper], usual: Collection[str], text: str
) -> Iterator[Diagnostic]:
    """An error for each edition and paper whose pages are too small. `papers` are all that are printed on, `usual` the
    names of those of the site, and `text` is that of its settings.
    """
    for edition in editions:
        for paper in papers:
            page = edition.page(paper)
            if page == paper or paper.name not in (edition.papers or usual):
                continue
            wide = round(page.width - page.inner - page.outer, 1)
            high = round(page.height - page.top - page.bottom, 1)
            if wide < LEAST_FRAME[0] or high < LEAST_FRAME[1]:
                room, least = f"{wide:g} × {high:g} mm", f"{LEAST_FRAME[0]:g} × {LEAST_FRAME[1]:g} mm"
                message = f"`{paper.name}` is too small for the edition `{edition.name}`"
                message += f": its text area would be {room}, and {least} is the least"
                hint = f'an edition of your own that extends `{edition.name}` can say `papers = ["a4", "letter"]`'
                place = value_place(place_of("papers", text, SITE_FILE), text, paper.name)
                yield error("GP227", message, place, hint)
