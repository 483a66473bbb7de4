"""How wide text is: the advances of its letters in the fonts of a theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, east_asian_width

from builder.text.fonts import open_font

_MIDDLE = 0.4
"""em from the middle of a line to its baseline where there is no font: that of most text faces is 0.36 to 0.44."""


@dataclass(frozen=True, slots=True)
class TextWidths:
    """How wide texts are in a theme. `faces` are its font files by what they are for and their weight, such as
    `("sans", 400)`. A letter that a font does not have is estimated, rather too wide.

    Kerning is left out: it makes text narrower, by 1 or 2 %.
    """

    faces: Mapping[tuple[str, int], bytes] = field(default_factory=dict)

    def em(self, text: str, font: str = "sans", weight: int = 400) -> float:
        """The width of a line of text, in multiples of its size."""
        face = self.faces.get((font, weight))
        known = advances(face) if face else {}
        return sum(known[letter] if letter in known else _estimated(letter) for letter in text)

    def middle(self, font: str = "sans", weight: int = 400) -> float:
        """How far the baseline is below the middle of a line of text, in multiples of the text's size."""
        face = self.faces.get((font, weight))
        return middle_of(face) if face else _MIDDLE


ESTIMATED = TextWidths()
"""Without fonts: about as wide as a text face that is rather wide."""


def wrapped(text: str, room: float, length: Callable[[str], float]) -> list[str]:
    """The words of a string in rows as wide as the room; a longer word has a row of its own."""
    rows: list[str] = []
    for word in text.split():
        if rows and length(f"{rows[-1]} {word}") <= room:
            rows[-1] = f"{rows[-1]} {word}"
        else:
            rows.append(word)
    return rows


@lru_cache(maxsize=16)
def advances(font: bytes) -> Mapping[str, float]:
    """How far each letter of a font file moves the pen, in em."""
    opened = open_font(font)
    em, widths = opened["head"].unitsPerEm, opened["hmtx"].metrics
    return {chr(code): widths[glyph][0] / em for code, glyph in opened.getBestCmap().items()}


@lru_cache(maxsize=16)
def middle_of(font: bytes) -> float:
    """How far the baseline is below the middle between the ascent and the descent of a font file, in em."""
    opened = open_font(font)
    return float((opened["hhea"].ascent + opened["hhea"].descent) / 2 / opened["head"].unitsPerEm)


def _estimated(letter: str) -> float:
    """Half an em for a letter, one for a capital or a wide character."""
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF" or ord(letter) > 0x1F000:
        return 1.25
    if letter in "iljtfrI.,:;'!|() ":
        return 0.36
    return 0.85 if letter.isupper() or letter in "mwMW" else 0.58
