"""How high the hills of a guide are, so that guides with the same phases and steps do not look the same.

All of it follows from the seed, which is the guide's name: one hill of the right half is the highest, the hills before
it rise to it in one of several ways, and those after it fall. A step more or less changes little.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from itertools import pairwise

_RIGHT_HALF = 0.52
"""Where a hill begins at least that may be the highest, over the drawing's width."""

_LOW, _LOWER_BY, _FEW = 0.15, 0.32, 0.3
"""The height of the first hill: at least, how much it varies, and how much more where it is one of few (over them)."""

_FALLS = (0.2, 0.5)
"""How much lower than the highest the last hill is, if it is another one: at least and at most."""

_OWN = 0.05
"""How far each summit is off the profile."""


def _evenly(way: float) -> float:
    return way


def _late(way: float) -> float:
    return float(way**2.4)


def _soon(way: float) -> float:
    return float(way**0.45)


def _dip(way: float) -> float:
    """From half height down and up again; lowest at about a third of the way."""
    return way**2 + 0.6 * (1 - way) ** 2


_RISES: tuple[Callable[[float], float], ...] = (_evenly, _late, _soon, _dip)
"""From 0 at the first hill to 1 at the highest."""

_STAGGERED = 0.3
"""How much lower every second hill before the highest is, in a profile with teeth."""


def summit_heights(seed: str, edges: Sequence[float]) -> list[float]:
    """The height of each hill, of which the highest is 1. `edges` are where hills begin, and where the last ends."""
    middles = [(start + end) / 2 for start, end in pairwise(edges)]
    highest = _highest(seed, edges)
    lowest = _LOW + _LOWER_BY * _chosen(seed, "low") + _FEW / len(middles)
    rise, teeth = divmod(int(_chosen(seed, "rise") * 2 * len(_RISES)), 2)
    heights = []
    for hill, middle in enumerate(middles):
        if hill <= highest:
            way = (middle - middles[0]) / (middles[highest] - middles[0]) if highest else 1.0
            lower = _STAGGERED * teeth * ((highest - hill) % 2) * (hill > 0)
            height = lowest + (1 - lowest) * max(_RISES[rise](way) - lower, 0.0)
        else:
            way = (middle - middles[highest]) / (middles[-1] - middles[highest])
            height = 1 - _between(_FALLS, _chosen(seed, "fall")) * way
        heights.append(1.0 if hill == highest else min(height + _OWN * varied(seed, f"summit {hill}"), 0.95))
    return heights


def relief(seed: str) -> float:
    """How deep the valleys of a guide are, over the usual depth."""
    return 1.3 + 0.4 * varied(seed, "relief")


def varied(seed: str, what: str) -> float:
    """From -1 to 1: always the same for the same thing of the same seed."""
    return 2 * _chosen(seed, what) - 1


def _highest(seed: str, edges: Sequence[float]) -> int:
    """The number of the highest hill."""
    right = [hill for hill, start in enumerate(edges[:-1]) if start >= _RIGHT_HALF] or [len(edges) - 2]
    return right[int(_chosen(seed, "highest") * len(right))]


def _between(ends: tuple[float, float], part: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * part


def _chosen(seed: str, what: str) -> float:
    """From 0 to below 1. From a digest: Python's own hashes are others in every process."""
    return int.from_bytes(hashlib.sha256(f"{seed} {what}".encode()).digest()[:4], "big") / 2**32
