"""The four fields of a matrix: what each is called, and how much of it its name takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from builder.model.guide import Component

_PLACES = ("upper-left", "upper-right", "lower-left", "lower-right")
_LETTER = 2.7
"""mm: an average letter of a name, set in 13 pt, with room to spare."""

_SMALL_LETTER = 1.9
"""mm: an average letter of the line below a name, set in 9.5 pt."""

_ROW, _SMALL_ROW = 6.66667, 5.33333
_MOST_ROWS = 3


@dataclass(frozen=True)
class Field:
    """One field. `html` is its name, or empty; `gloss` its place on the axes; `room` is where both end, in mm."""

    key: str
    html: str
    name: str
    gloss: str
    room: float


def prepare(component: Component, words: Mapping[str, str]) -> Mapping[str, object]:
    """The ends of the axes as `left`, `right`, `low` and `high`, and the four `fields`, row by row."""
    left, right = _ends(component, "across", words["left"], words["right"])
    low, high = _ends(component, "up", words["low"], words["high"])
    glosses = tuple(f"{up}, {across}" for up in (high, low) for across in (left, right))
    fields = tuple(_fields(component, words, glosses))
    drawing = words["drawing"].format(left=left, right=right, low=low, high=high)
    return {"left": left, "right": right, "low": low, "high": high, "fields": fields, "drawing": drawing}


def _ends(component: Component, axis: str, first: str, last: str) -> tuple[str, ...]:
    return tuple((str(component.option(axis)) or f"{first}|{last}").split("|"))


def _fields(component: Component, words: Mapping[str, str], glosses: tuple[str, ...]) -> Iterator[Field]:
    width = int(str(component.option("height"))) / 2 - 6
    known: set[str] = set()
    for place, gloss, (key, html, name) in zip(_PLACES, glosses, _names(component, words), strict=True):
        key = key if key and key not in known else place
        known.add(key)
        rows = min(_MOST_ROWS, ceil(len(name) * _LETTER / width))
        small = min(_MOST_ROWS, ceil(len(gloss) * _SMALL_LETTER / width))
        yield Field(key, html, name, gloss, round(2 + rows * _ROW + small * _SMALL_ROW + 1, 2))


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
