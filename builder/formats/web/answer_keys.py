"""Under which names readers' browsers keep the answers to a guide."""

from __future__ import annotations

from collections.abc import Container
from pathlib import PurePosixPath

from builder.addresses import alias_path
from builder.formats.web.views import AnswersView
from builder.model.site import SiteSettings
from builder.model.summary import DocumentSummary
from builder.text.slugs import slug_problem, slugify


def kept_under(summary: DocumentSummary, settings: SiteSettings, slugs: Container[str]) -> AnswersView:
    """The names of a guide and its site, and those they may have had before, so that no answer is lost by a new one.

    `slugs` are those of all documents: what is kept under the name of another guide belongs to that one. A site is
    known by its address, and by its title until it has one.
    """
    former = [*_old_addresses(summary), _file_name(summary)]
    guides = dict.fromkeys(slug for slug in former if slug not in slugs and not slug_problem(slug))
    sites = (settings.title,) if settings.url else ()
    return AnswersView(settings.url or settings.title, summary.slug, sites, tuple(guides))


def _old_addresses(summary: DocumentSummary) -> list[str]:
    """The folders that aliases name; only an alias of one folder can be the address that a guide had here."""
    paths = [PurePosixPath(alias_path(alias)) for alias in summary.meta.aliases]
    return [path.parts[0] for path in paths if len(path.parts) == 2 and path.name == "index.html"]


def _file_name(summary: DocumentSummary) -> str:
    """The slug that a guide has by its file or folder, as before its author wrote a `slug:`."""
    name = PurePosixPath(*PurePosixPath(summary.source).parts[:3])
    return slugify(name.stem if str(name) == summary.source else name.name)
