"""The page that each phase has of its own: a component made of the guide's own words.

An author names it after the phase's heading. Otherwise it is the first of a fixed order that can be made well of what
the phase says, of those that the guide has had least.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from builder.components import load_components
from builder.model.blocks import Component, Item, OptionValue, Prose
from builder.model.guide import Field, Guide, Phase, Step

_MOST_RATED = 8
"""Statements with a scale each that one page has room for."""

_FEWEST_SPOKES, _ENOUGH_SPOKES, _MOST_SPOKES = 4, 5, 10
"""Spokes: with fewer than four a wheel says nothing, and five are better made of phases than four of steps."""

_LONGEST_SPOKE = 60
"""Characters of a spoke's name, which has three rows beside the wheel."""


@dataclass(frozen=True)
class Made:
    """What a component is made of: the items of its list, a text above it as HTML, and options beside the usual."""

    items: tuple[Item, ...] = ()
    prompt: str = ""
    options: tuple[tuple[str, OptionValue], ...] = ()


Maker = Callable[[Phase, Guide], Made | None]
"""Makes a component of a phase's words; None where that cannot be done well."""


def phase_components(guide: Guide) -> Mapping[str, Component]:
    """The component for the page of each phase that has one, by the id of the phase."""
    named = {phase.id: phase.page.name for phase in guide.phases if phase.page}
    used = Counter(named.values())
    found: dict[str, Component] = {}
    for phase in guide.phases:
        if phase.page is not None:
            if phase.page.name:
                found[phase.id] = _named(phase, guide)
            continue
        if guide.meta.workbook.phase_pages == "none":
            continue
        possible = {name: made for name, make in _MAKERS.items() if (made := make(phase, guide)) is not None}
        if possible:
            name = min(possible, key=lambda name: used[name])
            used[name] += 1
            found[phase.id] = _component(phase, name, possible[name])
    return found


def opens_phase(component: Component) -> bool:
    """Whether a page suits the beginning of a phase: what is to come is marked or planned there."""
    return component.name in ("wheel", "plan")


def _named(phase: Phase, guide: Guide) -> Component:
    """The component that an author named: as we would make it, or of all the steps of the phase."""
    assert phase.page is not None
    name, takes_steps = phase.page.name, phase.page.takes_steps and phase.page.name not in _UNLISTED
    make = _MAKERS.get(name)
    made = (make(phase, guide) if make else None) or Made(_items(phase.steps) if takes_steps else ())
    own = load_components().get(name)
    usual = {option.name: option.default for option in own.options.values()} if own else {}
    written = [(key, value) for key, value in phase.page.options if value != usual.get(key)]
    return _component(phase, name, Made(made.items, made.prompt, (*made.options, *written)), phase.page.options)


def _component(
    phase: Phase, name: str, made: Made, usual: tuple[tuple[str, OptionValue], ...] | None = None
) -> Component:
    if usual is None:
        usual = tuple((option.name, option.default) for option in load_components()[name].options.values())
    options = tuple(sorted({**dict(usual), **dict(made.options)}.items()))
    return Component(f"_{name}-{phase.id}", name, options, made.prompt, phase.text, phase.span, items=made.items)


def _items(steps: Iterable[Step]) -> tuple[Item, ...]:
    return tuple(_item(step.id, step.text) for step in steps)


def _item(key: str, text: str) -> Item:
    return Item(key, html.escape(text, quote=False), text)


def _scale(phase: Phase, guide: Guide) -> Made | None:
    """The steps of the phase, to be rated."""
    return Made(_items(phase.steps)) if 2 <= len(phase.steps) <= _MOST_RATED else None


def _wheel(phase: Phase, guide: Guide) -> Made | None:
    """The steps of the phase as spokes; or, where they are few, the phases of the guide, once."""
    steps = [(step.id, step.text) for step in phase.steps]
    phases = [(other.id, other.text) for other in guide.phases]
    enough = next((spokes for spokes in (steps, phases) if len(spokes) >= _ENOUGH_SPOKES), steps)
    fits = _FEWEST_SPOKES <= len(enough) <= _MOST_SPOKES and all(len(text) <= _LONGEST_SPOKE for _, text in enough)
    return Made(tuple(_item(*spoke) for spoke in enough)) if fits else None


def _plan(phase: Phase, guide: Guide) -> Made | None:
    """A plan whose first rows are the steps of the phase."""
    return Made(_items(phase.steps)) if len(phase.steps) > 1 else None


def _tracker(phase: Phase, guide: Guide) -> Made | None:
    """The steps of the phase that are done again each day or each week."""
    repeated = [step for step in phase.steps if step.repeats]
    span = "30days" if any(step.repeats == "daily" for step in repeated) else "12weeks"
    return Made(_items(repeated), options=(("span", span),)) if repeated else None


def _commitment(phase: Phase, guide: Guide) -> Made | None:
    """A promise in the words of the last goal of the phase."""
    goal = next((goal for step in reversed(phase.steps) if (goal := _goal(step))), "")
    return Made(prompt=goal) if goal else None


def _goal(step: Step) -> str:
    """The first paragraph of a step's goal; empty where it has none."""
    fields = (item for item in step.items if isinstance(item, Field) and item.kind == "goal")
    texts = (block.html for field in fields for block in field.blocks[:1] if isinstance(block, Prose))
    return next((text for text in texts if text.startswith("<p>")), "")


_MAKERS: Mapping[str, Maker] = {
    "tracker": _tracker,
    "scale": _scale,
    "wheel": _wheel,
    "plan": _plan,
    "commitment": _commitment,
}
"""In the order in which they are chosen; a tracker first, since few phases can have one."""

_UNLISTED = ("commitment",)
"""Components whose list is not of things to do: those who sign."""
