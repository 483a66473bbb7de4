"""Which editions a site offers its readers: those that its settings name, and never one for the coach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.diagnostics import Diagnostic, error
from builder.load.settings import SITE_FILE
from builder.load.toml import place_of, value_place
from builder.model.sources import Edition


def with_public(editions: Sequence[Edition], public: Sequence[str] | None) -> tuple[Edition, ...]:
    """The editions of a site, each with whether it is public; `public` is None where the settings do not say."""
    return tuple(replace(edition, public=public is None or edition.name in public) for edition in editions)


def not_public(editions: Sequence[Edition], public: Sequence[str] | None, text: str) -> Iterator[Diagnostic]:
    """What is wrong with the names in `public`. `editions` are those that are made, `text` is that of the settings."""
    made = {edition.name: edition for edition in editions}
    for name in public or ():
        place = value_place(place_of("public", text, SITE_FILE), text, name)
        if name not in made:
            hint = f"add `{name}` to `editions`, or remove it from `public`"
            yield error("GP261", f"`public` contains `{name}`, which is not made", place, hint)
        elif made[name].is_for_coach:
            message = f"`public` contains `{name}`, which is for the coach and never reaches the website"
            yield error("GP260", message, place, "remove it from `public`")
