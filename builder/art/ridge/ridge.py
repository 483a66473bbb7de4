"""The ridge: the ruled lines of a page rise into one hill per phase, with one ring per step on the crest.

It is drawn from the guide's own structure, so every guide has its own drawing, and has it everywhere: on the cover,
before each phase, at the head of its web page and on its card. A `Terrain` is the crest without a size; a `Frame` gives
it one. Every line is the crest made lower, so no two lines cross. A crest is cubic curves between summits and valleys,
level at both: a hill costs two curves, and a line can be cut anywhere without changing its course.

Web drawings leave colours and widths to CSS. Rings there are round strokes of no length, so they stay circles however
the drawing is stretched; the classes `many`, `dense` and `finest` say how crowded they are. With these stroke widths
no two touch (a hero as wide as the window, a card 240 px or more). `.o` is the ring, `.i` its inside, `.t` the crest;
`.d` fills the rings of finished steps, in a hero:

    class      hero .o            hero .i            hero .t            card .o   card .i   card .t
    none       min(18px, 3.4vw)   min(14px, 2.6vw)   2.5px              9px       6.2px     2px
    many       min(13px, 1.7vw)   min(9.4px, 1.2vw)  min(2.5px, .5vw)   5.6px     3px       2px
    dense      min(9px, 1.05vw)   min(6px, .55vw)    min(2px, .4vw)     3.6px     left out  1.25px
    finest     min(6px, .8vw)     left out           min(1.5px, .3vw)   1.8px     left out  1px
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from html import escape
from itertools import accumulate
from typing import NamedTuple

from builder.art.contract import Shape
from builder.art.ridge.numbered import RING, numbered_rings, spread, step_attribute, widened
from builder.art.ridge.terrain import Spot, Terrain, course_of, pitch_of, terrain

# A ring's width over the distance between two rings.
COMFORTABLE, TIGHT = 0.8, 0.94

# The distance between two rings over the widest ring, down to which a class holds.
CROWDING = ((1.17, ""), (0.56, " many"), (0.36, " dense"), (0.0, " finest"))

OTHER_RING, LEAST_OTHER_RING = 2.45, 1.7
"""mm: the widest ring of a phase that the drawing is not about, and the smallest that is still drawn."""

UNSTRETCHED = 'vector-effect="non-scaling-stroke"'
"""On each path of a drawing that is stretched: its strokes are not."""

RULING, FAINT_RULING = "#969696", "#a6a6a6"
"""Greys of the lines below the crest, which carry nothing that a copy of the page must keep."""

WRITTEN, OTHER_PHASES = 'stroke="#000" stroke-width=".12"', "#000"
"""Lines to write on, and rings to fill in: black, which a laser printer and a copier keep."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing's size and its ruling, in its own units: mm in print.

    `foot` is the height of the lowest line above the lower edge, `head` the room left free above the highest summit.
    Each gap between two lines is `taper` times the one beneath it. Of the room, `swell` is the height of the hills and
    the rest that of the ruling. `written` is the gap above the lowest line where a pen needs it. `ring` is the widest a
    ring may be, and with less than `hollow` of that between two rings they are dots. `grain` is the number of decimals
    across. The hills lie `inset` from the drawing's left and right edge, and the crest goes on beyond them.
    """

    width: float
    height: float
    foot: float
    head: float
    lines: int
    taper: float
    swell: float
    ring: float
    written: float = 0
    grain: int = 1
    hollow: float = 0
    inset: float = 0


HERO = Frame(1200, 300, foot=1, head=22, lines=14, taper=0.885, swell=0.38, ring=41, hollow=0.36)
CARD = Frame(240, 104, foot=1, head=10, lines=9, taper=0.855, swell=0.52, ring=12, grain=0, hollow=0.56)
CARD_OF_MANY_HILLS = replace(CARD, lines=7, swell=0.45)
OPENER = Frame(168, 88, foot=0.3, head=6, lines=11, taper=0.895, swell=0.4, ring=RING)


@lru_cache(maxsize=64)
def hero(shape: Shape) -> str:
    """The head of a web page, 1200 x 300, to be stretched over the width of the window."""
    return _web_picture(Drawing(terrain(shape), HERO), "ridge", counts=True)


@lru_cache(maxsize=256)
def card(shape: Shape) -> str:
    """The drawing on a guide's card, 240 x 104. Many hills have fewer lines beneath them, for calm and for size."""
    crest = terrain(shape)
    frame = CARD if len(crest.stretches) <= 6 else CARD_OF_MANY_HILLS
    return _web_picture(Drawing(crest, frame), "ridge mini")


