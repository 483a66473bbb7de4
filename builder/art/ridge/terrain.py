"""The crest that a guide's phases and steps make, without a size: hills, and the places of the rings on them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from builder.art.contract import Shape
from builder.art.ridge.profiles import relief, summit_heights, varied

STEPS_PER_HILL = 4
MOST_HILLS_WITHOUT_PHASES = 5
HILLS_WITHOUT_STEPS = 3

# Hills share the width evenly, but for this part of it for every step of the guide, which they share by their steps.
BY_STEPS_FOR_EACH = 1 / 60
BY_STEPS_AT_MOST = 0.6

# From the edge of a phase to its first ring, over the distance between two rings. Above a half, so that phases stand
# apart; and a ring narrower than that distance never leaves the drawing.
RING_MARGIN = 0.8

# A side of a hill over more of the drawing than this would be dull, so it has a shoulder.
BROAD_SIDE = 0.45

LOWEST = 0.05
"""The height of the deepest valley."""

# How far outside the drawing the outermost turns lie, over its width, and how much lower than the next ones they are.
_FAR, _FALL = 1.0, 0.3


Spot = tuple[float, float]


class Turn(NamedTuple):
    """A place where the crest is level: a summit, a valley or a shoulder."""

    x: float
    height: float


Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Terrain:
    """A crest from x = 0 at the left to 1 at the right, with heights from 0 to 1.

    `turns` go from left to right; the first two and the last two lie outside of it, so that a drawing may go on beyond.
    `stretches` is where each phase begins and ends, `rings` the places of each phase's steps.
    """

    turns: tuple[Turn, ...]
    stretches: tuple[Stretch, ...]
    rings: tuple[tuple[float, ...], ...]

    def height(self, x: float) -> float:
        left, right = self._around(x)
        part = (x - left.x) / (right.x - left.x)
        return left.height + (right.height - left.height) * part * part * (3 - 2 * part)

    def slope(self, x: float) -> float:
        left, right = self._around(x)
        part = (x - left.x) / (right.x - left.x)
        return 6 * part * (1 - part) * (right.height - left.height) / (right.x - left.x)

    def _around(self, x: float) -> tuple[Turn, Turn]:
        right = bisect_right(self.turns, x, key=lambda turn: turn.x)
        return self.turns[right - 1], self.turns[right]


@lru_cache(maxsize=256)
def course_of(crest: Terrain, start: float, end: float) -> tuple[Spot, ...]:
    """The crest from `start` to `end`: its first point, then for each curve two handles and the point where it ends.

    Between two turns a crest is one cubic Bézier curve. All lines of a guide's drawings are this course made
    lower, so it is kept.
    """
    turns = (turn.x for turn in crest.turns if start < turn.x < end)
    points = [(start, crest.height(start))]
    for left, right in pairwise((start, *turns, end)):
        third = (right - left) / 3
        points += (
            (left + third, crest.height(left) + crest.slope(left) * third),
            (right - third, crest.height(right) - crest.slope(right) * third),
            (right, crest.height(right)),
        )
    return tuple(points)


@lru_cache(maxsize=256)
def terrain(shape: Shape) -> Terrain:
    """The hills of a shape: wider for more steps, highest at the right, and of another profile for every seed.

    Without phases, rings run evenly over a few hills; with neither phases nor steps the ridge is a quiet one.
    """
    turns = _turns(shape, _widths(shape))
    stretches = _stretches(turns) if _has_phases(shape) else [(0.0, 1.0)]
    rings = tuple(
        ring_places(start, end, count) for (start, end), count in zip(stretches, shape.steps or (0,), strict=True)
    )
    return Terrain(tuple(_with_shoulders(_with_ends(turns))), tuple(stretches), rings)


def _has_phases(shape: Shape) -> bool:
    return shape.phased and bool(shape.steps)


def ring_places(start: float, end: float, count: int) -> tuple[float, ...]:
    """Where so many rings lie in a stretch."""
    pitch = pitch_of(start, end, count)
    return tuple(start + (step + RING_MARGIN) * pitch for step in range(count))


def pitch_of(start: float, end: float, count: int) -> float:
    return (end - start) / (count - 1 + 2 * RING_MARGIN)


def _widths(shape: Shape) -> list[float]:
    """The width of each hill; together they are 1."""
    counts = shape.steps if _has_phases(shape) else (1,) * _hills_without_phases(sum(shape.steps))
    total = max(sum(counts), 1)
    by_steps = min(total * BY_STEPS_FOR_EACH, BY_STEPS_AT_MOST)
    shares = [
        ((1 - by_steps) / len(counts) + by_steps * count / total) * (1 + 0.1 * varied(shape.seed, f"width {hill}"))
        for hill, count in enumerate(counts)
    ]
    return [share / sum(shares) for share in shares]


def _hills_without_phases(steps: int) -> int:
    if steps == 0:
        return HILLS_WITHOUT_STEPS
    return min(math.ceil(steps / STEPS_PER_HILL), MOST_HILLS_WITHOUT_PHASES)


def _turns(shape: Shape, widths: Sequence[float]) -> list[Turn]:
    """Valleys and summits, one after the other, from a valley left of the drawing to one right of it."""
    ends = list(accumulate(widths))
    middles = [end - width / 2 for end, width in zip(ends, widths, strict=True)]
    heights = summit_heights(shape.seed, [0.0, *ends])
    summits = [Turn(*summit) for summit in zip(middles, heights, strict=True)]
    valleys = _valleys(shape, widths, ends, [summit.height for summit in summits])
    turns = [valleys[0], *(turn for hill in zip(summits, valleys[1:], strict=True) for turn in hill)]
    # Summits first; then valleys go half the way, or a broad hill would lose too much of its place; then summits again.
    for first, way in ((1, 1.0), (2, 0.5), (1, 1.0)):
        turns[first:-1:2] = [
            _balanced(turns[turn - 1], turns[turn], turns[turn + 1], way) for turn in range(first, len(turns) - 1, 2)
        ]
    return turns


def _balanced(left: Turn, turn: Turn, right: Turn, way: float) -> Turn:
    """The turn, part of the way to where it bends as much on either side: nearer to the neighbour it is level with."""
    to_left, to_right = math.sqrt(abs(turn.height - left.height)), math.sqrt(abs(turn.height - right.height))
    balanced = left.x + (right.x - left.x) * to_left / (to_left + to_right)
    return turn._replace(x=turn.x + way * (balanced - turn.x))


def _valleys(shape: Shape, widths: Sequence[float], ends: Sequence[float], summits: Sequence[float]) -> list[Turn]:
    """One before each hill, and one after the last. Narrow hills have shallow valleys, or they would be spikes."""
    usual = [0.24 * width**0.6 for width in widths]
    depths = [
        relief(shape.seed) * depth * (1 + 0.2 * varied(shape.seed, f"valley {hill}"))
        for hill, depth in enumerate(usual)
    ]
    start = max(summits[0] - 4.2 * usual[0], LOWEST + 0.1 * (1 + varied(shape.seed, "start")))
    first = Turn(-0.2 * min(widths[0], 0.5), min(start, summits[0] - 2 * usual[0]))
    between = [
        Turn(end, max(min(summits_beside) - sum(depths_beside) / 2, LOWEST))
        for end, summits_beside, depths_beside in zip(ends[:-1], pairwise(summits), pairwise(depths), strict=True)
    ]
    last = Turn(1 + 0.35 * min(widths[-1], 0.7), max(summits[-1] - 2.2 * depths[-1], LOWEST))
    return [first, *between, last]


def _stretches(turns: Sequence[Turn]) -> list[Stretch]:
    """From valley to valley, within the drawing."""
    return list(pairwise([0.0, *(valley.x for valley in turns[2:-1:2]), 1.0]))


def _with_ends(turns: Sequence[Turn]) -> list[Turn]:
    """The turns, and on each side one more, far outside and lower, so that the crest falls slowly there."""
    first, last = turns[0], turns[-1]
    return [Turn(-_FAR, first.height - _FALL), *turns, Turn(1 + _FAR, last.height - _FALL)]


def _with_shoulders(turns: Sequence[Turn]) -> Iterable[Turn]:
    """The turns, and one more upon every broad side: level, but neither a summit nor a valley."""
    for left, right in pairwise(turns):
        yield left
        if right.x - left.x > BROAD_SIDE:
            valley, summit = sorted((left, right), key=lambda turn: turn.height)
            yield Turn(*(low + 0.4 * (high - low) for low, high in zip(valley, summit, strict=True)))
    yield turns[-1]
