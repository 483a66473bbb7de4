"""The ridge: it draws itself well for every guide, from no phase to twelve and from no step to sixty.

What is checked is the picture: the paths and circles of the SVG, read back into numbers.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations, pairwise
from math import hypot
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.art import Shape
from builder.art.ridge.covers import back, cover, field
from builder.art.ridge.ridge import UNSTRETCHED, card, hero, opener

ACCENT = "#2d6350"
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

# The stroke widths suggested to CSS: at most so many px, and so many hundredths of the window's width.
HERO_RINGS = {"": (18, 3.4), "many": (13, 1.7), "dense": (9, 1.05), "finest": (6, 0.8)}
CARD_RINGS = {"": 9, "many": 5.6, "dense": 3.6, "finest": 1.8}


class Point(NamedTuple):
    x: float
    y: float


class Ring(NamedTuple):
    x: float
    y: float
    radius: float  # to the outer edge of its stroke
    colour: str


Segment = tuple[Point, Point, Point, Point]


class Line(NamedTuple):
    """A line read from its path: cubic curves from left to right, or flat if it has none."""

    start: Point
    segments: tuple[Segment, ...]

    def y(self, x: float) -> float:
        for segment in self.segments:
            if x <= segment[3].x:
                return _y_on(segment, x)
        return self.segments[-1][3].y if self.segments else self.start.y


def _y_on(segment: Segment, x: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if _on(segment, middle).x < x else (low, middle)
    return _on(segment, low).y


def _on(segment: Segment, part: float) -> Point:
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return Point(
        sum(weight * point.x for weight, point in zip(weights, segment, strict=True)),
        sum(weight * point.y for weight, point in zip(weights, segment, strict=True)),
    )


def read_line(path: str) -> Line:
    head, _, tail = path.partition("c")
    numbers = [float(number) for number in NUMBER.findall(tail)]
    pen = start = Point(*map(float, NUMBER.findall(head)[:2]))
    segments = []
    for at in range(0, len(numbers), 6):
        moved = [Point(pen.x + numbers[at + i], pen.y + numbers[at + i + 1]) for i in (0, 2, 4)]
        segments.append((pen, moved[0], moved[1], moved[2]))
        pen = moved[2]
    return Line(start, tuple(segments))


class Picture:
    """A picture read back: its size, its lines from the lowest to the crest, and the places of its rings."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)
        self.width, self.height = map(float, self.root.attrib["viewBox"].split()[2:])
        self.classes = set(self.root.attrib["class"].split())

    @property
    def paths(self) -> list[str]:
        return [path.attrib["d"] for path in self.root.iter("path") if path.attrib.get("class") not in ("o", "i", "d")]

    def lines(self) -> list[Line]:
        return [read_line(path) for path in self.paths]

    @property
    def spots(self) -> list[Point]:
        """The rings of a web picture."""
        path = next((path.attrib["d"] for path in self.root.iter("path") if path.attrib.get("class") == "o"), "")
        return [Point(*map(float, NUMBER.findall(spot))) for spot in path.replace("h.01", "").split("M")[1:]]

    @property
    def rings(self) -> list[Ring]:
        """The rings of a printed picture."""
        return [
            Ring(
                float(circle.attrib["cx"]),
                float(circle.attrib["cy"]),
                float(circle.attrib["r"]) + float(group.attrib["stroke-width"]) / 2,
                group.attrib["stroke"],
            )
            for group in self.root.iter("g")
            for circle in group.iter("circle")
        ]

    @property
    def texts(self) -> list[str]:
        return [text.text or "" for text in self.root.iter("text")]

    @property
    def crowding(self) -> str:
        return next(iter(self.classes - {"ridge", "mini"}), "")


@st.composite
def phased_shapes(draw: st.DrawFn) -> Shape:
    """From 1 to 12 phases and from 0 to 60 steps, in any mix."""
    count, total = draw(st.integers(1, 12)), draw(st.integers(0, 60))
    cuts = sorted(draw(st.lists(st.integers(0, total), min_size=count - 1, max_size=count - 1)))
    steps = tuple(end - start for start, end in pairwise([0, *cuts, total]))
    return Shape(steps, draw(st.text(max_size=4)))


shapes_without_phases = st.builds(
    Shape, st.tuples(st.integers(0, 60)), seed=st.text(max_size=4), phased=st.just(False)
) | st.builds(Shape, st.just(()), seed=st.text(max_size=4))


def _for_every(shapes: st.SearchStrategy[Shape]) -> Callable[[Callable[[Shape], None]], Callable[[], None]]:
    # No deadline: a busy machine is not a mistake in the picture.
    return lambda test: settings(deadline=None, max_examples=60)(given(shapes)(test))


