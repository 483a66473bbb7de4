"""How large a string may be set, and where it has to be cut, by its width in the theme's fonts."""

from __future__ import annotations

from unicodedata import east_asian_width

from builder.model.measure import Measure
from builder.text.width import TextWidths

_SIZES = (
    (13.9, 7.8, ""),
    (28.8, 11.4, "long"),
    (57.6, 15.6, "xlong"),
)
"""em: widest text and widest word of a title in each size, two to four lines on a cover (design language, "Type": 29,
60 and 120 letters); what is wider still is `xxlong`.
"""

_MM = 25.4 / 72
_SPARE = 0.99
"""Of a line: how much of it a running head may take, since fonts are scaled to whole units."""


def title_size(title: str, widths: TextWidths) -> str:
    """The class of a title on a cover or before a phase; empty for the largest size."""

    def em(text: str) -> float:
        return widths.em(text, "serif", 300)

    # East Asian text may break after every letter, so it has no long words.
    words = "".join(" " if east_asian_width(letter) in "WF" else letter for letter in title).split()
    whole, longest = em(title), max(map(em, words), default=0)
    return next((name for text, word, name in _SIZES if whole <= text and longest <= word), "xxlong")


def running(text: str, measure: Measure) -> str:
    """A text as running head: one line, cut after a word where it would be longer."""
    room = _SPARE * measure.frame_width / 1.4 / (measure.size(9.5) * _MM)
    if measure.widths.em(text) <= room:
        return text
    head, taken = "", measure.widths.em("…")
    for letter in text:
        taken += measure.widths.em(letter)
        if taken > room:
            break
        head += letter
    before, space, _ = head.rpartition(" ")
    cut_in_a_word = space and not text[len(head)].isspace() and measure.widths.em(before) > room / 2
    kept = before if cut_in_a_word else head
    return kept.rstrip(" ,;:.") + "…"
