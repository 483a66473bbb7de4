"""No two documents, and no alias, may stand at one address."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check import SiteView
from builder.diagnostics import Diagnostic, Span, error
from builder.load.slugs import RESERVED, slug_problem
from builder.model.guide import Card


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    taken: dict[str, Span] = {}
    for card in view.cards:
        problem = slug_problem(card.slug)
        if problem and "slug" not in dict(card.meta.places):
            hint = "write `slug:` and another name in the front matter, or give the file another name"
            yield error("GP207", f"the slug `{card.slug}` {problem}", Span(card.source), hint)
        if card.slug in taken:
            hint = "write another `slug:` in the front matter of one of them"
            message = f"`{taken[card.slug].file}` has the same address, /{card.slug}/"
            yield error("GP301", message, dict(card.meta.places).get("slug", Span(card.source)), hint)
        taken.setdefault(card.slug, Span(card.source))
    for card in view.cards:
        yield from _aliases(card, taken)


def _aliases(card: Card, taken: dict[str, Span]) -> Iterator[Diagnostic]:
    for alias in card.meta.aliases:
        address = alias.strip("/")
        span = card.meta.place("aliases")
        parts = address.split("/")
        if (
            not address
            or any(part in ("", ".", "..") for part in parts)
            or any(c in alias for c in '\\:*?"<>|#%')
            or parts[0] in RESERVED
        ):
            hint = "an alias is an old address on this site, such as `/2024/my-post/`"
            yield error("GP302", f"`{alias}` cannot be an alias", span, hint)
        elif address in taken:
            yield error(
                "GP301", f"the alias `{alias}` is already the address of `{taken[address].file}`", span, "take it out"
            )
        else:
            taken[address] = Span(card.source)
