"""The pages for notes: one answer each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.components.answers import line_place, text_place
from builder.components.layout import SCREEN_ROWS
from builder.components.space.prepare import EDGES, pattern_pitch
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure

_MOST_ROWS = 18
"""Rows of the first field on screen, however many pages there are."""


@dataclass(frozen=True)
class NotesPage:
    """A page for notes. The `first` one has the heading and the date."""

    place: AnswerPlace
    first: bool


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `pages` and their `date`, the `further` ones after the first, and the `title` of the first.

    `pitch` and `edge` are those of the ruling, in mm; `on_screen` are the rows of the first field there.
    """
    count, ruling = int(str(component.option("pages"))), str(component.option("ruling"))
    title = component.text or words["label"]

    def page(number: int) -> NotesPage:
        keys = ("page", number) if number > 1 else ()
        label = words["page"].format(title=title, n=number) if count > 1 else title
        return NotesPage(text_place(component, *keys, label=label), number == 1)

    pages = tuple(map(page, range(1, count + 1)))
    return {
        "title": title,
        "pages": pages,
        "date": line_place(component, "_date", label=words["dated"].format(page=title)),
        "further": pages[1:],
        "pitch": measure.pitch if ruling == "lines" else pattern_pitch(ruling, measure),
        "edge": EDGES.get(ruling, 0),
        "on_screen": min(SCREEN_ROWS * count, _MOST_ROWS),
    }
