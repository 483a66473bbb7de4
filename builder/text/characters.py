"""Characters that no text may hold, because no one sees them: control characters, and those that turn text around."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters (C0 and C1) but for the tab, the line ends, and the page and line marks of word processors."""

UNPRINTED = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""The same in settings, which go into pages as they are: also what XML, and so a feed, may not hold (XML 1.0, 2.2)."""

TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of Unicode's bidirectional text (UAX 9). With one, the words of a title are shown
in another order than they are written, on every page that lists it."""


DELETE_IT = "delete it together with the characters on both sides of it, then type those again"
"""What to do about a character that cannot be seen."""


def code_point(character: str) -> str:
    """A character as Unicode writes it: `U+202E`."""
    return f"U+{ord(character):04X}"
