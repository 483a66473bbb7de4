"""Editions that are folded, on the papers of a site: half a sheet has to hold every component."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, error
from builder.load.settings import SITE_FILE
from builder.load.toml import place_of, value_place
from builder.model.measure import LEAST_FRAME
from builder.model.sources import Edition, Paper


def too_small_to_fold(editions: Sequence[Edition], papers: Sequence[Paper], text: str) -> Iterator[Diagnostic]:
    """An error for each folded edition and paper whose half is too small. `text` is that of the site's settings."""
    for edition in editions:
        for paper in papers if edition.is_folded else ():
            if edition.papers and paper.name not in edition.papers:
                continue
            page = paper.folded
            wide = page.width - page.inner - page.outer
            high = page.height - page.top - page.bottom
            if wide < LEAST_FRAME[0] or high < LEAST_FRAME[1]:
                size = f"{page.width:g} × {page.height:g} mm"
                message = f"`{paper.name}` is too small for the folded edition `{edition.name}`: a page would be {size}"
                hint = f'an edition of your own that extends `{edition.name}` can say `papers = ["a4", "letter"]`'
                place = value_place(place_of("papers", text, SITE_FILE), text, paper.name)
                yield error("GP227", message, place, hint)
