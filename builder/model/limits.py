"""What a printer asks of a PDF, as an edition says it (`[limits]`), and what is asked of every PDF."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The least of what a printer takes. 0 and False where an edition asks for nothing of its own.

    `line` and `text` are in pt, `safe` and `bleed` in mm, `images` in dots an inch. `safe` is how far text and fields
    are from the edge of the trimmed page, and `bleed` how far beyond it the page goes. With `black` what is black or
    grey is printed in black ink alone. The number of pages is a multiple of `multiple`, and from `least_pages` to
    `most_pages`.
    """

    line: float = 0.0
    text: float = 0.0
    images: int = 0
    safe: float = 0.0
    bleed: float = 0.0
    black: bool = False
    multiple: int = 0
    least_pages: int = 0
    most_pages: int = 0

    @property
    def padding(self) -> int:
        """How many pages for notes are added at most to a book that has too few."""
        return _PADDING if self.least_pages else 0


_PADDING = 8
"""A third of the 24 pages of the thinnest books; with more, a reader would find the rest of it empty."""

USUAL = Limits(line=0.2, text=7.0, images=150, safe=4.0)
"""What is asked of every PDF, as a warning.

A line under 0.2 pt is less than a dot of a laser printer of 300 dots an inch (0.24 pt). Type under 7 pt is for no
reader of a workbook, as in `tokens`. Desktop printers leave up to 4 mm of the sheet unprinted. An image of under 150
dots an inch looks rough.
"""

NO_LIMITS = Limits()
"""Those of an edition that asks for nothing of its own."""


def stricter(one: Limits, other: Limits) -> Limits:
    """What both ask for: the larger of each least, the smaller of the most pages, a multiple of both multiples."""
    most = [limits.most_pages for limits in (one, other) if limits.most_pages]
    return Limits(
        line=max(one.line, other.line),
        text=max(one.text, other.text),
        images=max(one.images, other.images),
        safe=max(one.safe, other.safe),
        bleed=max(one.bleed, other.bleed),
        black=one.black or other.black,
        multiple=math.lcm(one.multiple or 1, other.multiple or 1) if one.multiple or other.multiple else 0,
        least_pages=max(one.least_pages, other.least_pages),
        most_pages=min(most, default=0),
    )
