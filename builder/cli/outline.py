"""How a guide was understood, as a tree of text."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.guide import Block, Component, Field, Guide, Offer, Phase, Prompt, Section, Step, Subheading

_KINDS = {
    "prompts": "prompts",
    "encouragement": "page for hard days",
    "support": "offers of support",
    "prose": "section",
}


def outline(guide: Guide) -> Iterator[str]:
    """Lines that name every part, with its line in the source and the space it gives to write."""
    card = guide.card
    yield f"{guide.meta.title}  ({card.kind}, {card.words} words, /{card.slug}/)"
    yield from _blocks(guide.intro, "  ", "introduction")
    for part in guide.parts:
        if isinstance(part, Phase):
            yield f"  phase    {_named(part.label, part.text)}"
            yield from _blocks(part.intro, "    ", "introduction")
            for inner in part.parts:
                yield from _part(inner, "    ")
            if part.closing:
                yield "    closing line"
        else:
            yield from _part(part, "  ")
    yield f"  in all: {_count(card.phases, 'phase')}, {_count(card.steps, 'step')}, {_count(card.prompts, 'prompt')}"


def _part(part: Step | Section, margin: str) -> Iterator[str]:
    return _step(part, margin) if isinstance(part, Step) else _section(part, margin)


def _step(step: Step, margin: str) -> Iterator[str]:
    yield f"{margin}step     {_named(step.label, step.text)}  line {step.span.line}"
    for item in step.items:
        match item:
            case Field():
                yield f"{margin}  field  {item.label}  ({item.kind})"
                yield from _components(item.blocks, margin + "    ")
            case Prompt():
                yield f"{margin}  prompt {item.text}"
            case _:
                yield from _components((item,), margin + "  ")
    room = _rows(step.rows)
    yield f"{margin}  space  {'My goal, ' if step.goal_form else ''}room to think: {room}"


def _section(section: Section, margin: str) -> Iterator[str]:
    yield f"{margin}{_KINDS[section.kind]:8} {section.text}"
    for item in section.items:
        match item:
            case Prompt():
                yield f"{margin}  prompt {item.text}  ({_rows(item.rows)})"
            case Offer():
                yield f"{margin}  offer  {item.text}"
            case _:
                yield from _components((item,), margin + "  ")


def _blocks(blocks: tuple[Block, ...], margin: str, name: str) -> Iterator[str]:
    if blocks:
        yield f"{margin}{name}"
        yield from _components(blocks, margin + "  ")


def _components(blocks: tuple[Block, ...], margin: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Component):
            options = " ".join(f"{name}={value}" for name, value in block.options)
            yield f"{margin}{block.name}  {options}  line {block.span.line}" + (f"  {block.text}" if block.text else "")
        elif isinstance(block, Subheading):
            yield f"{margin}heading  {block.text}"


def _named(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text


def _rows(rows: int | str) -> str:
    return "what is left of the page" if rows == "fill" else f"{rows} lines" if rows else "none"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
