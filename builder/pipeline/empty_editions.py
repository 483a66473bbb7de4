"""Editions that make no PDF of a guide, since it has none of the parts that they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, note, warning
from builder.load.settings import SITE_FILE
from builder.load.toml import place_of, value_place
from builder.model.sources import Edition
from builder.model.summary import DocumentSummary
from builder.text.counting import listed
from builder.workbook.selection import documents

_SHOWN = 3


def empty_editions(
    editions: Sequence[Edition], summaries: Sequence[DocumentSummary], text: str
) -> Iterator[Diagnostic]:
    """A note for each edition that makes nothing of some guides, a warning for one that makes nothing at all. `text` is
    that of the site's settings.
    """
    guides = [summary for summary in summaries if summary.kind == "guide"]
    for edition in editions:
        empty = [guide.slug for guide in guides if not documents(guide, edition)]
        place = value_place(place_of("editions", text, SITE_FILE), text, edition.name)
        if empty and len(empty) == len(guides):
            message = f"the edition `{edition.name}` makes no PDF: no guide has anything that it shows"
            yield warning("GP262", message, place, f"remove it from `editions`{_shown(edition)}")
        elif empty:
            have = "has" if len(empty) == 1 else "have"
            message = (
                f"the edition `{edition.name}` makes no PDF of {_named(empty)}, which {have} nothing that it shows"
            )
            yield note("GP262", message, place, f"nothing needs to be done{_shown(edition)}")


def _shown(edition: Edition) -> str:
    parts = listed([f"`{part}`" for part in edition.parts])
    return f": it shows {parts}" if parts else ""


def _named(slugs: Sequence[str]) -> str:
    more = [f"{len(slugs) - _SHOWN} more"] if len(slugs) > _SHOWN else []
    return listed([*(f"`{slug}`" for slug in slugs[:_SHOWN]), *more])
