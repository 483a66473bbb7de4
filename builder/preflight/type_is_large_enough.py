"""No type is smaller than can be read, or than the edition asks for."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.preflight.opened.drawn import Text

_PLAY = 0.05
"""pt: what rounding in the file may take."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    least, severity = wanted.least("text")
    small: dict[int, Text] = {}
    for page in pdf.pages:
        smallest = min(page.texts, key=lambda text: text.size, default=None)
        if smallest is not None and smallest.size < least - _PLAY:
            small[page.number] = smallest
    if small:
        first, text = min(small.items(), key=lambda item: item[1].size)
        words = pdf.words(first, text.box)
        message = f"`{words or 'text'}` is set in {text.size:.1f} pt, and {least:g} pt are wanted"
        hint = "set `tokens.text` of this edition to more, or change the size in the theme's print.css"
        yield Finding("GP286", message, tuple(small), hint, severity, words)
