"""How long what a coach is told takes."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.blocks import Component
from builder.model.measure import Measure


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `minutes` in words, empty where there are none."""
    count = int(str(component.option("minutes")))
    return {"minutes": words["minutes"].format(n=count) if count else ""}
