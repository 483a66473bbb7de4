"""The four fields of a matrix: what each is called, and how much of it its name takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from builder.model.guide import Component
from builder.model.measure import Measure

_PLACES = ("upper-left", "upper-right", "lower-left", "lower-right")
_LETTER, _SMALL_LETTER = 0.589, 0.567
"""How wide an average letter of a name and of the line below it is, with room to spare, beside its height."""

_NAME, _SMALL = 13.0, 9.5
"""pt of the two in the design."""

_MM = 25.4 / 72
_BELOW_FRAME = 3
"""Rows of a form that a matrix leaves of the frame's height."""

_MOST_ROWS = 3


@dataclass(frozen=True)
class Field:
    """One field. `html` is its name, or empty; `gloss` its place on the axes; `room` is where both end, in mm."""

    key: str
    html: str
    name: str
    gloss: str
    room: float


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `side` of the square, with its `edge` and `foot` for the axes' words, in mm; these words as `left`, `right`,
    `low` and `high`; and the four `fields`, row by row.
    """
    side = _side(component, measure)
    left, right = _ends(component, "across", words["left"], words["right"])
    low, high = _ends(component, "up", words["low"], words["high"])
    glosses = tuple(f"{up}, {across}" for up in (high, low) for across in (left, right))
    fields = tuple(_fields(component, words, glosses, measure))
    drawing = words["drawing"].format(left=left, right=right, low=low, high=high)
    return {
        "side": side,
        "edge": _edge(measure),
        "foot": round(1.5 * measure.leading, 2),
        "left": left,
        "right": right,
        "low": low,
        "high": high,
        "fields": fields,
        "drawing": drawing,
    }


def _edge(measure: Measure) -> float:
    """What the words of the upright axis take beside it, in mm."""
    return round(2.25 * measure.leading, 2)


def _side(component: Component, measure: Measure) -> float:
    """The length of an axis in mm: as asked, but never more than the frame has room for."""
    height = measure.frame_height - 1.5 * measure.leading - _BELOW_FRAME * measure.row
    return round(min(float(str(component.option("height"))), measure.frame_width - _edge(measure), height), 2)


def _ends(component: Component, axis: str, first: str, last: str) -> tuple[str, ...]:
    return tuple((str(component.option(axis)) or f"{first}|{last}").split("|"))


def _fields(
    component: Component, words: Mapping[str, str], glosses: tuple[str, ...], measure: Measure
) -> Iterator[Field]:
    width = _side(component, measure) / 2 - 6
    letter, small_letter = _LETTER * measure.size(_NAME) * _MM, _SMALL_LETTER * measure.size(_SMALL) * _MM
    known: set[str] = set()
    for place, gloss, (key, html, name) in zip(_PLACES, glosses, _names(component, words), strict=True):
        key = key if key and key not in known else place
        known.add(key)
        rows = min(_MOST_ROWS, ceil(len(name) * letter / width))
        small = min(_MOST_ROWS, ceil(len(gloss) * small_letter / width))
        high = rows * measure.line_height(_NAME, 2.5) + small * measure.leading
        yield Field(key, html, name, gloss, round(2 + high + 1, 2))


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
