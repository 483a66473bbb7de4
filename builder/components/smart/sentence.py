"""Where the words and the blanks of a goal are on paper: lines as wide as the frame, all lengths in mm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from builder.model.answers import AnswerPlace
from builder.model.measure import Measure

GOAL = 14.5
"""pt of the words in the design."""

_DATE_SHARE = 0.27381
"""Of the frame: the blank for a date, 46 mm on A4."""

_FORM_ROW = 0.75
"""In a form the date has a row of its own: four rows of it are as high as three on paper."""

_FIRST_SHARE = 0.4
"""Of the white that two blanks share: the first, for what may get in the way."""

_MM = 25.4 / 72


class Words(NamedTuple):
    """Words of a line; `left` in mm from the frame's left edge."""

    text: str
    left: float


class Blank(NamedTuple):
    """A rule to write on. `place` is None where one field covers several lines."""

    left: float
    width: float
    place: AnswerPlace | None


@dataclass(frozen=True)
class Line:
    """A row of a goal."""

    words: tuple[Words, ...]
    blanks: tuple[Blank, ...]


@dataclass(frozen=True)
class GoalLines:
    """The sentence as lines. Further rows come after `upper` and before `lower`, at a `pitch` each and `most` in all,
    where a page has room for them. A field over all of these begins at `left`; `last` are the lines below it. Rows are
    `row` high.
    """

    upper: tuple[Line, ...]
    lower: tuple[Line, ...]
    last: tuple[Line, ...]
    left: float
    has_field: bool
    row: float
    most: float


class LineMaker:
    """Makes lines for a measure."""

    def __init__(self, measure: Measure) -> None:
        self._frame, self._gap = measure.frame_width, measure.unit
        self._size, self._widths = measure.size(GOAL) * _MM, measure.widths

    def end(self, text: str, left: float = 0.0) -> float:
        """Where a blank after words begins."""
        return round(left + self._widths.em(text, "serif", 300) * self._size + self._gap, 2)

    def bare(self) -> Line:
        return Line((), (self._blank(0, self._frame, None),))

    def finished(self, text: str, place: AnswerPlace | None) -> Line:
        """Words, and a blank up to the end."""
        return Line((Words(text, 0),), (self._blank(self.end(text), self._frame, place),))

    def with_date(self, first: Line, text: str, place: AnswerPlace) -> Line:
        """A line whose blank ends before the words and the blank of a date."""
        date = self._frame - self._frame * _DATE_SHARE
        left = date - self.end(text)
        [blank] = first.blanks
        shorter = self._blank(blank.left, left - self._gap, blank.place)
        return Line((*first.words, Words(text, round(left, 2))), (shorter, self._blank(date, self._frame, place)))

    def with_two(self, first: str, one: AnswerPlace, second: str, other: AnswerPlace) -> Line:
        """Words and a blank, twice."""
        begin = self.end(first)
        between = self.end(second) + self._gap
        middle = begin + _FIRST_SHARE * (self._frame - begin - between)
        said = (Words(first, 0), Words(second, round(middle + self._gap, 2)))
        return Line(said, (self._blank(begin, middle, one), self._blank(middle + between, self._frame, other)))

    def _blank(self, left: float, right: float, place: AnswerPlace | None) -> Blank:
        return Blank(round(left, 2), round(right - left, 2), place)


def sentences(
    goal: AnswerPlace,
    by: AnswerPlace,
    because: AnswerPlace,
    rows: int,
    more: int,
    words: Mapping[str, str],
    measure: Measure,
) -> tuple[GoalLines, GoalLines]:
    """The goal on paper and as a form, in so many `rows` and up to so many `more`.

    The date is in the last row of the goal. It has a row of its own on narrow paper, and in a form, where one field
    covers all rows of the goal: it has a rule only at its foot, since typed lines are closer than rows for a pen.
    """
    make = LineMaker(measure)
    row = round(measure.row, 5)
    has_field = rows > 1 or more > 0
    start = make.finished(words["i_will"], None if has_field else goal)
    apart = [start, *[make.bare()] * (rows - 1)]
    own, end = make.finished(words["by"], by), make.finished(words["know_because"], because)
    left = make.end(words["i_will"])

    def lines(of_goal: list[Line], last: tuple[Line, ...], pitch: float) -> GoalLines:
        upper = of_goal[:-1] or of_goal
        most = round(pitch * more + 0.1, 1) if more else 0
        return GoalLines(tuple(upper), tuple(of_goal[len(upper) :]), last, left, has_field, pitch, most)

    dated = [*apart[:-1], make.with_date(apart[-1], words["by"], by)]
    paper = lines(apart, (own, end), row) if measure.is_narrow else lines(dated, (end,), row)
    if not has_field:
        return paper, paper
    field = [Line(start.words, ()), *[Line((), ())] * (rows - 2), make.bare()] if rows > 1 else [start]
    return paper, lines(field, (own, end), row if measure.is_narrow else round(_FORM_ROW * row, 5))


def goal_height(rows: int, measure: Measure) -> float:
    """mm that the form takes on paper with so many rows of the goal: its rule and its label, these, a row for the date
    where the paper is narrow, and the row below. Without checks, next steps and obstacle.
    """
    return 0.5 * measure.unit + measure.leading + (rows + 1 + measure.is_narrow) * measure.row
