"""The cover: its drawing begins at the writing lines and never reaches the title."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.measure import Measure
from builder.model.sources import Paper

OWNER_ABOVE_DATES = 13.5
"""mm from the line of the dates on a cover to that of the name: a name fits below its label."""

_FOOT, _A4 = 26.0, 297.0
"""mm from the foot of the sheet to the lowest writing line, on a sheet of this height."""

_LOWER = 0.4
"""Of what a sheet is lower than A4, the lines move down this part: 7 mm on Letter (design language, "Page")."""

_ART = 156.0
"""mm from the lowest writing line to the top of the drawing, where the title leaves as much."""

_LOWEST_ART, _OF_SHEET = 95.0, 0.36
"""Lower than that, its lines would run through what is beside the writing lines; on a small sheet this part of it."""
_CLEAR = 32 / 3
"""mm between the end of the title and the picture: a row of a form."""


@dataclass(frozen=True, slots=True)
class CoverArt:
    """How high the picture is, and how high its lowest writing line stands above the sheet's lower edge, in mm.

    A height of 0 is no picture: below a title of half a page there is none.
    """

    height: float
    foot: float


def logo_box(measure: Measure) -> tuple[float, float]:
    """Width and height in mm of the place for a logo on a cover: 48 x 12 where the frame is as wide as on A4."""
    width = round(measure.frame_width / 3.5, 2)
    return width, round(width / 4, 2)


def cover_art(paper: Paper, head_end: float = 0) -> CoverArt:
    """The drawing below a title that ends `head_end` mm below the sheet's top."""
    foot = round(max(16.0, _FOOT - _LOWER * (_A4 - paper.height)), 1)
    room = paper.height - head_end - _CLEAR
    lowest = min(_LOWEST_ART, _OF_SHEET * paper.height)
    return CoverArt(round(min(foot + _ART, room), 1) if room >= foot + lowest else 0, foot)
