"""A note and its label: the author's words, or those for its kind."""

from __future__ import annotations

from collections.abc import Mapping

from builder.components.rest import rest_of
from builder.model.blocks import Component
from builder.model.measure import Measure

_SIZE = 9.5
_MM = 25.4 / 72
"""The size of a label in pt of the design, and a pt in mm."""


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `label`, and whether it is `beside` the text on paper, or `above` where one line of its column is too short;
    and what the `rest` of its page asks.

    A language that has no words for a kind says the same as for a plain note.
    """
    kind = str(component.option("kind"))
    label = str(component.option("label")) or words.get(kind, words["label"])
    length = measure.widths.em(label, "sans", 600) * measure.size(_SIZE) * _MM
    return {
        "label": label,
        "label_is": "beside" if length <= measure.label else "above",
        "rest": rest_of(component, words["rest"], measure),
    }
