"""How sure a reader is of themselves: the same question before a phase and after it, with the day."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from builder.model.answers import AnswerPlace
from builder.model.blocks import Component
from builder.model.guide import Phase
from builder.workbook.answers import Strings

_LOWEST, _HIGHEST = 1, 10


@dataclass(frozen=True)
class Confidence:
    """How sure a reader is: a scale, and the place for the day on which that was true."""

    scale: Component
    date: AnswerPlace


def confidence(phase: Phase, strings: Strings, *, later: bool) -> Confidence:
    """What is asked before a phase, or `later` when it is looked back on."""
    asked = strings["sure_later" if later else "sure"]
    name = f"_sure-{phase.id}-later" if later else f"_sure-{phase.id}"
    ends = (("low", strings["sure_low"]), ("high", strings["sure_high"]))
    options = (("from", _LOWEST), ("to", _HIGHEST), *ends, ("again", False), ("fill", False))
    prompt = f"<p>{escape(asked, quote=False)}</p>"
    scale = Component(name, "scale", options, prompt, f"{asked} {phase.text}", phase.span)
    return Confidence(scale, AnswerPlace(f"{name}-on", f"{strings['sure_date']}, {asked} {phase.text}", is_date=True))
