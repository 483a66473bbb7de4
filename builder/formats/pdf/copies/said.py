"""What a copy says of its client, place by place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from builder.model.made_out import COACH, NAME, SESSION, START

Strings = Mapping[str, str]

SHEET = 200
"""Clients on one tall sheet. Always as many, whatever else is made, so that a copy is the same bytes each time."""

_LABELS = {NAME: "prepared_for", SESSION: "copy_session", COACH: "copy_coach", START: "started_on"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one copy says: its number from 1, and what is shown of its client, as text, by column."""

    number: int
    values: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return dict(self.values)[NAME]


def markup(kind: str, said: Said, strings: Strings, part: float = 1) -> str:
    """What stands in a place of this kind, as HTML; empty where the copy says nothing there. All text is escaped, and
    each value keeps its own direction. `part` is how large values are set, of their usual size.
    """
    values = dict(said.values)
    if kind.startswith("foot"):
        return _value(values[NAME], part)
    if kind == "sheet":
        shown = [column for column in (NAME, SESSION, COACH) if column in values]
        return " &#8195; ".join(_labelled(column, values[column], strings, part) for column in shown)
    column = kind.removeprefix("cover-")
    return _labelled(column, values[column], strings, part) if column in values else ""


def _labelled(column: str, value: str, strings: Strings, part: float) -> str:
    return f'<span class="label">{escape(strings[_LABELS[column]])}</span> {_value(value, part)}'


def _value(value: str, part: float) -> str:
    if part == 1:
        return f'<bdi class="name">{escape(value)}</bdi>'
    smaller = f'<span style="font-size:{part}em;line-height:1.2">{escape(value)}</span>'
    return f'<bdi class="name" style="line-height:0">{smaller}</bdi>'
