"""What a box or a ring of a form shows when it is ticked: drawn, so that every viewer shows the same."""

from __future__ import annotations

from typing import NamedTuple

TICK, DOT = "4", "l"
"""What ZapfDingbats calls a tick and a dot: drawn where a viewer draws a box itself (ISO 32000-1, 12.5.6.19)."""

_DISC = 0.36
"""Of a ring's width: the radius of what it is coloured in with."""

_PULL = 0.5523
"""Of a radius: where a Bezier curve is pulled to for a quarter of a circle."""


class Ring(NamedTuple):
    """A ring in the upper left or right corner of a field: its width, and its middle from both edges, in pt."""

    width: float
    middle: float
    is_right: bool


def tick(width: float, height: float) -> str:
    """A tick in the middle of a field of so many pt, as wide as high."""
    side = min(width, height)
    left, low = (width - side) / 2, (height - side) / 2
    points = ((0.2, 0.5), (0.42, 0.24), (0.8, 0.78))
    first, *others = (f"{left + x * side:.4f} {low + y * side:.4f}" for x, y in points)
    lines = " ".join(f"{point} l" for point in others)
    return f"{side / 8:.4f} w 1 J 1 j {first} m {lines} S"


def ring(width: float, height: float) -> str:
    """A ring inside the ring, so that a number in it can still be read."""
    radius = min(width, height) * 0.4
    return f"{radius / 3.5:.4f} w {_circle(width / 2, height / 2, radius)} S"


def framed(width: float, height: float) -> str:
    """A bold ring around a number, with a tick on its upper right, which leaves the number as it is."""
    side = min(width, height)
    x, y, small = width / 2 + 0.34 * side, height / 2 + 0.34 * side, 0.155 * side
    points = ((-0.5, 0.05), (-0.12, -0.36), (0.52, 0.4))
    first, *others = (f"{x + across * small:.4f} {y + up * small:.4f}" for across, up in points)
    return (
        f"{0.13 * side:.4f} w {_circle(width / 2, height / 2, 0.415 * side)} S {_circle(x, y, small)} f "
        f"1 g 1 G {0.045 * side:.4f} w 1 J 1 j {first} m {' '.join(f'{point} l' for point in others)} S"
    )


def disc(width: float, height: float) -> str:
    """A ring that is coloured in."""
    return f"{_circle(width / 2, height / 2, min(width, height) * _DISC)} f"


def disc_in_corner(width: float, height: float, ring: Ring) -> str:
    """The same for a ring in an upper corner of a larger field."""
    x = width - ring.middle if ring.is_right else ring.middle
    return f"{_circle(x, height - ring.middle, ring.width * _DISC)} f"


def _circle(x: float, y: float, radius: float) -> str:
    pull = radius * _PULL
    curves = (
        (x + radius, y + pull, x + pull, y + radius, x, y + radius),
        (x - pull, y + radius, x - radius, y + pull, x - radius, y),
        (x - radius, y - pull, x - pull, y - radius, x, y - radius),
        (x + pull, y - radius, x + radius, y - pull, x + radius, y),
    )
    drawn = " ".join(" ".join(f"{number:.4f}" for number in curve) + " c" for curve in curves)
    return f"{x + radius:.4f} {y:.4f} m {drawn}"
