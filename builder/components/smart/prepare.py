"""The places of a goal: its rows, by when, how it will show, and the five checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.components.answers import answer_name, asked, line_place
from builder.components.layout import in_rows
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.measure import Measure

CHECKS = ("specific", "measurable", "achievable", "relevant", "timely")

_CHECKS_ABREAST, _CHECK = 5, 33.0
"""The most checks side by side, and the mm that each needs."""


@dataclass(frozen=True)
class MoreRows:
    """Rows that are there only where a page has room for them; in mm: a `pitch` each and `height` at most."""

    place: AnswerPlace
    pitch: float
    height: float


@dataclass(frozen=True)
class SmartCheck:
    """One of the five checks: its word, its question, and the place of its box."""

    word: str
    question: str
    place: AnswerPlace


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The places of the `goal`; `rows` are those below its first; `more` are those that a page may have room for, which
    are one answer. `further` are all of these, for the screen. `by` and `because` are where the goal ends; `checks` are
    in `check_rows` on paper, with None where there is none. The whole is called by its `group`.
    """
    text, name = component.text, words["my_goal"]
    rows, more = int(str(component.option("rows"))), int(str(component.option("more")))
    below = tuple(_row(component, number, words) for number in range(2, rows + 1))
    late = _more(component, rows + 1, more, words, measure) if more else None
    question = asked(component)
    goal = line_place(component, label=words["i_will"], question=question, former=(answer_name(component, "goal"),))
    checks = tuple([_check(component, key, words, question) for key in CHECKS])
    return {
        "group": words["named"].format(goal=name, text=text) if text else name,
        "goal": goal,
        "rows": below,
        "more": late,
        "further": (*below, late.place) if late else below,
        "by": line_place(component, "by", label=words["by"], question=question),
        "because": line_place(component, "because", label=words["know_because"], question=question),
        "checks": checks,
        "check_rows": in_rows(checks, measure.abreast(_CHECKS_ABREAST, _CHECK)),
    }


def _row(component: Component, number: int, words: Mapping[str, str]) -> AnswerPlace:
    """The place of a row, with the names that its answer had before."""
    label = f"{words['i_will']}, {number}"
    former = (answer_name(component, "goal", number), answer_name(component, number))
    return line_place(component, "row", number, label=label, question=asked(component), former=former)


def _more(component: Component, number: int, rows: int, words: Mapping[str, str], measure: Measure) -> MoreRows:
    pitch = round(measure.row, 5)
    return MoreRows(replace(_row(component, number, words), kind="text"), pitch, round(pitch * rows + 0.1, 1))


def _check(component: Component, key: str, words: Mapping[str, str], asked_before: str) -> SmartCheck:
    word, question = words[key], words[f"{key}_ask"]
    return SmartCheck(word, question, line_place(component, key, label=f"{word}: {question}", question=asked_before))
