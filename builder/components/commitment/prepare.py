"""Who signs a commitment: those of its list, or the reader and a partner."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.guide import Component, Item
from builder.model.measure import Measure

_CUSTOMARY = ("me", "partner")


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `signers` as items; the customary two have keys that no language changes."""
    names = words["signers"].split("|")
    customary = tuple(Item(key, name, name) for key, name in zip(_CUSTOMARY, names, strict=True))
    return {"signers": component.items or customary}
