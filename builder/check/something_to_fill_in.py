"""A guide in which nothing to fill in was found makes a poor workbook."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Span, warning
from builder.model.guide import Block, Component, Guide, Offer, Phase, Prose, Section
from builder.model.marks import BLANK, BOX, OPEN


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    if guide.card.kind != "guide" or guide.steps or guide.card.prompts or any(map(_fillable, _blocks(guide))):
        return
    hint = (
        "start headings with `Step 1:`, or say in the front matter which headings are steps, "
        "as in `workbook: {steps: 2}`; `guidepress outline` shows how the guide was read"
    )
    yield warning("GP321", "nothing to fill in was found in this guide", Span(guide.card.source), hint)


def _fillable(block: Block) -> bool:
    """Whether a block is to be written on: a component, but no mere mark like `page`, or prose with blanks or boxes."""
    if isinstance(block, Component):
        return block.writable
    return isinstance(block, Prose) and (OPEN + BLANK in block.html or OPEN + BOX in block.html)


def _blocks(guide: Guide) -> Iterator[Block]:
    yield from guide.intro
    for part in guide.parts:
        if isinstance(part, Phase):
            yield from part.intro
        inner = part.parts if isinstance(part, Phase) else (part,)
        for section in inner:
            if isinstance(section, Section):
                yield from _blocks_of(section)


def _blocks_of(section: Section) -> Iterator[Block]:
    for item in section.items:
        if isinstance(item, Offer):
            yield from item.blocks
        elif isinstance(item, Prose | Component):
            yield item
