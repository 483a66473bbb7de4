"""Which pages a guide has on the website, and what is on each: for a guide with many steps, a page for each phase."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from builder.diagnostics import Span
from builder.model.guide import Part, Phase
from builder.model.summary import Meta, SitePage

MOST_STEPS_ON_ONE_PAGE = 10
"""A page of twenty steps is 35 windows of a phone long, and few readers find their way back in it."""

LAST = "last"
"""The folder of the page after the phases. No phase has it: theirs begin with a number."""

_LONGEST_FOLDER = 60
"""Characters of a phase's id that its folder has; the number before them tells it from the others."""


def has_site_pages(meta: Meta, kind: str, phases: Sequence[Phase], steps: int) -> bool:
    """Whether a document gets a page for each phase: what its author says, or else by the number of its steps."""
    if kind != "guide" or not phases:
        return False
    return meta.pages == "phase" or (not meta.pages and steps > MOST_STEPS_ON_ONE_PAGE)


def site_pages(parts: Sequence[Part], ids: Mapping[str, Span], files: Sequence[str]) -> tuple[SitePage, ...]:
    """The opening page, one for each phase, and the last one. `ids` says where in its files each id of the guide is.

    What is between two phases is on the page of the first; what is before them all, on the opening page.
    """
    order = {file: number for number, file in enumerate(files)}

    def place(span: Span) -> tuple[int, int]:
        return order.get(span.file, 0), span.line

    phases = [part for part in parts if isinstance(part, Phase)]
    rest = parts[parts.index(phases[-1]) + 1 :]
    starts = [place(phase.span) for phase in phases] + [place(ids[part.id]) for part in rest[:1]]
    found: list[list[str]] = [[] for _ in range(len(phases) + 2)]
    for identifier, span in ids.items():
        found[bisect_right(starts, place(span))].append(identifier)
    return (
        SitePage("", "", "", tuple(found[0])),
        *(
            SitePage(_folder(number, phase), phase.label, phase.text, tuple(found[number]), len(phase.steps), phase.id)
            for number, phase in enumerate(phases, 1)
        ),
        SitePage(LAST, "", "", tuple(found[-1])),
    )


def _folder(number: int, phase: Phase) -> str:
    return f"{number}-{phase.id[:_LONGEST_FOLDER]}".rstrip("-.")
