"""A note on each accent that not everyone can read: which darker shades are used instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, Span, note
from builder.load.settings import SITE_FILE
from builder.load.toml import place_of
from builder.model.sources import Sources, Theme
from builder.theming import Kit
from builder.theming.accent import PRINT_PAPER, AccentSet, contrast

_TEXT, _LINES = 4.5, 3.0
"""Contrasts that WCAG 2.2 asks of text (1.4.3) and of lines and marks (1.4.11)."""


def derived_accent(sources: Sources, kit: Kit) -> Iterator[Diagnostic]:
    """A note where an accent lacks contrast on the light page or on paper: the brand's, that of a brand or theme of an
    edition, which is on paper alone, or that of a theme where a brand has none.
    """
    site = ("the website", kit.tokens["light.paper"], kit.accents.light)
    kits = [(kit, sources.brand_file or SITE_FILE, sources.themes)]
    chains = {themes[-1].name: themes for themes in (sources.themes, *sources.edition_themes)}
    for (_, brand), dressed in sorted(kit.dressed.items()):
        kits.append((dressed, f"content/{brand}" if brand else kits[0][1], chains[dressed.settings.theme]))
    noted = set[tuple[str, Span]]()
    for found, brand_file, themes in kits:
        accent, place = _accent(found, brand_file, themes, sources)
        pages = [("paper", PRINT_PAPER, found.accents.paper)]
        if (accent, place) not in noted:
            noted.add((accent, place))
            yield from _derived(accent, place, [site, *pages] if found is kit else pages)


def _accent(kit: Kit, brand_file: str, themes: Sequence[Theme], sources: Sources) -> tuple[str, Span]:
    """The accent of a kit as it is written, and where: in its brand, else in the last theme that names one."""
    if accent := kit.settings.brand.accent:
        name, file = "brand.accent" if brand_file == SITE_FILE else "accent", brand_file
    else:
        named = [theme for theme in themes if "accent.default" in dict(theme.tokens)]
        accent, name = kit.tokens["accent.default"], "tokens.accent.default"
        file = f"{named[-1].folder}/theme.toml" if named else SITE_FILE
    return accent, place_of(name, sources.texts.get(file, ""), file)


def _derived(accent: str, place: Span, pages: Sequence[tuple[str, str, AccentSet]]) -> Iterator[Diagnostic]:
    """A note on an accent that lacks contrast on a page. `pages` are their names, colours and shades."""
    lowest = min(contrast(accent, page) for _, page, _ in pages)
    if lowest >= _TEXT:
        return
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
