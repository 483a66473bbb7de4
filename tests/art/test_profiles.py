"""Guides with the same phases and steps have ridges that a reader tells apart, the same wherever they are drawn."""

from __future__ import annotations

from itertools import combinations
from statistics import mean, median

import pytest

from builder.art import Shape
from builder.art.ridge.profiles import summit_heights
from builder.art.ridge.terrain import Terrain, terrain

SLUGS = tuple(f"guide-{number}" for number in range(24))
SHAPES = (Shape((4,) * 5), Shape((3, 4, 2)), Shape((14,), phased=False), Shape((5,) * 12))


def of_guide(shape: Shape, slug: str) -> Terrain:
    return terrain(Shape(shape.steps, slug, shape.phased))


def distance(one: Terrain, other: Terrain) -> float:
    """How far two crests are apart, on average over their width; the highest summit is 1."""
    return mean(abs(one.height(x / 100) - other.height(x / 100)) for x in range(101))


@pytest.mark.parametrize("shape", SHAPES)
def test_ridges_of_guides_with_the_same_phases_and_steps_differ_at_a_glance(shape: Shape) -> None:
    distances = [distance(of_guide(shape, a), of_guide(shape, b)) for a, b in combinations(SLUGS, 2)]
    assert median(distances) > 0.09  # of a card 104 px high, some 4 px all along the crest
    assert min(distances) > 0.01


def test_the_highest_hill_of_five_is_not_always_the_last() -> None:
    found = {summit_heights(slug, [0, 0.2, 0.4, 0.6, 0.8, 1]).index(1.0) for slug in SLUGS}
    assert found == {3, 4}


def test_one_hill_has_its_summit_at_different_places() -> None:
    summits = [max(range(101), key=lambda x: of_guide(Shape((3,)), slug).height(x / 100)) for slug in SLUGS]
    assert min(summits) > 50
    assert max(summits) - min(summits) >= 8


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_with_a_step_more_keeps_its_profile(slug: str) -> None:
    before, after = Shape((4, 4, 4, 4, 4)), Shape((4, 4, 4, 4, 5))
    assert distance(of_guide(before, slug), of_guide(after, slug)) < 0.05
