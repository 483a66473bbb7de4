"""The drawing of a wheel: rings, spokes and their names, all in mm, as wide as the frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from builder.components.answers import asked, line_place
from builder.components.layout import in_rows
from builder.components.rest import rest_of
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure
from builder.text.width import TextWidths, wrapped

_BESIDE = (21 / 3.35, 25 / 3.35, 29 / 3.35)
"""What a name has beside the wheel, in the height of its letters: as little as does without being cut; the last, which
makes the smallest wheel, where none does.
"""

_LEAST_RADIUS = 20.0
"""mm: ten rings are 2 mm apart."""

_DRAWN = 3.35
"""mm: 9.5 pt, the size of a name in the design; its rows are 4.8 mm apart."""

_ROW = 4.8 / _DRAWN
_MOST_ROWS = 3
_GAP = 4.0
"""mm between the rim and a name."""

_MIDDLE = 70.0 / 168
"""Of the frame: how wide a name above or below the wheel may be."""

_NAME_BESIDE = 30.0
"""mm: two spokes are abreast below the wheel where their names have as much, more beside larger type."""


_MM = 25.4 / 72
"""mm of a point."""

_TICK = 1.6
"""mm: how long a tick across a spoke is."""

_SPOKE_NUMBER, _SPOKE_NUMBER_OUT = 5.6, 6.0
"""mm: the size of a spoke's number, which a narrow screen shows for its name, and how far it is from the rim."""

_NUMBER_SIZE, _NUMBER_RIGHT, _NUMBER_UP = 1.0, 1.2, 0.8
"""How large a ring's number is beside a name, and how many mm it is from where the ring meets the upright."""


@dataclass(frozen=True)
class LabelRow:
    """A row of a spoke's name, and where its baseline lies."""

    text: str
    y: float


@dataclass(frozen=True)
class SpokeLabel:
    """A spoke's name in rows, and where the baseline of the first lies. `anchor` is start, middle or end."""

    texts: tuple[str, ...]
    x: float
    y: float
    anchor: str
    is_cut: bool
    row: float

    @property
    def rows(self) -> tuple[LabelRow, ...]:
        row = round(self.row, 4)
        return tuple(LabelRow(text, round(self.y + number * row, 2)) for number, text in enumerate(self.texts))

    @property
    def last(self) -> float:
        """Where the baseline of the last row lies."""
        return self.y + (len(self.texts) - 1) * self.row


@dataclass(frozen=True)
class RingNumber:
    """The number of a ring, and where it is written."""

    number: int
    x: float
    y: float


@dataclass(frozen=True)
class SpokeMark:
    """A spoke in the list below the wheel, with the places for its mark today and later."""

    html: str
    place: AnswerPlace
    later: AnswerPlace


