"""The milestones of a timeline: where its axis is, and what is written at each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.components.answers import asked, line_place, text_place
from builder.components.further import FurtherRow, fills, further_count, row_id
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure

_DATE, _GAP, _RING = 32 / 168, 4.0, 5.0
"""Of the frame: how long the line for a date is; mm between it, the axis and the text; mm of a ring."""

_WHOLE = 150.0
"""mm: a higher timeline may continue on the next page."""

_HEAD = 10.0
"""mm that its heads take at least."""


@dataclass(frozen=True)
class Milestone(FurtherRow):
    """A milestone, named by `html` where a list names it, with the places for its date, its text and its ring. A
    `named` one has its rows below the name.
    """

    html: str = ""
    date: AnswerPlace | None = None
    place: AnswerPlace | None = None
    done: AnswerPlace | None = None


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `marks` and the `further` ones down to the foot of the page, with `over` mm at most that are over. `date` is
    the width of the line for a date, `axis` the place of the axis, `aside` that of the text, `ring` a ring's width:
    all in mm from the start of the frame. `rows` are the tops of a milestone's rules, in mm.
    """
    rows, count = int(str(component.option("rows"))), int(str(component.option("marks")))
    items = component.items or tuple(_items(1, count, words))
    height = round((rows + 1) * measure.pitch, 2)
    long = len(items) * height > measure.keep(_WHOLE)
    more = further_count(component, measure, len(items) * height + _HEAD, height, long=long)
    date = round(max(_DATE * measure.frame_width, measure.smallest), 2)
    return {
        "marks": tuple(_milestone(component, item, words, height) for item in items),
        "further": tuple(
            _milestone(component, item, words, height) for item in _items(len(items) + 1, len(items) + more, words)
        ),
        "over": height if fills(component) else 0,
        "date": date,
        "axis": date + _GAP,
        "aside": date + 2 * _GAP,
        "ring": _RING,
        "ring_start": date + _GAP - _RING / 2,
        "ring_top": round(measure.pitch - _RING / 2, 2),
        "name_top": round(measure.pitch - measure.leading, 2),
        "height": height,
        "named_height": round(height - measure.pitch, 2),
        "pitch": measure.pitch,
        "long": long,
    }


def _items(first: int, last: int, words: Mapping[str, str]) -> Iterator[Item]:
    for n in range(first, last + 1):
        yield Item(f"mark-{n}", "", words["mark"].format(n=n))


def _milestone(component: Component, item: Item, words: Mapping[str, str], height: float) -> Milestone:
    date = line_place(component, item.key, "on", label=words["dated"].format(text=item.text), question=asked(component))
    place = text_place(component, item.key, label=item.text, question=asked(component))
    done = line_place(
        component, item.key, "done", label=words["done"].format(text=item.text), question=asked(component)
    )
    return Milestone(row_id(component, item.key), height, html=item.html, date=date, place=place, done=done)
