"""A guide in which nothing to fill in was found makes a poor workbook."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Span, warning
from builder.model.guide import Block, Component, Guide, Phase, Section


def check_guide(guide: Guide) -> Iterator[Diagnostic]:
    if guide.card.kind != "guide" or guide.steps or guide.card.prompts or any(map(_fillable, _blocks(guide))):
        return
    hint = (
        "start headings with `Step 1:`, or say in the front matter which headings are steps, as in `workbook: {steps: 2}`; "
        "`guidepress outline` shows how the guide was read"
    )
    yield warning("GP321", "nothing to fill in was found in this guide", Span(guide.card.source), hint)


def _fillable(block: Block) -> bool:
    return isinstance(block, Component)


def _blocks(guide: Guide) -> Iterator[Block]:
    yield from guide.intro
    for part in guide.parts:
        if isinstance(part, Phase):
            yield from part.intro
        inner = part.parts if isinstance(part, Phase) else (part,)
        for section in inner:
            if isinstance(section, Section):
                yield from (i for i in section.items if isinstance(i, Component))
