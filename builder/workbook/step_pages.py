"""The page of a step: its title, what it asks, *My goal* and room to think."""

from __future__ import annotations

from builder.model.blocks import Component, Prose
from builder.model.guide import Field, Guide, Phase, Step
from builder.model.measure import Measure
from builder.workbook.answers import Strings, done_place, finished_place, further_lines_place, think_place
from builder.workbook.elements import TocEntry, WritingLines
from builder.workbook.pages import StepPage
from builder.workbook.sitting import sitting

_GOAL_ROWS, _MORE_GOAL_ROWS = 2, 3
"""Rows that *My goal* gets on every page, and how many more where a page has them."""

_NEXT_STEPS = 3
"""Small next steps below *My goal*."""


def step_page(
    guide: Guide,
    step: Step,
    phase: Phase | None,
    strings: Strings,
    measure: Measure,
    *,
    chapter: int,
    run: str,
    level: int,
) -> StepPage:
    """The page of a step in `phase`, or outside of all; `chapter` is the phase's number, `run` its running head."""
    meta = ", ".join(filter(None, [phase.label if phase else "", step.label]))
    settings = guide.meta.workbook
    return StepPage(
        id=step.id,
        run=run,
        chapter=chapter,
        toc=TocEntry(step.id, step.text, "step" if phase or step.number else "", step.number),
        toc_label=phase.label if phase else strings["steps_label"],
        step=step,
        level=level,
        meta=meta,
        done=done_place(step, strings),
        finished=finished_place(step, strings),
        sitting=sitting(step, strings, measure) if settings.arriving else None,
        spare=_spare(step, strings),
        spare_before=_spare_before(step),
        goal=_goal(step) if step.goal_form else None,
        think=_think(step, chapter, settings.ruling, strings),
    )


def _spare_before(step: Step) -> str:
    """The id of the component before which lines are if it moves on to the next page: the first one, below text of the
    step. Empty for *My goal*, and where there is none.
    """
    if step.goal_form:
        return ""
    blocks = [block for item in step.items for block in (item.blocks if isinstance(item, Field) else (item,))]
    number, first = next(((n, b) for n, b in enumerate(blocks) if isinstance(b, Component)), (0, None))
    return first.id if first and number and isinstance(blocks[number - 1], Prose) else ""


def _spare(step: Step, strings: Strings) -> WritingLines | None:
    if not step.rows or not (step.goal_form or _spare_before(step)):
        return None
    place = further_lines_place(step, strings)
    return WritingLines(f"{step.id}-notes", place, strings["notes"], least=3)


def _goal(step: Step) -> Component:
    asked = {"rows": _GOAL_ROWS, "more": _MORE_GOAL_ROWS, "checks": True, "optional": True}
    options = (*asked.items(), ("steps", _NEXT_STEPS), ("obstacle", True))
    return Component(f"{step.id}-goal", "smart", options, "", step.text, step.span)


def _think(step: Step, chapter: int, ruling: str, strings: Strings) -> WritingLines | None:
    """Room to think; where something else is asked for too, only if the page has room left.

    It has lines and dots by turns, one phase after the other, or what the guide says; outside of phases it has lines,
    and so has a count of lines.
    """
    if not step.rows:
        return None
    least = 3 if step.rows == "fill" and (step.goal_form or step.has_own_space) else 0
    place = think_place(step, strings)
    if ruling == "alternate":
        ruling = "dots" if chapter and chapter % 2 == 0 else "lines"
    if step.rows != "fill":
        ruling = "lines"
    return WritingLines(f"{step.id}-think", place, strings["room_to_think"], step.rows, least, ruling)
