"""What the answers of components are called: the one place where their names are made.

A name is the component's id and the keys of its part, joined by hyphens. Keys come from words or are fixed, so that an
answer is found again when other parts are added. Templates print these names and make none.
"""

from __future__ import annotations

from builder.model.answers import AnswerPlace
from builder.model.blocks import Component


def answer_name(component: Component, *keys: str | int) -> str:
    """The name of the answer of a component's part, or of the whole component where there are no keys."""
    return f"{component.id}-{keys[0]}" if len(keys) == 1 else "-".join((component.id, *map(str, keys)))


def line_place(
    component: Component, *keys: str | int, label: str, question: str = "", former: tuple[str, ...] = ()
) -> AnswerPlace:
    """A place for one line; `former` are the names that it had before."""
    return AnswerPlace(answer_name(component, *keys), label, former=former, question=question)


def text_place(component: Component, *keys: str | int, label: str, question: str = "") -> AnswerPlace:
    """A place for several lines."""
    return AnswerPlace(answer_name(component, *keys), label, "text", question=question)


def asked(component: Component, between: str = ": ") -> str:
    """The component's text as the question of its places, and what comes between it and a label; empty without one."""
    return f"{component.text}{between}" if component.text else ""
