"""The lengths of a page: one value for a paper, an edition and a theme, from which every other length follows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from builder.text.width import ESTIMATED, TextWidths

_BODY, _FRAME, _PITCH = 10.5, 168.0, 8.0
"""The design on A4: pt of running text, mm of the text area's width, mm from one writing line to the next."""

RULINGS = {"wide": 8.7, "college": 7.1, "narrow": 6.35, "school": 8.0, "primary": 16.0}
"""mm from line to line: wide, college and narrow ruled paper, a school book, and paper for a child's first letters."""

WEIGHTS = ("line", "blank", "mark", "strong")
"""The weights of lines, from the thinnest: a ruled line, a blank, a box (or ring, or axis), a section's start."""

_LOWEST_FRAME = 232.0
"""mm: what is kept on one page is named for the frame of Letter."""

LEAST_FRAME = (85.0, 140.0)
"""mm: a text area that is less wide or high has no room for what is filled in."""

_SMALL = 9.0
"""pt: no type gets smaller than this on small paper."""

_SPARE = 0.99
"""Of a line: how much of it a title may take, since fonts are scaled to whole units."""

_HEADINGS, _TITLES = 13.0, 20.0
"""pt in the design: from which size on type is a heading (or a question, or a goal), and from which on a title."""

_LENIENT = 0.4
"""Half units that a line of text may fall short of the proportion that it has in the design."""