@dataclass(frozen=True)
class Sheet:
    """The frame that a wheel is drawn on and the size of the names beside it, in mm; and how wide letters are."""

    width: float
    size: float
    widths: TextWidths

    def length(self, text: str) -> float:
        """How wide a name is in mm."""
        return self.size * self.widths.em(text, "lettering", 600)

    @property
    def centre(self) -> float:
        return self.width / 2

    @property
    def row(self) -> float:
        return self.size * _ROW

    @property
    def radii(self) -> tuple[float, ...]:
        """The rims to try, the widest first."""
        return tuple(max(self.centre - _GAP - beside * self.size, _LEAST_RADIUS) for beside in _BESIDE)


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The wheel as paths and texts; y is 0 at the centre, `top` and `height` bound what is drawn.

    `blank` is how wide the place for a mark is. `marks` are its spokes; in `rows` they are as on paper, where two may
    be abreast (`in_pairs`). Where it `is_narrow` they may be on the page after the drawing.
    """
    sheet = Sheet(measure.frame_width, round(measure.size(9.5) * _MM, 2), measure.widths)
    texts, rings = [item.text for item in component.items], int(str(component.option("rings")))
    points = measure.size(9.5) * _MM
    heads = [measure.widths.em(words[when], "sans", 400) * points for when in ("today", "later")]
    blank = round(max(measure.smallest, *heads), 2)
    room = sheet.width / 2 - 2 * blank
    in_pairs = room >= _NAME_BESIDE * max(1.0, measure.scale)
    marks = tuple(_mark(component, item, rings, words) for item in component.items)
    return {
        **_wheel(texts, rings, sheet),
        "blank": blank,
        "rings_weight": round(measure.line * _MM, 3),
        "spokes_weight": round(measure.blank * _MM, 3),
        "rim_weight": round(measure.mark * _MM, 3),
        "drawing": words["drawing"].format(n=len(texts), rings=rings, names=", ".join(map(_short, texts))),
        "marks": marks,
        "rows": in_rows(marks, 2 if in_pairs else 1),
        "in_pairs": in_pairs,
        "is_narrow": measure.is_narrow,
        "rest": rest_of(component, words["rest"], measure),
    }


def _mark(component: Component, item: Item, rings: int, words: Mapping[str, str]) -> SpokeMark:
    def place(*keys: str, when: str) -> AnswerPlace:
        name = words["at"].format(name=item.text, when=when)
        label = words["from_to"].format(name=name, rings=rings)
        return line_place(component, item.key, *keys, label=label, question=asked(component))

    return SpokeMark(item.html, place(when=words["today"]), place("later", when=words["later"]))


def _wheel(texts: list[str], rings: int, sheet: Sheet) -> Mapping[str, object]:
    """What is drawn: `rings` as radii, `spokes` and `dots` as paths, the `names` of the spokes."""
    attempts = _attempts(texts, sheet)
    radius, names = next((found for found in attempts if not any(name.is_cut for name in found[1])), attempts[-1])
    top = min(-radius - 1, *(name.y - sheet.size for name in names))
    bottom = max(radius + 1, *(name.last + 1.2 for name in names))
    spokes = [(sin(turn) * radius, -cos(turn) * radius) for turn in _turns(len(texts))]
    step = radius / rings
    ticks = [_tick(x, y, n / rings, radius) for x, y in spokes for n in range(1, rings) if not _is_counted(n, rings)]
    out = (radius + _SPOKE_NUMBER_OUT) / radius
    spoke_numbers = [
        RingNumber(n, round(sheet.centre + x * out, 2), round(y * out + _SPOKE_NUMBER / 3, 2))
        for n, (x, y) in enumerate(spokes, 1)
    ]
    numbers = [(n, round(-n * step, 2)) for n in range(1, rings) if _is_counted(n, rings)]
    return {
        "width": sheet.width,
        "size": sheet.size,
        "centre": sheet.centre,
        "radius": round(radius, 2),
        "top": round(top, 2),
        "height": round(bottom - top, 2),
        "rings": [round(n * step, 2) for n in range(1, rings) if _is_counted(n, rings)],
        "spokes": "".join(f"M0 0L{x:.2f} {y:.2f}" for x, y in spokes),
        "ticks": "".join(ticks),
        "spoke_numbers": spoke_numbers,
        "spoke_number_size": _SPOKE_NUMBER,
        "number_size": round(sheet.size * _NUMBER_SIZE, 2),
        "numbers": [RingNumber(n, sheet.centre + _NUMBER_RIGHT, y - _NUMBER_UP) for n, y in numbers],
        "names": names,
    }


def _tick(x: float, y: float, part: float, radius: float) -> str:
    """A tick across a spoke that ends at a point, at a part of its length."""
    across, down = -y / radius * _TICK / 2, x / radius * _TICK / 2
    return f"M{x * part - across:.2f} {y * part - down:.2f}L{x * part + across:.2f} {y * part + down:.2f}"


def _is_counted(ring: int, rings: int) -> bool:
    """Whether a ring is drawn with its number: every one of five or fewer, else every other one; others are ticks."""
    return rings <= 5 or ring % 2 == 0


def _turns(count: int) -> list[float]:
    return [2 * pi * n / count for n in range(count)]


def _attempts(texts: list[str], sheet: Sheet) -> list[tuple[float, list[SpokeLabel]]]:
    turns = _turns(len(texts))
    step = min(turns[1], pi / 2)  # a name above or below the wheel keeps clear of its neighbours
    return [
        (r, [_name(text, turn, step, r, sheet) for text, turn in zip(texts, turns, strict=True)]) for r in sheet.radii
    ]


def _name(text: str, turn: float, step: float, radius: float, sheet: Sheet) -> SpokeLabel:
    x, y = sin(turn) * (radius + _GAP), -cos(turn) * (radius + _GAP)
    if abs(x) < 0.25 * radius:
        rows, is_cut = _wrapped(text, min(_MIDDLE * sheet.width, 2 * sin(step) * (radius + _GAP) - _GAP), sheet)
        first = y - (len(rows) - 1) * sheet.row if y < 0 else y + sheet.size * 0.72
        return SpokeLabel(rows, round(sheet.centre + x, 2), round(first, 2), "middle", is_cut, sheet.row)
    rows, is_cut = _wrapped(text, sheet.centre - abs(x), sheet)
    above = (1 + cos(turn)) / 2  # names grow away from the wheel: upwards over it, downwards under it
    first = y - (len(rows) - 1) * sheet.row * above + sheet.size * 0.36
    anchor = "start" if x > 0 else "end"
    return SpokeLabel(rows, round(sheet.centre + x, 2), round(first, 2), anchor, is_cut, sheet.row)


def _wrapped(text: str, width: float, sheet: Sheet) -> tuple[tuple[str, ...], bool]:
    """A string in rows of a width in mm, and whether it is cut, which an ellipsis then says."""
    rows = wrapped(text, width, sheet.length)
    kept = rows[:_MOST_ROWS]
    if len(rows) > _MOST_ROWS:
        kept[-1] += "\u2026"
    fitted = [_fitted(row, width, sheet) for row in kept]
    return tuple(fitted) or ("",), fitted != rows


def _fitted(row: str, width: float, sheet: Sheet) -> str:
    if sheet.length(row) <= width:
        return row
    row = row.rstrip("\u2026")
    while row and sheet.length(row + "\u2026") > width:
        row = row[:-1]
    return row + "\u2026"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "\u2026"
