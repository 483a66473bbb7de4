"""How a guide was understood, as a tree: printed as lines, or as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.components import load_components
from builder.model.blocks import Block, Component, OptionValue, Subheading
from builder.model.guide import Field, Guide, Offer, Phase, Prompt, Section, Step

_KINDS = {
    "prompts": "prompts",
    "encouragement": "page for hard days",
    "support": "offers of support",
    "prose": "section",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a guide: its kind, its text, a remark, its line in the source (0 where it has none), and its parts."""

    kind: str
    text: str = ""
    remark: str = ""
    line: int = 0
    parts: tuple[Part, ...] = ()


def outline_of(guide: Guide) -> Part:
    """The guide with every part of it that was recognised, and the writing space of each."""
    summary = guide.summary
    counts = ((summary.phases, "phase"), (summary.steps, "step"), (summary.prompts, "prompt"))
    total = Part("in all", ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in counts))
    parts = (*_blocks("introduction", guide.intro), *(_part(part) for part in guide.parts), total)
    return Part(summary.kind, guide.meta.title, f"{summary.words} words, /{summary.slug}/", 0, parts)


def lines(part: Part, margin: str = "") -> Iterator[str]:
    """The tree as text, a line for each part, indented below what holds it."""
    named = f"{part.kind:8} {part.text}" if part.text else part.kind
    remark = f"  ({part.remark})" if part.remark else ""
    place = f"  line {part.line}" if part.line else ""
    yield margin + named + remark + place
    for inner in part.parts:
        yield from lines(inner, margin + "  ")


def _part(part: Phase | Step | Section) -> Part:
    match part:
        case Phase():
            closing = [Part("closing line")] if part.closing else []
            inner = (*_blocks("introduction", part.intro), *(_part(p) for p in part.parts), *closing)
            return Part("phase", _named(part.label, part.text), parts=inner)
        case Step():
            return _step(part)
        case Section():
            return Part(_KINDS[part.kind], part.text, parts=tuple(_items(part.items)))


def _step(step: Step) -> Part:
    goal = "My goal, " if step.goal_form else ""
    space = Part("space", f"{goal}room to think: {_rows(step.rows)}")
    return Part("step", _named(step.label, step.text), "", step.span.line, (*_items(step.items), space))


def _items(items: Iterable[Block | Field | Prompt | Offer]) -> Iterator[Part]:
    """The items that have a name: plain prose is left out."""
    for item in items:
        match item:
            case Field():
                yield Part("field", item.label, item.kind, 0, tuple(_items(item.blocks)))
            case Prompt():
                yield Part("prompt", item.text, _rows(item.rows), item.span.line)
            case Offer():
                yield Part("offer", item.text, parts=tuple(_items(item.blocks)))
            case Component():
                options = " ".join(f"{name}={_value(value)}" for name, value in item.options if _tells(item, name))
                yield Part(item.name, item.text, options, item.span.line)
            case Subheading():
                yield Part("heading", item.text)
            case _:
                pass


def _tells(component: Component, name: str) -> bool:
    """Whether an option is worth showing: it sets the writing space, or the author chose it."""
    known = load_components().get(component.name)
    option = known.options.get(name) if known else None
    return option is None or option.kind in ("rows", "length", "count") or component.option(name) != option.default


def _blocks(name: str, blocks: tuple[Block, ...]) -> tuple[Part, ...]:
    return (Part(name, parts=tuple(_items(blocks))),) if blocks else ()


def _named(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text


def _value(value: OptionValue) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _rows(rows: int | str) -> str:
    return "what is left of the page" if rows == "fill" else f"{rows} lines" if rows else "none"
