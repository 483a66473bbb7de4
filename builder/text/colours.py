"""Colours as authors write them."""

from __future__ import annotations

import re

_HEXADECIMAL = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


def parse_colour(text: str) -> str | None:
    """The colour `#rgb` or `#rrggbb`, in any case, as `#rrggbb` in small letters; None for anything else."""
    if not _HEXADECIMAL.fullmatch(text):
        return None
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
