"""How the parts of a component are side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

GUTTER = 3.2
"""Per cent of the frame, between two columns."""

SCREEN_ROWS = 6
"""Rows that a field on screen has at first where no number is asked for."""

Part = TypeVar("Part")


def in_rows(parts: Sequence[Part], columns: int) -> tuple[tuple[Part | None, ...], ...]:
    """The parts in rows of so many columns; the places that the last row leaves empty are None."""
    rows = [tuple(parts[first : first + columns]) for first in range(0, len(parts), columns)]
    return tuple((*row, *[None] * (columns - len(row))) for row in rows)


def column_width(columns: int) -> float:
    """How wide each of so many columns is, in per cent of the frame, with gutters between them."""
    return round((100 - GUTTER * (columns - 1)) / columns, 3)
