"""A guide can name any language, but only some have words of their own here."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check import SiteView
from builder.diagnostics import Diagnostic, warning
from builder.load.languages import UnknownLanguage
from builder.model.languages import base_of
from builder.model.summary import Meta


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    """One warning for each language, at the first guide that names it."""
    first: dict[str, Meta] = {}
    for summary in view.summaries:
        if summary.meta.lang and base_of(summary.meta.lang) not in view.languages:
            first.setdefault(base_of(summary.meta.lang), summary.meta)
    for meta in first.values():
        message = (
            f"guidepress does not know the language `{meta.lang}` and uses that of the site, `{view.settings.language}`"
        )
        hint = UnknownLanguage(message, meta.lang, view.languages).hint
        yield warning("GP226", message, dict(meta.places).get("lang", meta.span), hint)
