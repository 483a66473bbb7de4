"""The icon of the site, for the browser's tab."""

from __future__ import annotations

from functools import lru_cache

from builder.art import find_art

_LINES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="{accent}"/>'
    '<path d="M7 10h18M7 16h18M7 22h10" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/></svg>'
)


@lru_cache(maxsize=4)
def favicon(accent: str, art: str) -> bytes:
    """The icon in the browser's tab: the art's own, or the lines of a page."""
    return (find_art(art).icon(accent) if art else _LINES.format(accent=accent)).encode()