every_shape = _for_every(phased_shapes() | shapes_without_phases)
every_phased_shape = _for_every(phased_shapes())
twelve_by_five = example(Shape((5,) * 12))
one_crowd = example(Shape((1,) * 11 + (49,)))
one_far_crowd = example(Shape((0,) * 11 + (60,)))


def draw_cover(shape: Shape) -> Picture:
    return Picture(cover(shape, accent=ACCENT, title="A ridge"))


def draw_opener(shape: Shape, phase: int) -> Picture:
    numbers = tuple(str(number + 1) for number in range(shape.steps[phase]))
    return Picture(opener(shape, phase, numbers, accent=ACCENT, title="A phase"))


def draw_openers(shape: Shape) -> list[Picture]:
    return [draw_opener(shape, phase) for phase in range(len(shape.steps))]


def summits(line: Line) -> int:
    """How often a line stops rising and begins to fall. Its curves meet where it is level, so their ends tell."""
    heights = [line.start.y, *(segment[3].y for segment in line.segments)]
    return sum(before > here < after for before, here, after in zip(heights, heights[1:], heights[2:], strict=False))


def touching(rings: list[Ring]) -> list[tuple[Ring, Ring]]:
    return [(a, b) for a, b in pairwise(sorted(rings)) if hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius]


def off_the_crest(crest: Line, points: list[Point], *, within: float = 0.15) -> list[Point]:
    # By half a decimal each, rings and lines are rounded, across too: where a hill is steep, that is more up and down.
    return [point for point in points if _distance(crest, point) > within]


def _distance(crest: Line, point: Point) -> float:
    places = [point.x, *(point.x + tenth / 10 for tenth in range(-10, 11))]
    return min(hypot(x - point.x, crest.y(x) - point.y) for x in places)


# What is drawn


@every_phased_shape
@twelve_by_five
@one_crowd
def test_every_phase_is_one_hill(shape: Shape) -> None:
    for picture in (Picture(hero(shape)), Picture(card(shape)), draw_cover(shape)):
        assert summits(picture.lines()[-1]) == len(shape.steps)


@pytest.mark.parametrize(("steps", "hills"), [(0, 3), (1, 1), (4, 1), (8, 2), (14, 4), (30, 5), (60, 5)])
def test_a_guide_without_phases_has_a_hill_for_every_four_steps_but_five_at_most(steps: int, hills: int) -> None:
    picture = Picture(hero(Shape((steps,), phased=False)))
    assert summits(picture.lines()[-1]) == hills


def test_a_guide_without_phases_and_steps_is_a_quiet_ridge() -> None:
    picture = Picture(hero(Shape()))
    assert summits(picture.lines()[-1]) == 3
    assert picture.spots == []


@every_shape
def test_every_step_is_one_ring_from_left_to_right(shape: Shape) -> None:
    for spots in (Picture(hero(shape)).spots, Picture(card(shape)).spots, draw_cover(shape).rings):
        assert len(spots) == sum(shape.steps)
        assert [spot.x for spot in spots] == sorted(spot.x for spot in spots)


@given(st.integers(2, 60))
def test_without_phases_rings_are_evenly_spread(steps: int) -> None:
    gaps = [b.x - a.x for a, b in pairwise(Picture(hero(Shape((steps,), phased=False))).spots)]
    assert max(gaps) - min(gaps) <= 0.21


@given(st.lists(st.integers(2, 5), min_size=2, max_size=12))
def test_phases_stand_apart(steps: list[int]) -> None:
    spots = Picture(hero(Shape(tuple(steps)))).spots
    start = 0
    for count, following in pairwise(steps):
        within = max(b.x - a.x for a, b in pairwise(spots[start : start + count]))
        start += count
        beyond = max(b.x - a.x for a, b in pairwise(spots[start : start + following]))
        assert spots[start].x - spots[start - 1].x > min(within, beyond)


@every_shape
@twelve_by_five
@one_crowd
def test_the_ridge_rises_to_the_right(shape: Shape) -> None:
    picture = Picture(hero(shape))
    crest = picture.lines()[-1]
    highest = min(range(0, 1201, 10), key=crest.y)
    assert highest > picture.width / 2
    assert crest.y(0) > crest.y(highest) + 40


def test_one_phase_is_not_flat() -> None:
    crest = Picture(hero(Shape((60,)))).lines()[-1]
    heights = [crest.y(x) for x in range(0, 1201, 10)]
    assert max(heights) - min(heights) > 60


