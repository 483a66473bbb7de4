"""The ridge in a browser's tab."""

from __future__ import annotations


def icon(accent: str) -> str:
    """Two hills above a line, in the accent."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="5" fill="{accent}"/>'
        '<path d="M3 20c6-9 9-9 13-3s7-6 13-8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>'
        '<path d="M4 25.500h24" stroke="#fff" stroke-width="1.4" stroke-linecap="round" opacity=".7"/></svg>'
    )
