"""The four fields of a matrix: what each is called, and how much of it its name takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from builder.components.answers import asked, text_place
from builder.components.rest import rest_of
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure
from builder.text.width import wrapped

_PLACES = ("upper-left", "upper-right", "lower-left", "lower-right")
_NAME, _SMALL = 13.0, 9.5
"""pt of the two in the design."""

_MM = 25.4 / 72
_BELOW_FRAME = 3
"""Rows of a form that a matrix leaves of the frame's height."""

_MOST_ROWS = 3


_DOT = 0.35
"""mm: how wide a dot is."""


@dataclass(frozen=True)
class Quadrant:
    """One field. `html` and `name` are its name, or empty; `gloss` its place on the axes; `room` is where both end and
    `x` and `y` where the field begins, in mm.
    """

    place: AnswerPlace
    html: str
    name: str
    gloss: str
    room: float
    x: float
    y: float


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The four `quadrants`, row by row, each `half` wide; the `width` and `height` of the whole, and how far the square
    is from its `edge`; the axes' `drawing` as paths with their `weight`, described in words; its rows of `dots`, each
    `dot` wide and `between` apart; the words at the ends of the axes as `left`, `right`, `low` and `high`. Lengths are
    in mm.
    """
    side, edge = _side(component, measure), _edge(measure)
    left, right = _ends(component, "across", words["left"], words["right"])
    low, high = _ends(component, "up", words["low"], words["high"])
    glosses = tuple(f"{up}, {across}" for up in (high, low) for across in (left, right))
    half = round(side / 2, 2)
    quadrants = tuple(_quadrants(component, words, glosses, measure))
    return {
        "side": side,
        "half": half,
        "edge": edge,
        "middle": edge + half,
        "width": side + edge,
        "height": side + round(1.5 * measure.leading, 2),
        "drawn": side + 2,
        "drawn_from": edge - 1,
        "axes": f"M0 {side}V0M0 {side}H{side}M-0.9 2.4L0 0L0.9 2.4"
        f"M{side - 2.4} {side - 0.9}L{side} {side}L{side - 2.4} {side + 0.9}",
        "axes_weight": round(measure.mark * _MM, 3),
        "cross": f"M{half} 4V{side}M0 {half}H{side - 4}",
        "cross_weight": round(measure.line * _MM, 3),
        "left": left,
        "right": right,
        "low": low,
        "high": high,
        "dots": _dots(quadrants, side, measure),
        "dot": _DOT,
        "between": round(measure.leading, 4),
        "rest": rest_of(component, words["rest"], measure),
        "quadrants": quadrants,
        "drawing": words["drawing"].format(left=left, right=right, low=low, high=high),
    }


def _dots(quadrants: tuple[Quadrant, ...], side: float, measure: Measure) -> str:
    """The rows of dots in the fields, a line of text apart, as a path that is dashed as widely; none behind words."""
    half = side / 2
    taken = [max(quadrant.room for quadrant in row) for row in (quadrants[:2], quadrants[2:])]
    heights = [row * measure.leading for row in range(1, round(side / measure.leading))]
    rows = [y for y in heights if y % half > taken[int(y // half)] - 1]
    return "".join(f"M{measure.leading:.3f} {y:.3f}H{side - 1:.2f}" for y in rows)


def _edge(measure: Measure) -> float:
    """What the words of the upright axis take beside it, in mm."""
    return round(2.25 * measure.leading, 2)


def _side(component: Component, measure: Measure) -> float:
    """The length of an axis in mm: as asked, but never more than the frame has room for, in whole rows of dots."""
    height = measure.frame_height - 1.5 * measure.leading - _BELOW_FRAME * measure.row
    most = min(float(str(component.option("height"))), measure.frame_width - _edge(measure), height)
    return round(int(most / (2 * measure.leading)) * 2 * measure.leading, 2)


def _ends(component: Component, axis: str, first: str, last: str) -> tuple[str, ...]:
    return tuple((str(component.option(axis)) or f"{first}|{last}").split("|"))


def _quadrants(
    component: Component, words: Mapping[str, str], glosses: tuple[str, ...], measure: Measure
) -> Iterator[Quadrant]:
    side, edge = _side(component, measure), _edge(measure)
    width, half = side / 2 - 6, round(side / 2, 2)
    known: set[str] = set()
    for position, gloss, (key, html, name) in zip(_PLACES, glosses, _names(component, words), strict=True):
        key = key if key and key not in known else position
        known.add(key)
        rows = _rows(name, "serif", width / (measure.size(_NAME) * _MM), measure)
        small = _rows(gloss, "sans", width / (measure.size(_SMALL) * _MM), measure)
        high = rows * measure.line_height(_NAME, 2.5) + small * measure.leading
        label = f"{name}, {gloss}" if name else gloss
        place = text_place(component, key, label=label, question=asked(component))
        x = edge if position.endswith("left") else edge + half
        yield Quadrant(place, html, name, gloss, round(2 + high + 1, 2), x, 0 if position.startswith("upper") else half)


def _rows(text: str, font: str, room: float, measure: Measure) -> int:
    """How many rows of so many em that a string takes; a word that is longer is broken."""

    def em(row: str) -> float:
        return measure.widths.em(row, font)

    return min(_MOST_ROWS, sum(ceil(em(row) / room) for row in wrapped(text, room, em)))


def _names(component: Component, words: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """For each field a key, and its name as HTML and as text: from the list, from the option, or as is customary."""
    if component.items:
        listed = [(item.key, item.html, item.text) for item in component.items]
        return [*listed, *[("", "", "")] * (len(_PLACES) - len(listed))]
    if names := str(component.option("quadrants")):
        return [(_key(name), "", name) for name in names.split("|")]
    if component.option("across") or component.option("up"):
        return [("", "", "")] * len(_PLACES)
    return [("", "", words[place.replace("-", "_")]) for place in _PLACES]


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.lower())[:60].strip("-")