# Nothing collides


@every_shape
@twelve_by_five
@one_crowd
def test_lines_never_cross(shape: Shape) -> None:
    for picture in (Picture(hero(shape)), Picture(card(shape)), draw_cover(shape)):
        lines = picture.lines()
        for part in range(25):
            heights = [line.y(picture.width * part / 24) for line in lines]
            assert all(lower - upper > picture.height / 100 for lower, upper in pairwise(heights))


@every_shape
@twelve_by_five
@one_crowd
def test_lines_stay_in_the_picture(shape: Shape) -> None:
    for picture in (Picture(hero(shape)), Picture(card(shape)), draw_cover(shape)):
        for line in picture.lines():
            # A cubic Bézier curve stays among its four points.
            points = [line.start, *(point for segment in line.segments for point in segment)]
            assert all(-0.001 <= x <= picture.width + 0.001 and 0 <= y <= picture.height for x, y in points)


@every_shape
@twelve_by_five
def test_the_crest_is_smooth(shape: Shape) -> None:
    for picture in (Picture(hero(shape)), draw_cover(shape)):
        for left, right in pairwise(picture.lines()[-1].segments):
            # Curves meet where both are level, so there is no corner.
            assert left[2].y == pytest.approx(left[3].y)
            assert right[1].y == pytest.approx(right[0].y)


@every_shape
@twelve_by_five
@one_crowd
@one_far_crowd
def test_rings_on_the_web_never_touch_nor_leave_the_picture(shape: Shape) -> None:
    picture = Picture(hero(shape))
    most, share = HERO_RINGS[picture.crowding]
    for window in (320, 390, 640, 1280, 1920):
        ring = min(most, share * window / 100)
        places = [spot.x * window / picture.width for spot in picture.spots]
        assert all(b - a > ring for a, b in pairwise(places))
        assert all(ring / 2 <= place <= window - ring / 2 for place in places)


@every_shape
@twelve_by_five
@one_crowd
@one_far_crowd
def test_rings_on_a_card_never_touch_nor_leave_it(shape: Shape) -> None:
    picture = Picture(card(shape))
    ring = CARD_RINGS[picture.crowding]
    places = [spot.x for spot in picture.spots]
    assert all(b - a > ring for a, b in pairwise(places))
    assert all(ring / 2 <= spot.x <= 240 - ring / 2 and spot.y >= ring / 2 for spot in picture.spots)


@every_shape
@twelve_by_five
@one_crowd
@one_far_crowd
def test_printed_rings_never_touch_nor_leave_the_cover(shape: Shape) -> None:
    rings = draw_cover(shape).rings
    assert touching(rings) == []
    assert all(ring.radius <= ring.x <= 216 - ring.radius and ring.y >= ring.radius for ring in rings)


@every_phased_shape
@twelve_by_five
@one_crowd
@one_far_crowd
def test_rings_of_an_opener_never_touch_nor_leave_it(shape: Shape) -> None:
    for picture in draw_openers(shape):
        assert touching(picture.rings) == []
        assert all(ring.radius <= ring.x <= 168 - ring.radius and ring.y >= ring.radius for ring in picture.rings)


@every_shape
@twelve_by_five
@one_crowd
def test_rings_lie_on_the_crest(shape: Shape) -> None:
    page, small = Picture(hero(shape)), Picture(card(shape))
    assert off_the_crest(page.lines()[-1], page.spots) == []
    # A card's lines are rounded to whole numbers across.
    assert off_the_crest(small.lines()[-1], small.spots, within=0.6) == []
    printed = draw_cover(shape)
    assert off_the_crest(printed.lines()[-1], [Point(ring.x, ring.y) for ring in printed.rings]) == []


# The cover

PAPERS = ((210, 297), (215.9, 279.4), (148, 210), (139.7, 215.9), (176, 250), (215.9, 355.6))
SHAPES = [
    *(Shape((steps,), phased=phased) for steps in (1, 14, 20, 59, 60) for phased in (False, True)),
    *map(Shape, ((4,) * 5, (1, 14), (59, 1), (1, 59), (5,) * 12, (1,) * 12, (1,) * 60)),
]


