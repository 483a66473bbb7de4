"""A note on an accent that not everyone can read: which darker shades are used instead."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, note
from builder.load.settings import SITE_FILE
from builder.load.toml import place_of
from builder.model.sources import Sources
from builder.theming import Kit
from builder.theming.accent import PRINT_PAPER, AccentSet, contrast

_TEXT, _LINES = 4.5, 3.0
"""Contrasts that WCAG 2.2 asks of text (1.4.3) and of lines and marks (1.4.11)."""


def derived_accent(sources: Sources, kit: Kit) -> Iterator[Diagnostic]:
    """A note where the brand's accent lacks contrast on the light page or on paper."""
    accent = sources.settings.brand.accent
    pages = (("the website", kit.tokens["light.paper"], kit.accents.light), ("paper", PRINT_PAPER, kit.accents.paper))
    lowest = min((contrast(accent, page) for _, page, _ in pages), default=_TEXT) if accent else _TEXT
    if lowest >= _TEXT:
        return
    text = sources.texts.get(sources.brand_file or SITE_FILE, "")
    place = place_of("accent" if sources.brand_file else "brand.accent", text, sources.brand_file or SITE_FILE)
    message = (
        f"the accent `{accent}` has a contrast of {_ratio(lowest)} and is too light for text (4.5:1)"
        f"{' and for lines (3:1)' if lowest < _LINES else ''}, so darker shades are used"
    )
    shades = [_shades(name, page, found) for name, page, found in pages]
    yield note("GP248", message, place, "; ".join(dict.fromkeys(shades)))


def _shades(name: str, page: str, found: AccentSet) -> str:
    text, line = (f"`{shade}` ({_ratio(contrast(shade, page))})" for shade in (found.accent, found.line))
    return f"on {name} {text} for text and {line} for lines"


def _ratio(value: float) -> str:
    """A contrast with one decimal, cut off, so that it never says more than there is."""
    return f"{int(value * 10) / 10:.1f}:1"
