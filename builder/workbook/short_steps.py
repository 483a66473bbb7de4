"""Short steps share a page: steps that say their goal and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from builder.model.blocks import Component, Prose
from builder.model.guide import Field, Guide, Step, StepItem
from builder.model.measure import Measure
from builder.text.plain import plain_text
from builder.text.width import wrapped
from builder.workbook.pages import Page, StepPage

_LEAST_HEIGHT = 28
"""Writing lines that a page has to be high for two steps: A4 has 31 and Letter 29, A5 has 25."""

_STEP, _GOAL_LINE, _TITLE_LINE = 34.75, 3.0, 2.5
"""Units of a page, a third of a writing line each: a step with one line of title, its form and two lines to write on,
without the example of its goal; a line of that; and a further line of the title.
"""

_GOAL_SIZE, _TITLE_SIZE, _ITALIC = 14.5, 20.0, 0.95
"""pt of the example and of the title in the design; how wide the italic of the example is beside the upright."""

_LONGEST_GOAL = 260
"""Characters of the goal of a short step."""

_BRIEF = {"more": 0, "checks": False, "steps": 0, "obstacle": False}
"""What the form *My goal* leaves out where two share a page."""


def in_pairs(pages: Iterable[Page], guide: Guide, measure: Measure) -> Iterator[Page]:
    """The pages, with two short steps on a page where both are in one phase and the paper is high enough.

    The second begins a page after all where the first leaves it too little room: only the layout knows that.
    """
    found = list(pages)
    if guide.meta.workbook.short == "alone" or measure.frame_height < _LEAST_HEIGHT * measure.pitch:
        yield from found
        return
    seconds: set[int] = set()
    for number, (page, following) in enumerate(pairwise(found)):
        if number not in seconds and _may_share(page, following, measure):
            seconds.add(number + 1)
    for number, page in enumerate(found):
        share = "second" if number in seconds else "first" if number + 1 in seconds else ""
        yield _shared(page, share) if isinstance(page, StepPage) and share else page


def _shared(page: StepPage, share: str) -> StepPage:
    brief = _brief(page.goal) if page.goal else None
    lines = replace(page.think, ruling="lines") if page.think else None
    return replace(page, share=share, brief=brief, spare=None, think=lines)


def _brief(goal: Component) -> Component:
    """The form with fewer rows. The places that are left keep their names."""
    known = dict(goal.options)
    kept = {name: value for name, value in _BRIEF.items() if name in known}
    return replace(goal, options=tuple({**known, **kept}.items()))


def _may_share(page: Page, following: Page, measure: Measure) -> bool:
    """Whether two pages are short steps of one phase that one page has room for, by the widths of their words."""
    steps = [p.step for p in (page, following) if isinstance(p, StepPage) and p.think is not None and is_short(p.step)]
    if len(steps) < 2 or page.chapter != following.chapter:
        return False
    return sum(_height(step, measure) for step in steps) <= measure.frame_height


def _height(step: Step, measure: Measure) -> float:
    """mm that a step takes at least with the shorter form."""
    goal = "".join(_words(item) for item in step.items if isinstance(item, Field))
    lines = _lines(goal, _GOAL_SIZE * _ITALIC, 300, measure)
    titles = _lines(step.text, _TITLE_SIZE, 400, measure)
    return measure.unit * (_STEP + _GOAL_LINE * lines + _TITLE_LINE * (titles - 1))


def _lines(text: str, points: float, weight: int, measure: Measure) -> int:
    size = measure.size(points) * 25.4 / 72
    room = measure.text_width or measure.frame_width
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