@pytest.mark.parametrize(("width", "height"), PAPERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_ring_of_a_cover_is_twelve_millimetres_inside_the_sheet(
    shape: Shape, width: float, height: float
) -> None:
    sheet = {"width": width, "height": 0.6 * height, "foot": 20, "written": 13.5}
    picture = Picture(cover(shape, accent=ACCENT, title="A ridge", **sheet))
    assert len(picture.rings) == sum(shape.steps)
    assert all(ring.x - ring.radius >= 12 and ring.x + ring.radius <= width - 12 for ring in picture.rings)
    assert touching(picture.rings) == []
    assert {line.start.x for line in picture.lines()} == {0}
    assert all(abs(line.segments[-1][3].x - width) < 0.06 for line in picture.lines()[2:])


@every_shape
def test_field_is_one_solid_shape_below_the_crest_with_white_lines(shape: Shape) -> None:
    sheet = {"width": 210, "height": 182, "foot": 26, "written": 13.5}
    solid = ElementTree.fromstring(field(shape, accent=ACCENT, title="A ridge", **sheet))
    paths = [path for path in solid.iter("path") if path.get("fill") == ACCENT]
    assert [path.attrib["d"].endswith("V182H0z") for path in paths] == [True]
    assert [group.get("stroke") for group in solid.findall("g")][:1] == ["#fff"]
    lines = Picture(cover(shape, accent=ACCENT, title="A ridge", **sheet)).paths
    assert [path.attrib["d"] for path in solid.findall("g")[0]] == lines[:-1]
    assert paths[0].attrib["d"].removesuffix("V182H0z") == lines[-1]


@every_shape
def test_back_meets_the_front_at_the_spine(shape: Shape) -> None:
    sheet = {"width": 210, "height": 182, "foot": 26, "written": 13.5}
    turned = Picture(back(shape, title="A ridge", **sheet))
    assert turned.paths == Picture(cover(shape, accent=ACCENT, title="A ridge", **sheet)).paths
    assert turned.root.findall("g")[0].get("transform") == "translate(210 0) scale(-1 1)"
    assert turned.rings == []


@every_shape
def test_the_two_lowest_lines_of_the_cover_are_flat_to_be_written_on(shape: Shape) -> None:
    lowest, second = draw_cover(shape).lines()[:2]
    assert (len(lowest.segments), len(second.segments)) == (0, 0)
    assert (182 - lowest.y(0), 182 - second.y(0)) == (26.0, 39.5)


def test_the_cover_takes_another_size_and_other_writing_lines() -> None:
    size = {"width": 222, "height": 170, "foot": 33, "written": 15}
    picture = Picture(cover(Shape((4, 2, 2)), accent=ACCENT, title="A ridge", **size))
    assert (picture.width, picture.height) == (222, 170)
    assert [170 - line.y(0) for line in picture.lines()[:2]] == [33, 48]


def test_numbers_are_set_in_the_font_of_the_theme() -> None:
    svg = opener(Shape((4, 2, 2)), 0, ("1", "2", "3", "4"), accent=ACCENT, title="A ridge", lettering='"Ada\'s", serif')
    assert next(
        group.get("font-family") for group in ElementTree.fromstring(svg).iter("g") if group.get("font-size")
    ) == ('"Ada\'s", serif')


def test_the_cover_is_drawn_in_the_accent() -> None:
    assert {ring.colour for ring in draw_cover(Shape((4, 2, 2))).rings} == {ACCENT}


def test_few_rings_are_large_enough_to_be_coloured_in() -> None:
    assert all(ring.radius > 2.5 for ring in draw_cover(Shape((4, 2, 2))).rings)


# The openers


def test_an_opener_numbers_the_rings_of_its_phase_alone() -> None:
    picture = Picture(opener(Shape((4, 2, 2)), 1, ("5", "6"), accent=ACCENT, title="Phase two"))
    assert picture.texts == ["5", "6"]
    assert [ring.colour == ACCENT for ring in sorted(picture.rings)] == [False] * 4 + [True] * 2 + [False] * 2


def test_numbers_stand_in_the_middle_of_their_rings() -> None:
    picture = draw_opener(Shape((4, 2, 2)), 0)
    own = [ring for ring in picture.rings if ring.colour == ACCENT]
    texts = [Point(float(text.attrib["x"]), float(text.attrib["y"])) for text in picture.root.iter("text")]
    assert [text.x for text in texts] == [ring.x for ring in own]
    assert all(0.9 < text.y - ring.y < 1.4 for text, ring in zip(texts, own, strict=True))


@every_phased_shape
@twelve_by_five
@one_crowd
@one_far_crowd
def test_rings_of_a_phase_are_as_large_and_numbered_in_every_opener_on_every_paper(shape: Shape) -> None:
    for phase, count in enumerate(shape.steps):
        for width, height in ((168, 88), (168, 40), (116, 40), (86, 40)):
            numbers = tuple(str(number + 1) for number in range(count))
            svg = opener(shape, phase, numbers, accent=ACCENT, title="A phase", width=width, height=height)
            picture = Picture(svg)
            own = [ring for ring in picture.rings if ring.colour == ACCENT]
            assert {round(ring.radius, 2) for ring in own} <= {3.0}
            assert picture.texts == list(numbers)
            assert all(hypot(a.x - b.x, a.y - b.y) > 6 for a, b in combinations(own, 2) if count <= 20)
            assert all(3 <= ring.x <= width - 3 and 3 <= ring.y <= height - 3 for ring in own if count <= 20)
            assert [ring.x for ring in own] == sorted(ring.x for ring in own)


def test_twelve_rings_of_a_phase_among_five_are_one_row_on_a4_and_twenty_are_two() -> None:
    def rows(count: int) -> int:
        picture = draw_opener(Shape((4, 4, count, 4, 4)), 2)
        crest = picture.lines()[-1]
        own = [ring for ring in picture.rings if ring.colour == ACCENT]
        return len({round((ring.y - crest.y(ring.x)) / 3) for ring in own})

    assert [rows(12), rows(20)] == [1, 2]


def test_number_of_three_digits_is_smaller_than_one_of_two() -> None:
    svg = opener(Shape((2,)), 0, ("99", "100"), accent=ACCENT, title="A phase")
    assert [text.get("font-size") for text in ElementTree.fromstring(svg).iter("text")] == [None, "2.92"]


def test_steps_without_numbers_have_empty_rings() -> None:
    picture = Picture(opener(Shape((2,)), 0, ("", ""), accent=ACCENT, title="A phase"))
    assert picture.texts == []
    assert [round(ring.radius, 2) for ring in picture.rings] == [3.0, 3.0]


def test_numbers_that_do_not_fit_the_steps_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        opener(Shape((4, 2)), 0, ("1", "2"), accent=ACCENT, title="A phase")


@every_phased_shape
def test_the_accent_runs_over_the_hill_of_the_phase_on_the_crest(shape: Shape) -> None:
    for picture in draw_openers(shape):
        *_, crest, own = picture.lines()
        last = own.segments[-1][3]
        assert off_the_crest(crest, [own.start, last]) == []
        for ring in picture.rings:
            assert (own.start.x <= ring.x <= last.x) == (ring.colour == ACCENT)


def test_a_guide_without_phases_is_one_accent_from_edge_to_edge() -> None:
    own = draw_opener(Shape((8,), phased=False), 0).lines()[-1]
    assert (own.start.x, own.segments[-1][3].x) == pytest.approx((0, 168))


# The file


@every_shape
@twelve_by_five
@one_crowd
def test_pictures_are_small(shape: Shape) -> None:
    assert len(hero(shape).replace(f"{UNSTRETCHED} ", "")) < 14_000
    assert len(card(shape).replace(f"{UNSTRETCHED} ", "")) < 3_500
    assert len(cover(shape, accent=ACCENT, title="A ridge")) < 20_000
    for phase, count in enumerate(shape.steps):
        assert len(opener(shape, phase, ("88",) * count, accent=ACCENT, title="A phase")) < 14_000


@every_shape
def test_coordinates_have_one_decimal_at_most(shape: Shape) -> None:
    assert not re.search(r"\d\.\d\d", hero(shape) + card(shape))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")))
@example("</title><script>")
@example("Salt & light")
def test_the_title_comes_first_and_reads_as_it_was_written(title: str) -> None:
    shape = Shape((2, 1))
    for svg in (cover(shape, accent=ACCENT, title=title), opener(shape, 1, ("3",), accent=ACCENT, title=title)):
        first = ElementTree.fromstring(svg)[0]
        assert (first.tag, first.text or "") == ("title", title)


def test_numbers_are_escaped() -> None:
    assert Picture(opener(Shape((1,)), 0, ("<&",), accent=ACCENT, title="A phase")).texts == ["<&"]


def test_web_pictures_are_hidden_from_screen_readers() -> None:
    for svg in (hero(Shape((1,))), card(Shape((1,)))):
        assert 'aria-hidden="true" focusable="false"' in svg


def test_the_seed_changes_the_picture() -> None:
    assert hero(Shape((4, 2, 2), "one")) != hero(Shape((4, 2, 2), "two"))


def test_the_same_shape_gives_the_same_bytes_in_every_run() -> None:
    script = "from builder.art.ridge.ridge import Shape, hero; print(hero(Shape((4, 2, 2), 'seed')))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert runs == {hero(Shape((4, 2, 2), "seed")).encode() + b"\n"}
