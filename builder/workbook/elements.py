"""What pages are made of: lines of the contents, lines to write on, rows of blanks, paragraphs of advice."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.answers import AnswerPlace
from builder.model.guide import MOST_ROWS_KEPT

_MOST_KEPT = 16
"""Lines of the contents below one label that are kept on one page."""


@dataclass(frozen=True)
class TocEntry:
    """A line of the contents: `id` is where it leads, `kind` is phase, step or empty, `number` is the step's own."""

    id: str
    text: str
    kind: str = ""
    number: str = ""


@dataclass(frozen=True)
class TocGroup:
    """Lines of the contents below one label."""

    label: str
    entries: tuple[TocEntry, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is kept on one page."""
        return len(self.entries) <= _MOST_KEPT


@dataclass(frozen=True)
class WritingLines:
    """Ruled lines to answer on.

    `heading` is shown above them, or empty. `rows` is a number, or `fill` for what is left of the page. Where `least`
    is more than 0 they appear only on a page that has room left for so many lines. `ruling` is lines or dots.
    """

    id: str
    place: AnswerPlace
    heading: str = ""
    rows: int | str = "fill"
    least: int = 0
    ruling: str = "lines"

    @property
    def is_long(self) -> bool:
        """Whether they may go on over pages."""
        return isinstance(self.rows, int) and self.rows > MOST_ROWS_KEPT


@dataclass(frozen=True)
class BlankRow:
    """A row of words and blanks by turns. `widths` are those of the blanks: "" for what is left, w20 or w30."""

    parts: tuple[str | AnswerPlace, ...]
    widths: tuple[str, ...] = ()

    def width_of(self, place: AnswerPlace) -> str:
        """The class of the width that a blank of this row has."""
        return self.widths[[part for part in self.parts if isinstance(part, AnswerPlace)].index(place)]


@dataclass(frozen=True)
class Advice:
    """A paragraph of advice with its label. `name` is steps, goal, art, journal or print."""

    name: str
    label: str
    text: str
