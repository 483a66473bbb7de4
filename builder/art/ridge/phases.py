"""The ridge with one of its phases marked, for the page of that phase, and as a map of all of them."""

from __future__ import annotations

from functools import lru_cache

from builder.art.contract import Shape
from builder.art.ridge.ridge import HERO, UNSTRETCHED, Drawing, picture_start, points
from builder.art.ridge.terrain import terrain


@lru_cache(maxsize=64)
def phase(shape: Shape, index: int) -> str:
    """The hero in grey with the stretch and the rings of one phase in the accent."""
    drawing = Drawing(terrain(shape), HERO)
    every = drawing.spots()
    spots = points(spot for those in every for spot in those)
    own = points(every[index]) if every else ""
    start, end = drawing.terrain.stretches[index]
    crest = drawing.curve(drawing.crest)
    rings = (
        f'<path {UNSTRETCHED} class="q" data-rings="all" d="{spots}"/><path {UNSTRETCHED} class="o" d="{own}"/>'
        f'<path {UNSTRETCHED} class="i" d="{spots}"/><path {UNSTRETCHED} class="d" data-rings="finished" d=""/>'
    )
    return (
        f"{picture_start(drawing, 'ridge part')}<g>{drawing.ruling(UNSTRETCHED)}</g>"
        f'<path {UNSTRETCHED} class="u" d="{crest}"/>'
        f'<path {UNSTRETCHED} class="t" d="{drawing.curve(drawing.crest, start, end)}"/>{rings if spots else ""}</svg>'
    )


def stretches(shape: Shape) -> tuple[float, ...]:
    """The part of the hero's width that each phase takes."""
    return tuple(end - start for start, end in terrain(shape).stretches)