@dataclass(frozen=True)
class Measure:
    """Lengths in mm, type sizes and line weights in pt.

    `width` and `height` are those of the sheet. `inner` is the margin at the binding, `outer` the one opposite. `label`
    is the column of labels and `channel` the white between it and the text; both are 0 where labels are above the text.
    `body` is the size of running text and `leading` its line height. `pitch` is the distance of two writing lines and
    `dots` that of two dots or of two lines of a grid. `line` is the weight of a ruled line, `blank` that of a line that
    an answer is written on, `mark` that of a box, a ring or an axis, and `strong` that of a line that opens a section.
    `heading` and `title` are the sizes of headings and titles on pages, 0 where they follow from that of the text.
    `italics` and `fills` are whether type may be slanted and areas solid.
    `ink` is `grey` or `black`: what lines are printed in, or empty for black with the theme's own colours.
    `smallest` is the least width of a place where a word is written by hand (forms: 5 characters an inch). `safe` is
    how far a printer wants everything to be from the edge, and `bleed` how far a drawing goes beyond it. `widths` tells
    how wide text is in the fonts of the page.
    """

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    label: float = 40.0
    channel: float = 8.0
    body: float = _BODY
    leading: float = 16 / 3
    pitch: float = _PITCH
    dots: float = 5.236
    line: float = 0.25
    blank: float = 0.35
    mark: float = 0.5
    strong: float = 0.9
    ink: str = ""
    heading: float = 0.0
    title: float = 0.0
    italics: bool = True
    fills: bool = True
    smallest: float = 25.0
    safe: float = 0.0
    bleed: float = 0.0
    widths: TextWidths = field(default=ESTIMATED, compare=False, repr=False)

    @property
    def frame_width(self) -> float:
        """The text area between the margins."""
        return round(self.width - self.inner - self.outer, 4)

    @property
    def frame_height(self) -> float:
        return round(self.height - self.top - self.bottom, 4)

    @property
    def text_width(self) -> float:
        """The frame without the label column."""
        return round(self.frame_width - self.label - self.channel, 4)

    @property
    def is_narrow(self) -> bool:
        """Whether what is three or more abreast on A4 has too little room, in mm or for the size of the letters."""
        return self.frame_width / self.scale < 0.8 * _FRAME

    @property
    def unit(self) -> float:
        """A third of the pitch: in the design a line of text has two, a writing line three, a row of a form four."""
        return self.pitch / 3

    @property
    def row(self) -> float:
        """A row of a form or a list: four units, and one more than a line of text at least."""
        return max(4 * self.unit, self.leading + self.unit)

    @property
    def writing_leading(self) -> float:
        """The line height of text that holds blanks to write on."""
        return max(self.pitch, self.leading)

    @property
    def aside(self) -> float:
        """What a step's number takes beside its title: the label column, or two digits where there is none."""
        return self.label + self.channel or round(0.45 * self.title_size(46.0), 2)

    @property
    def opening(self) -> float:
        """What a phase's number takes beside its title: the label column, or two digits where there is none."""
        return self.label + self.channel or round(0.42 * self.title_size(96.0), 2)

    @property
    def foot_em(self) -> float:
        """How wide the title at the foot of a page may be, in em: 110 mm of A4's text area, and its part of others."""
        return _SPARE * self.frame_width * 110 / _FRAME / (self.size(9.5) * 25.4 / 72)

    @property
    def scale(self) -> float:
        """How much larger running text is than in the design."""
        return self.body / _BODY

    @property
    def display(self) -> float:
        """How much larger titles of covers are: as the frame is wider, so that as many letters fit a line."""
        return min(1.0, self.frame_width / _FRAME)

    def size(self, points: float) -> float:
        """How large type is that has so many pt in the design. The larger it is there, the less it grows or shrinks:
        of 18 pt text the titles have 27 pt and not 34. An edition that names a size for headings or titles has no
        larger ones.
        """
        named = self.title if points >= _TITLES else self.heading if points >= _HEADINGS else 0.0
        if named:
            return named
        return round(max(points * math.pow(self.scale, min(1.0, _BODY / points)), min(points, _SMALL)), 2)

    def title_size(self, points: float) -> float:
        """How large a title is that has so many pt on a cover of the design."""
        return round(max(points * self.display, self.size(min(points, 20.0))), 2)

    def title_line(self, points: float, units: float) -> float:
        """The line height in mm of such a title."""
        grown = self.title_size(points) / points * (_PITCH / self.pitch)
        return round(math.ceil(2 * units * grown - _LENIENT) / 2 * self.unit, 6)

    def line_height(self, points: float, units: float) -> float:
        """The line height in mm of type that has so many pt and units in the design: whole half units of the pitch."""
        grown = self.size(points) / points * (_PITCH / self.pitch)
        return round(math.ceil(2 * units * grown - _LENIENT) / 2 * self.unit, 6)

    @property
    def tick(self) -> float:
        """The inside of a box to tick: 4 mm (forms: the least for a pen), more beside larger text."""
        return round(4.0 * math.pow(max(1.0, self.scale), 0.6), 2)

    @property
    def qr(self) -> float:
        """The width and height of the QR code on a back cover: 32 mm on A4, 26 on small paper. Phones read 15."""
        return round(max(26.0, 32.0 * min(1.0, self.frame_width / _FRAME)), 2)

    @property
    def small_qr(self) -> float:
        """That of a QR code beside a title: half as wide, and never less than the 15 mm that phones read."""
        return round(max(15.0, self.qr / 2), 2)

    @property
    def ring(self) -> float:
        """The inside of a ring to fill in, beside a line of text."""
        return round(1.15 * self.tick, 2)

    @property
    def blank_field(self) -> float:
        """How high the field on a blank is, in mm: viewers centre a line of text in it, as the words beside it are."""
        return round(self.leading + 0.4, 2)

    def named_pitch(self, ruling: str) -> float:
        """The pitch of a ruling by its name, in mm. Where an edition widens its lines, none is narrower than they."""
        pitch = RULINGS.get(ruling, self.pitch)
        return max(pitch, self.pitch) if self.pitch > _PITCH else pitch

    def keep(self, height: float) -> float:
        """How high, in mm, something may be that stays on one page: as high as on Letter, less on a lower frame."""
        return height * min(1.0, self.frame_height / _LOWEST_FRAME)

    def abreast(self, wanted: int, least: float) -> int:
        """How many columns of at least so many mm are side by side, at most `wanted`. Larger type needs wider ones."""
        return max(1, min(wanted, int(self.frame_width / (least * max(1.0, self.scale)))))


def too_thin(weights: Mapping[str, float]) -> tuple[str, str] | None:
    """The first weight that is less than one which is never heavier, and that one; None where all are in order."""
    named = [name for name in WEIGHTS if name in weights]
    return next(((b, a) for a, b in pairwise(named) if weights[b] < weights[a]), None)


@dataclass(frozen=True)
class Sheet:
    """A measure that a project prints on, with the title of its paper."""

    title: str
    measure: Measure


A4 = Measure(width=210.0, height=297.0, top=24.0, bottom=25.0, inner=24.0, outer=18.0)
"""The design as it was drawn: 168 x 248 mm, 31 writing lines."""
