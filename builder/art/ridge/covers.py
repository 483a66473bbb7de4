"""The ridge on the covers of a workbook: with a ring for each step, as one solid field, and mirrored on the back."""

from __future__ import annotations

from dataclasses import replace

from builder.art.contract import Shape
from builder.art.ridge.ridge import RULING, WRITTEN, Drawing, Frame, print_picture, ring_width, rings
from builder.art.ridge.terrain import terrain

# 13.5 mm holds a name under its label. A ring of 5.45 mm can be coloured in. Printers at home leave 4 to 6 mm of a
# sheet white, so no ring is nearer than 12 mm to its edges.
COVER = Frame(216, 182, foot=26, head=4, lines=16, taper=0.9, swell=0.33, ring=5.45, written=13.5, inset=12)

HALF_POINT, HAIRLINE = 0.176, 0.088
"""mm: white lines on a field, and the black ones of a back cover."""


def cover(
    shape: Shape,
    *,
    accent: str,
    title: str,
    width: float = COVER.width,
    height: float = COVER.height,
    foot: float = COVER.foot,
    written: float = COVER.written,
) -> str:
    """The printed cover's drawing, in mm; `foot` is the height of the lowest line. It needs 120 mm above that."""
    drawing = _drawing(shape, width, height, foot, written)
    return print_picture(
        drawing,
        title,
        f'<g fill="none" stroke="{RULING}" stroke-width=".2">{drawing.ruling(written=WRITTEN)}</g>'
        f'<path d="{drawing.curve(drawing.crest)}" fill="none" stroke="{accent}" stroke-width=".6"/>'
        + _steps(drawing, accent),
    )


def field(shape: Shape, *, accent: str, title: str, width: float, height: float, foot: float, written: float) -> str:
    """The same drawing as one solid shape of the accent, from the crest to the foot, with its lines in white."""
    drawing = _drawing(shape, width, height, foot, written)
    return print_picture(
        drawing,
        title,
        f'<path d="{drawing.curve(drawing.crest)}V{height:g}H0z" fill="{accent}"/>'
        f'<g fill="none" stroke="#fff" stroke-width="{HALF_POINT}">{drawing.ruling()}</g>' + _steps(drawing, accent),
    )


def back(shape: Shape, *, title: str, width: float, height: float, foot: float, written: float) -> str:
    """The back cover's drawing: the lines of the cover mirrored, so that the two meet at the spine."""
    drawing = _drawing(shape, width, height, foot, written)
    return print_picture(
        drawing,
        title,
        f'<g transform="translate({width:g} 0) scale(-1 1)" fill="none" stroke="#000" stroke-width="{HAIRLINE}">'
        f'{drawing.ruling()}<path d="{drawing.curve(drawing.crest)}"/></g>',
    )


def _drawing(shape: Shape, width: float, height: float, foot: float, written: float) -> Drawing:
    return Drawing(terrain(shape), replace(COVER, width=width, height=height, foot=foot, written=written))


def _steps(drawing: Drawing, accent: str) -> str:
    spots = [spot for phase in drawing.spots() for spot in phase]
    return rings(spots, ring_width(drawing.tightest(), COVER.ring), accent, steps=True)
