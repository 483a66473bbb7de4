"""Without an address there is no feed, no sitemap and no canonical link."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check import SiteView
from builder.diagnostics import Diagnostic, Span, note


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    if not view.settings.url:
        hint = 'add `url = "https://example.org"` with the address the site will have'
        message = "the site has no `url`, so it gets no feed, no sitemap and no canonical addresses"
        yield note("GP330", message, Span("content/site.toml"), hint)
