"""A goal as a sentence to finish: its places to answer, and where its words and blanks are on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.components.answers import answer_name, asked, line_place
from builder.components.layout import in_rows
from builder.components.smart.sentence import Line, LineMaker, sentences
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure

CHECKS = ("specific", "measurable", "achievable", "relevant", "timely")

_CHECKS_ABREAST, _CHECK = 5, 33.0
"""The most checks side by side, and the mm that each needs."""

_BOX, _BESIDE_DATE = 8.0, 3.0
"""mm: what a box takes beside its rule, and the white before the rule for a date."""


@dataclass(frozen=True)
class SmartCheck:
    """One of the five checks: its word, its question, and the place of its box."""

    word: str
    question: str
    place: AnswerPlace


@dataclass(frozen=True)
class NextStep:
    """One of the next steps: a box, what it is, and by when."""

    done: AnswerPlace
    text: AnswerPlace
    by: AnswerPlace


@dataclass(frozen=True)
class StepLine:
    """Where the box, the rule and the date of a next step begin, in mm from the frame's left edge, and their widths."""

    box: float
    rule: float
    width: float
    date: float
    date_width: float


@dataclass(frozen=True)
class Part:
    """A part below the checks: its height on paper in mm, and the mm above what is written in it."""

    height: float
    above: float


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The places of the `goal`, of `by` and `because`, of the `checks`, of the next `steps`, and `obstacle` and
    `then`. The whole is called by its `group`.

    On paper, `paper` and `form` are the sentence as lines, `checks` are in `check_rows` with None where there is none,
    and `steps_part` and `obstacle_part` say how high these are. Widths are in mm.
    """
    text, name = component.text, words["my_goal"]
    question = asked(component)
    rows, more = int(str(component.option("rows"))), int(str(component.option("more")))
    former = (answer_name(component, "goal"),)
    goal = line_place(component, label=words["i_will"], question=question, former=former)
    if rows > 1 or more:
        goal = replace(goal, kind="text", joined=_former_rows(component, rows + bool(more)))
    by = line_place(component, "by", label=words["by"], question=question)
    because = line_place(component, "because", label=words["know_because"], question=question)
    checks = tuple([_check(component, key, words, question) for key in CHECKS])
    steps = tuple([_next_step(component, n, words, question) for n in range(1, _count(component, "steps") + 1)])
    obstacle = line_place(component, "obstacle", label=words["obstacle_label"], question=question)
    then = line_place(component, "then", label=words["then_label"], question=question)
    lines = _obstacle_lines(obstacle, then, words, measure)
    paper, form = sentences(goal, by, because, rows, more, words, measure)
    return {
        "group": words["named"].format(goal=name, text=text) if text else name,
        "goal": goal,
        "by": by,
        "because": because,
        "checks": checks,
        "check_rows": in_rows(checks, measure.abreast(_CHECKS_ABREAST, _CHECK)),
        "paper": paper,
        "form": form,
        "steps": steps,
        "steps_part": _steps_part(len(steps), measure),
        "step_line": _step_line(measure),
        "obstacle": obstacle,
        "then": then,
        "obstacle_lines": lines,
        "obstacle_part": Part(round(len(lines) * measure.row, 2), 0),
    }


def goal_names(component: Component) -> tuple[tuple[str, ...], str, str]:
    """The names of the answers of a goal in the order of its sentence: what, also by its former rows; when; because."""
    rows, more = _count(component, "rows"), _count(component, "more")
    last = rows + 1 if more else rows
    what = (answer_name(component), *(answer_name(component, "row", number) for number in range(2, last + 1)))
    return what, answer_name(component, "by"), answer_name(component, "because")


def _count(component: Component, option: str) -> int:
    return int(str(component.option(option)))


def _former_rows(component: Component, rows: int) -> tuple[str, ...]:
    """The names that the rows below the first had, in order, when each of them was an answer of its own."""
    kinds = ((("row", n), ("goal", n), (n,)) for n in range(2, rows + 1))
    return tuple(answer_name(component, *keys) for kind in kinds for keys in kind)


def _check(component: Component, key: str, words: Mapping[str, str], question: str) -> SmartCheck:
    word, ask = words[key], words[f"{key}_ask"]
    return SmartCheck(word, ask, line_place(component, key, label=f"{word}: {ask}", question=question))


def _next_step(component: Component, number: int, words: Mapping[str, str], question: str) -> NextStep:
    def place(label: str, *keys: str) -> AnswerPlace:
        said = words[label].format(n=number)
        return line_place(component, "next", number, *keys, label=said, question=question)

    return NextStep(place("next_done", "done"), place("next_step"), place("next_by", "by"))


def _steps_part(steps: int, measure: Measure) -> Part:
    """A row each, below white; with a label above them where there is no column for it."""
    label = 0 if measure.label else measure.leading
    return Part(round(measure.leading + label + steps * measure.pitch, 2), round(measure.leading, 2))


def _step_line(measure: Measure) -> StepLine:
    box = measure.label + measure.channel
    rule, date = box + _BOX, measure.frame_width - measure.smallest
    width = date - _BESIDE_DATE - rule
    return StepLine(round(box, 2), round(rule, 2), round(width, 2), round(date, 2), round(measure.smallest, 2))


def _obstacle_lines(
    obstacle: AnswerPlace, then: AnswerPlace, words: Mapping[str, str], measure: Measure
) -> tuple[Line, ...]:
    """One line with two blanks, or two lines where the paper is narrow."""
    line = LineMaker(measure)
    first, second = words["obstacle_if"], words["obstacle_then"]
    if measure.is_narrow:
        return line.finished(first, obstacle), line.finished(second, then)
    return (line.with_two(first, obstacle, second, then),)
