"""What a box or a ring of a form shows when it is ticked: drawn, so that every viewer shows the same."""

from __future__ import annotations

TICK, DOT = "4", "l"
"""What ZapfDingbats calls a tick and a dot: drawn where a viewer draws a box itself (ISO 32000-1, 12.5.6.19)."""

_PULL = 0.5523
"""Of a radius: where a Bezier curve is pulled to for a quarter of a circle."""


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
    return f"{radius / 3.5:.4f} w {_circle(width, height, radius)} S"


def disc(width: float, height: float) -> str:
    """A ring that is coloured in."""
    return f"{_circle(width, height, min(width, height) * 0.36)} f"


def _circle(width: float, height: float, radius: float) -> str:
    x, y, pull = width / 2, height / 2, radius * _PULL
    curves = (
        (x + radius, y + pull, x + pull, y + radius, x, y + radius),
        (x - pull, y + radius, x - radius, y + pull, x - radius, y),
        (x - radius, y - pull, x - pull, y - radius, x, y - radius),
        (x + pull, y - radius, x + radius, y - pull, x + radius, y),
    )
    drawn = " ".join(" ".join(f"{number:.4f}" for number in curve) + " c" for curve in curves)
    return f"{x + radius:.4f} {y:.4f} m {drawn}"
