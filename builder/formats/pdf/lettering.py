"""How large a text may be set, and where it has to be cut, by its width rather than by its number of characters."""

from __future__ import annotations

import unicodedata

from builder.model.measure import Measure

_SIZES = (
    (29, 15, ""),
    (60, 22, "long"),
    (120, 30, "xlong"),
)
"""Widest text and widest word of a title in each size (design language, "Type"); what is wider still is `xxlong`."""

_LETTER = 0.2105
"""mm: how wide a letter of a running head is, in type of 1 pt. 60 of them fit 120 mm in 9.5 pt."""


def width(text: str) -> int:
    """About how many Latin letters wide a text is: East Asian letters count two, combining marks none."""
    return sum(_width(letter) for letter in text)


def title_size(title: str) -> str:
    """The class of a title on a cover or before a phase; empty for the largest size."""
    # East Asian text may break behind every letter, so it has no long words.
    word = max(map(len, "".join(" " if _width(letter) == 2 else letter for letter in title).split()), default=0)
    whole = width(title)
    return next((name for text, longest, name in _SIZES if whole <= text and word <= longest), "xxlong")


def running(text: str, measure: Measure) -> str:
    """A text as running head: one line, cut behind a word where it would be longer."""
    most = int(measure.frame_width / 1.4 / (_LETTER * measure.size(9.5)))
    if width(text) <= most:
        return text
    head = ""
    for letter in text:
        if width(head) >= most - 1:
            break
        head += letter
    before, space, _ = head.rpartition(" ")
    cut_in_a_word = space and not text[len(head)].isspace() and width(before) > most // 2
    kept = before if cut_in_a_word else head
    return kept.rstrip(" ,;:.") + "…"


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
