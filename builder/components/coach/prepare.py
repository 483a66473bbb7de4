"""How long what a coach is told takes, what it needs, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.blocks import Component
from builder.model.measure import Measure


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `minutes` in words and what to `bring`, each empty where there is none. `label` names it: what `is_answer`
    describes a good answer to what is asked before it.
    """
    count, is_answer = int(str(component.option("minutes"))), component.option("kind") == "answer"
    return {
        "minutes": words["minutes"].format(n=count) if count else "",
        "bring": str(component.option("bring")).strip(),
        "is_answer": is_answer,
        "label": words["answer" if is_answer else "label"],
    }