def opener(
    shape: Shape,
    phase_index: int,
    numbers: tuple[str, ...],
    *,
    accent: str,
    title: str,
    lettering: str = "sans-serif",
    width: float = OPENER.width,
    height: float = OPENER.height,
) -> str:
    """The drawing before a phase, in mm: its hill in the accent, its rings with the numbers of its steps in them.

    `numbers`, set in the font `lettering`, has one text of at most three characters for every step of the phase, or
    ValueError is raised. Of a guide without phases, phase 0 is all.
    """
    drawing = Drawing(widened(terrain(shape), phase_index, width), replace(OPENER, width=width, height=height))
    start, end = drawing.terrain.stretches[phase_index]
    spots = drawing.spots()
    others = [spot for phase, those in enumerate(spots) if phase != phase_index for spot in those]
    ring = ring_width(drawing.tightest(beside=phase_index), OTHER_RING)
    base, rise = drawing.crest
    own = spread(drawing.terrain, (start, end), len(spots[phase_index]), width=width, base=base, rise=rise)
    return print_picture(
        drawing,
        title,
        f'<g fill="none" stroke="{FAINT_RULING}" stroke-width=".18">{drawing.ruling()}'
        f'<path d="{drawing.curve(drawing.crest)}"/></g>'
        f'<path d="{drawing.curve(drawing.crest, start, end)}" fill="none" stroke="{accent}" stroke-width=".7"/>'
        + (rings(others, ring, OTHER_PHASES) if ring >= LEAST_OTHER_RING else "")
        + numbered_rings(own, numbers, accent, lettering, first=sum(map(len, spots[:phase_index])) + 1),
    )


def _web_picture(drawing: Drawing, names: str, *, counts: bool = False) -> str:
    """`counts` says whether a page fills the rings of finished steps."""
    frame = drawing.frame
    room = drawing.tightest() / frame.ring
    spots = points(spot for phase in drawing.spots() for spot in phase)
    every = ' data-rings="all"' if counts else ""
    outsides = f'<path {UNSTRETCHED} class="o"{every} d="{spots}"/>' if spots else ""
    insides = f'<path {UNSTRETCHED} class="i" d="{spots}"/>' if spots and room >= frame.hollow else ""
    finished = f'<path {UNSTRETCHED} class="d" data-rings="finished" d=""/>' if spots and counts else ""
    return (
        f"{picture_start(drawing, names)}<g>{drawing.ruling(UNSTRETCHED)}</g>"
        f'<path {UNSTRETCHED} class="t" d="{drawing.curve(drawing.crest)}"/>{outsides}{insides}{finished}</svg>'
    )


def picture_start(drawing: Drawing, names: str) -> str:
    """How a drawing for a page begins; its class says how crowded its rings are too."""
    frame = drawing.frame
    room = drawing.tightest() / frame.ring
    crowding = next(name for least, name in CROWDING if room >= least)
    return (
        f'<svg class="{names}{crowding}" viewBox="0 0 {frame.width:g} {frame.height:g}" preserveAspectRatio="none" '
        'aria-hidden="true" focusable="false">'
    )


def points(spots: Iterable[Spot]) -> str:
    return "".join(f"M{_number(x)} {_number(y)}h.01" for x, y in spots)


def print_picture(drawing: Drawing, title: str, content: str) -> str:
    size = f"{drawing.frame.width:g} {drawing.frame.height:g}"
    return f'<svg class="art" viewBox="0 0 {size}"><title>{escape(title)}</title>{content}</svg>'


def ring_width(pitch: float, widest: float) -> float:
    """How wide rings `pitch` apart may be, in mm. At 1.6 mm they sit closer before they shrink; places are tenths."""
    return min(widest, max(COMFORTABLE * pitch, min(1.6, TIGHT * pitch, pitch - 0.1)))


def rings(spots: Sequence[Spot], width: float, colour: str, *, steps: bool = False) -> str:
    """Rings as SVG; `steps` says whether they are all those of the guide, and to be marked."""
    stroke = max(0.15, min(0.45, 0.1 * width))
    radius = f"{(width - stroke) / 2:.2f}"
    circles = "".join(
        f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{radius}"{step_attribute(step) if steps else ""}/>'
        for step, (x, y) in enumerate(spots, 1)
    )
    return f'<g fill="#fff" stroke="{colour}" stroke-width="{stroke:.2f}">{circles}</g>' if circles else ""


class Line(NamedTuple):
    """A line of the drawing: its y at rest, and how far the highest summit lifts it."""

    base: float
    rise: float


