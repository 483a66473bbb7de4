"""Short steps share a page: steps that say their goal and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from builder.components.smart import goal_height
from builder.model.blocks import Component, Prose
from builder.model.guide import Field, Guide, Step, StepItem
from builder.model.measure import Measure
from builder.text.plain import plain_text
from builder.text.width import wrapped
from builder.workbook.pages import Page, StepPage

_LEAST_HEIGHT = 28
"""Writing lines that a page has to be high for two steps: A4 has 31 and Letter 29, A5 has 25."""

_TITLE, _GOAL = (20.0, 3.0), (14.5, 3.0)
"""pt and units of a line in the design: a step's title, and the example of its goal."""

_ITALIC = 0.95
"""How wide the italic of the example is beside the upright."""

_TITLE_FROM, _LEAST_HEAD, _BELOW_HEAD, _ABOVE_FORM, _BETWEEN, _LINES = 1.5, 6.5, 2.0, 3.0, 4.0, 6.0
"""Units: what is above the title, below a line of small text; the head of a step at least; the white below it and above
the form; what is between two steps; the lines to write on.
"""

_LONGEST_GOAL = 260
"""Characters of the goal of a short step."""

_BRIEF = {"more": 0, "checks": False, "steps": 0, "obstacle": False}
"""What the form *My goal* leaves out where two share a page."""

_ROWS = (2, 1)
"""How many rows the goal has there: fewer where two steps have no room otherwise."""


def in_pairs(pages: Iterable[Page], guide: Guide, measure: Measure) -> Iterator[Page]:
    """The pages, with two short steps on a page where both are in one phase and the paper is high enough.

    The second begins a page after all where the first leaves it too little room: only the layout knows that.
    """
    found = list(pages)
    if guide.meta.workbook.short == "alone" or measure.frame_height < _LEAST_HEIGHT * measure.pitch:
        yield from found
        return
    firsts: dict[int, int] = {}
    for number, (page, following) in enumerate(pairwise(found)):
        rows = _goal_rows(page, following, measure)
        if rows and number - 1 not in firsts:
            firsts[number] = rows
    fewest = {
        found[number].chapter: min(firsts[n] for n in firsts if _is_beside(found, n, number)) for number in firsts
    }
    for number, page in enumerate(found):
        share = "first" if number in firsts else "second" if number - 1 in firsts else ""
        yield _shared(page, share, fewest[page.chapter]) if isinstance(page, StepPage) and share else page


def _is_beside(pages: Sequence[Page], number: int, other: int) -> bool:
    """Whether two pages are of one phase, whose forms all have the same rows."""
    return pages[number].chapter == pages[other].chapter


def in_flow_of_steps(page: StepPage) -> StepPage:
    """A step that follows the one before it: with the shortest form for its goal, and no room of its own."""
    return replace(_shared(page, "flow", _ROWS[-1]), think=None)


def _shared(page: StepPage, share: str, rows: int) -> StepPage:
    brief = _brief(page.goal, rows) if page.goal else None
    lines = replace(page.think, ruling="lines") if page.think else None
    return replace(page, share=share, brief=brief, sitting=None, spare=None, think=lines)


def _brief(goal: Component, rows: int) -> Component:
    """The form with fewer rows. The places that are left keep their names."""
    known = dict(goal.options)
    kept = {name: value for name, value in _BRIEF.items() if name in known}
    return replace(goal, options=tuple({**known, **kept, "rows": rows}.items()))


def _goal_rows(page: Page, following: Page, measure: Measure) -> int:
    """How many rows the goals of two pages can have on one; 0 where they are not short steps of one phase, or the page
    has no room for both, by the widths of their words.
    """
    steps = [p.step for p in (page, following) if isinstance(p, StepPage) and p.think is not None and is_short(p.step)]
    if len(steps) < 2 or page.chapter != following.chapter:
        return 0
    room = measure.frame_height - _BETWEEN * measure.unit - sum(_height(step, measure) for step in steps)
    return next((rows for rows in _ROWS if 2 * goal_height(rows, measure) <= room), 0)


def _height(step: Step, measure: Measure) -> float:
    """mm that a step takes at least, without the form and its rows."""
    goal = "".join(_words(item) for item in step.items if isinstance(item, Field))
    size, line = _GOAL
    goals = _lines(goal, size * _ITALIC, 300, measure.text_width or measure.frame_width, measure)
    label = 0.0 if measure.label else measure.leading
    said = label + goals * measure.line_height(size, line)
    size, line = _TITLE
    titles = _lines(step.text, size, 400, measure.frame_width - measure.aside, measure)
    head = measure.leading + _TITLE_FROM * measure.unit + titles * measure.line_height(size, line)
    white = (_BELOW_HEAD + _ABOVE_FORM + _LINES) * measure.unit
    return max(head, _LEAST_HEAD * measure.unit) + said + white


def _lines(text: str, points: float, weight: int, room: float, measure: Measure) -> int:
    size = measure.size(points) * 25.4 / 72
    return len(wrapped(text, room, lambda words: size * measure.widths.em(words, "serif", weight)))


def is_short(step: Step) -> bool:
    """Whether a step has *My goal* and room to think that fills its page, and says at most an example of a goal."""
    items = [item for item in step.items if not _is_private(item)]
    if not step.goal_form or step.rows != "fill" or len(items) > 1:
        return False
    goals = [item for item in items if isinstance(item, Field) and item.kind == "goal"]
    return len(goals) == len(items) and all(0 < len(_words(goal)) <= _LONGEST_GOAL for goal in goals)


def _is_private(item: StepItem) -> bool:
    """Whether only the coach reads it. The client's copy has no room for it, and the coach's finds some."""
    return isinstance(item, Component) and item.private


def _words(goal: Field) -> str:
    """The words of a goal that is one paragraph; empty for any other."""
    blocks = [block for block in goal.blocks if not _is_private(block)]
    first = blocks[0] if len(blocks) == 1 else None
    return plain_text(first.html) if isinstance(first, Prose) else ""
