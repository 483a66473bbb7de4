"""Where the rings of a scale go: in how many rows, and whether a statement is beside them or above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from builder.components.answers import answer_name, asked, line_place
from builder.components.layout import in_rows
from builder.components.rest import rest_of
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_FRAME = 168.0
"""mm: the frame that the widths below are those of."""

_STATEMENT = ((4, 96.0), (7, 80.0), (11, 56.0))
"""The widest statements, in mm, beside at most so many rings."""

_WHEN, _WHEN_LISTED = 20.0, 14.0
"""mm for `Today` and `Later`, before the rings of one question and of a list."""

_WHEN_SIZE, _STATEMENT_SIZE = 3.2, 14.0
"""Both in the height of their letters: less is too narrow for the words."""

_RING, _SMALL_RING = 2.3, 1.56
"""The least distance of two rings, as a multiple of a box to tick."""


_LARGE_RING = 1.75
"""The ring round a number to choose, beside a box to tick."""

_FEW = 7
"""Rings: fewer have the words for their ends below them."""

_WHOLE = 12
"""Rows of rings: a longer list may continue on the next page."""


@dataclass(frozen=True)
class ScaleNumber:
    """A number to choose, what it means where that is said, and both as a label."""

    value: int
    means: str

    @property
    def label(self) -> str:
        return f"{self.value}, {self.means}" if self.means else str(self.value)


@dataclass(frozen=True)
class ScaleRow:
    """The numbers of one question: its place, and when it is answered, empty where that is once.

    `spoken` is what the row is called on a page, where the question may be read already.
    """

    place: AnswerPlace
    when: str
    spoken: str


@dataclass(frozen=True)
class Statement:
    """A statement of a list with its rows of numbers. A page marks its words with `words_id`."""

    words_id: str
    html: str
    rows: tuple[ScaleRow, ...]


@dataclass(frozen=True)
class ScaleDate:
    """When a question is answered: the place, and what is said before it on paper."""

    place: AnswerPlace
    said: str


@dataclass(frozen=True)
class ScaleLayout:
    """The numbers `in_rows` as equal as can be; the `rows` of a question, or the `statements` of a list with theirs.

    `words_width` and `when_width` are those of a statement and of the word before rings, in mm. `is_above` says that a
    statement is above its rings, since beside them it would be too narrow or they too close.
    """

    in_rows: tuple[tuple[ScaleNumber | None, ...], ...]
    rows: tuple[ScaleRow, ...]
    statements: tuple[Statement, ...]
    when_width: float
    words_width: float
    is_above: bool
    all_columns: int
    long: bool


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `numbers`; where a question is answered `again`, the `dates` of both
    times. On paper one row of rings is for both (`once`: circled today, squared later); a form and a screen have a row
    for each (`twice`). `rest` is what the rest of the page asks.
    """
    numbers = _numbers(component, words)
    again, count = bool(component.option("again")), len(numbers)
    times = (words["today"], words["later"]) if again else ("",)
    question = words["rest_of_list" if component.items else "rest"]
    return {
        "numbers": numbers,
        "low": numbers[0].means,
        "high": numbers[-1].means,
        "again": again,
        "dates": tuple(_dates(component, times, words)) if again else (),
        "once": _layout(component, ("",), words, measure, numbers),
        "twice": _layout(component, times, words, measure, numbers),
        "count": count,
        "low_span": count // 2,
        "high_span": count - count // 2,
        "between_ends": count - 2,
        "ends_below": count < _FEW,
        "large_ring": round(_LARGE_RING * measure.tick, 2),
        "rest": rest_of(component, question, measure),
    }


def _layout(
    component: Component,
    times: tuple[str, ...],
    words: Mapping[str, str],
    measure: Measure,
    numbers: tuple[ScaleNumber, ...],
) -> ScaleLayout:
    count = len(numbers)
    small = measure.size(9.5) * 25.4 / 72
    part = measure.frame_width / _FRAME
    usual = _WHEN_LISTED if component.items else _WHEN
    when = round(max(usual * part, _WHEN_SIZE * small), 2) if len(times) > 1 else 0.0
    words_width = round(next(width for most, width in _STATEMENT if count <= most) * part, 2)
    in_a_row = max(1, int((measure.frame_width - when) / (_RING * measure.tick)))
    beside = (measure.frame_width - words_width - when) / count
    is_above = words_width < _STATEMENT_SIZE * small or beside < _SMALL_RING * measure.tick
    return ScaleLayout(
        in_rows(numbers, ceil(count / ceil(count / in_a_row))),
        tuple(_rows(component, times, words)),
        tuple(_statement(component, item, times, words) for item in component.items),
        when,
        words_width,
        is_above,
        count + (1 if when else 0),
        len(component.items) * len(times) * (2 if is_above else 1) > _WHOLE,
    )


def _numbers(component: Component, words: Mapping[str, str]) -> tuple[ScaleNumber, ...]:
    low, high = int(str(component.option("from"))), int(str(component.option("to")))
    means = {low: str(component.option("low")) or words["low"], high: str(component.option("high")) or words["high"]}
    return tuple(ScaleNumber(number, means.get(number, "")) for number in range(low, high + 1))


def _dates(component: Component, times: tuple[str, ...], words: Mapping[str, str]) -> Iterator[ScaleDate]:
    for key, when, said in zip(("_date", "_later-date"), times, ("circled", "squared"), strict=True):
        label = words["dated"].format(when=when)
        yield ScaleDate(line_place(component, key, label=label, question=asked(component, " ")), words[said])


def _rows(component: Component, times: tuple[str, ...], words: Mapping[str, str]) -> Iterator[ScaleRow]:
    """The question's rows: the second one, if there is one, is for later."""
    for key, when in zip(((), ("later",)), times, strict=False):
        label = f"{component.text or words['scale']}, {when}" if when else component.text or words["scale"]
        yield ScaleRow(line_place(component, *key, label=label), when, f"{asked(component, ', ')}{when}")


def _statement(component: Component, item: Item, times: tuple[str, ...], words: Mapping[str, str]) -> Statement:
    def row(key: str, when: str) -> ScaleRow:
        text = item.text or words["statement"]
        label = f"{text}, {when}" if when else text
        return ScaleRow(line_place(component, item.key, key, label=label), when, label)

    rows = tuple(row(*pair) for pair in zip(("number", "later"), times, strict=False))
    return Statement(f"_words-{answer_name(component, item.key)}", item.html, rows)
