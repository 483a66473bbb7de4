"""A note and its label: the author's words, or those for its kind."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.blocks import Component
from builder.model.measure import Measure


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `label`. A language that has no words for a kind says the same as for a plain note."""
    kind = str(component.option("kind"))
    return {"label": str(component.option("label")) or words.get(kind, words["label"])}