class _Course(NamedTuple):
    """The crest across a frame, or a part of it, as each line of a drawing follows it.

    `start` is where it begins, `moves` a pattern with the moves to the right and `%s` for those up or down, `heights`
    are those of its points. Moves are relative to points already rounded, to tenths: short, and no drift.
    """

    start: str
    moves: str
    heights: tuple[float, ...]

    def path(self, line: Line) -> str:
        downs = [round((line.base - line.rise * height) * 10) for height in self.heights]
        moves = tuple(_next(down - downs[i // 3 * 3]) for i, down in enumerate(downs[1:]))
        return f"M{self.start} {_tenths(downs[0])}c{self.moves % moves}"


@dataclass(frozen=True)
class Drawing:
    """A terrain in a frame: x to the right and y downward, in the frame's units."""

    terrain: Terrain
    frame: Frame

    @property
    def crest(self) -> Line:
        return self.lines()[-1]

    def lines(self) -> list[Line]:
        """From the lowest to the crest. Lines to write on stay flat; the others rise as the square of their place."""
        frame = self.frame
        room = frame.height - frame.foot - frame.head - frame.written
        gaps = [frame.taper**line for line in range(frame.lines - (2 if frame.written else 1))]
        unit = room * (1 - frame.swell) / sum(gaps)
        bottom = frame.height - frame.foot
        bases = accumulate(gaps, lambda base, gap: base - gap * unit, initial=bottom - frame.written)
        rising = [Line(base, room * frame.swell * (line / len(gaps)) ** 2) for line, base in enumerate(bases)]
        return [Line(bottom, 0), *rising] if frame.written else rising

    def ruling(self, look: str = "", written: str = "") -> str:
        """All lines but the crest, each with the attributes of a look, or of `written` where it is flat."""
        found = [((line.rise == 0 and written) or look, self.curve(line)) for line in self.lines()[:-1]]
        return "".join(f'<path {way} d="{path}"/>' if way else f'<path d="{path}"/>' for way, path in found)

    def curve(self, line: Line, start: float = 0.0, end: float = 1.0) -> str:
        """The path of a line, or of a part of it."""
        if line.rise == 0:
            return f"M0 {_number(line.base)}H{_number(self.frame.width)}"
        return (self._whole if (start, end) == (0.0, 1.0) else self._course(start, end)).path(line)

    @cached_property
    def _whole(self) -> _Course:
        beyond = self.frame.inset / self._stage
        return self._course(-beyond, 1 + beyond)

    @property
    def _stage(self) -> float:
        """The width that the hills share."""
        return self.frame.width - 2 * self.frame.inset

    def _across(self, x: float) -> float:
        """Where a place of the terrain lies, from the drawing's left edge."""
        return self.frame.inset + x * self._stage

    def _course(self, start: float, end: float) -> _Course:
        points = course_of(self.terrain, start, end)
        across = [round(round(self._across(x), self.frame.grain) * 10) for x, _ in points]
        moves = (f"{_tenths(x - across[i // 3 * 3])}%s" for i, x in enumerate(across[1:]))
        return _Course(_tenths(across[0]), " ".join(moves).replace(" -", "-"), tuple(height for _, height in points))

    def spots(self) -> list[list[Spot]]:
        """Where the rings of each phase lie on the crest."""
        base, rise = self.crest
        return [
            [(self._across(x), base - rise * self.terrain.height(x)) for x in phase] for phase in self.terrain.rings
        ]

    def pitch(self, phase: int) -> float:
        """The distance across between two rings of a phase."""
        start, end = self.terrain.stretches[phase]
        return pitch_of(start, end, len(self.terrain.rings[phase])) * self._stage

    def tightest(self, beside: int = -1) -> float:
        """The distance across between the two nearest rings of the ridge, but for those of the phase `beside`."""
        phases = (phase for phase, rings in enumerate(self.terrain.rings) if rings and phase != beside)
        return min(map(self.pitch, phases), default=self.frame.width)


def _number(value: float) -> str:
    """With one decimal at most, as SVG likes it: 12, 3.4, -.5."""
    return _tenths(round(value * 10))


@lru_cache(maxsize=8192)
def _tenths(count: int) -> str:
    """Writing numbers is half of the work of drawing, and the same few thousand come again and again."""
    value = count / 10
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-0.", "-.") if value < 0 else text.removeprefix("0") or "0"


@lru_cache(maxsize=8192)
def _next(count: int) -> str:
    """Tenths after another number: a minus sign separates them too."""
    text = _tenths(count)
    return text if text.startswith("-") else f" {text}"
