"""Under which names readers' browsers keep the answers to a guide."""

from __future__ import annotations

from collections.abc import Container
from pathlib import PurePosixPath

from builder.addresses import alias_path
from builder.formats.web.views import AnswersView
from builder.model.card import Card
from builder.model.site import Settings
from builder.text.slugs import slug_problem, slugify


def kept_under(card: Card, settings: Settings, slugs: Container[str]) -> AnswersView:
    """The names of a guide and its site, and those they may have had before, so that no answer is lost by a new one.

    `slugs` are those of all documents: what is kept under the name of another guide belongs to that one. A site is
    known by its address, and by its title until it has one.
    """
    former = [*_old_addresses(card), _file_name(card)]
    guides = dict.fromkeys(slug for slug in former if slug not in slugs and not slug_problem(slug))
    sites = (settings.title,) if settings.url else ()
    return AnswersView(settings.url or settings.title, card.slug, sites, tuple(guides))


def _old_addresses(card: Card) -> list[str]:
    """The folders that aliases name; only an alias of one folder can be the address that a guide had here."""
    paths = [PurePosixPath(alias_path(alias)) for alias in card.meta.aliases]
    return [path.parts[0] for path in paths if len(path.parts) == 2 and path.name == "index.html"]


def _file_name(card: Card) -> str:
    """The slug that a guide has by its file or folder, as before its author wrote a `slug:`."""
    name = PurePosixPath(*PurePosixPath(card.source).parts[:3])
    return slugify(name.stem if str(name) == card.source else name.name)
