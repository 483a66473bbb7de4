"""The cover: its drawing begins at the writing lines and never reaches the title. It is of lines, or a solid field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.editions import COVERS
from builder.model.guide import Guide
from builder.model.measure import Measure
from builder.model.sources import Edition, Paper
from builder.workbook.elements import BlankRow

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

_LABEL = 1 / 1.4
"""Of the frame's width, that of the label on a field: 120 mm on A4."""

_SMALL, _MM = 9.5, 25.4 / 72
"""pt of the words on that label, and mm of a point."""

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


@dataclass(frozen=True, slots=True)
class CoverField:
    """A cover that is one solid shape: the width of the label for names and dates, and the height of the shape where
    no art draws it, in mm.
    """

    label: float
    height: float


def is_field(guide: Guide, edition: Edition, theme: str) -> bool:
    """Whether a cover is a field: an edition says so before the guide, and the guide before the theme."""
    chosen = dict(edition.tokens).get("cover") or guide.meta.workbook.cover or theme or COVERS[0]
    return edition.fills and chosen == "field"


def cover_field(paper: Paper, measure: Measure, rows: Sequence[BlankRow]) -> CoverField:
    """The field of a paper; its label is as wide as on A4, in proportion, or as wide as its `rows` need."""
    padding = 2 * measure.leading
    needed = max((_row_width(row, measure) for row in rows), default=0)
    width = min(max(_LABEL * measure.frame_width, needed + padding), measure.frame_width + padding)
    return CoverField(round(width, 2), round(_foot(paper) + _lowest(paper), 1))


def _row_width(row: BlankRow, measure: Measure) -> float:
    """The least mm of a row: its words, what is left free beside them, and a word by hand on each blank."""
    words = [part for part in row.parts if isinstance(part, str)]
    letters = sum(measure.widths.em(word) for word in words) * measure.size(_SMALL) * _MM
    return letters + 2 * len(words) * measure.unit + (len(row.parts) - len(words)) * measure.smallest


def cover_art(paper: Paper, head_end: float = 0) -> CoverArt:
    """The drawing below a title that ends `head_end` mm below the sheet's top."""
    foot, room = _foot(paper), paper.height - head_end - _CLEAR
    return CoverArt(round(min(foot + _ART, room), 1) if room >= foot + _lowest(paper) else 0, foot)


def _foot(paper: Paper) -> float:
    return round(max(16.0, _FOOT - _LOWER * (_A4 - paper.height)), 1)


def _lowest(paper: Paper) -> float:
    return min(_LOWEST_ART, _OF_SHEET * paper.height)
