"""What a reader sees as one character, which may be several of Unicode: a letter and its marks, a family of emoji."""

from __future__ import annotations

from itertools import accumulate, takewhile

import regex

_GRAPHEME = regex.compile(r"\X")
"""An extended grapheme cluster (UAX 29)."""


def cut_to_bytes(text: str, most: int) -> str:
    """As many whole graphemes of a string as there is room for in `most` bytes of UTF-8."""
    if len(text.encode()) <= most:
        return text
    graphemes = _GRAPHEME.findall(text[: most + 1])
    sizes = accumulate(len(grapheme.encode()) for grapheme in graphemes)
    return "".join(graphemes[: sum(1 for _ in takewhile(lambda size: size <= most, sizes))])
