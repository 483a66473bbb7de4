"""A PDF with more pages than its edition wants: how many, and which of its parts take the most room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from builder.diagnostics import Diagnostic, Span, note
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.page_boxes import PX_IN_MM, Box, classes, flow_children
from builder.model.guide import Guide
from builder.model.measure import Measure
from builder.text.counting import counted, listed

_NAMED = 2
"""How many parts are named."""


class Longest(NamedTuple):
    """A part of a PDF by its title, and how many pages it takes."""

    title: str
    pages: float


def longest_parts(pages: Sequence[Any], measure: Measure) -> tuple[Longest, ...]:
    """The parts that take the most room, the longest first. `pages` are WeasyPrint's, before their areas grow."""
    heights: dict[str, float] = {}
    for page in pages:
        for part in _parts(page._page_box):
            if title := _title(part.element):
                heights[title] = heights.get(title, 0.0) + part.border_height() * PX_IN_MM / measure.frame_height
    longest = sorted(heights.items(), key=lambda part: -part[1])[:_NAMED]
    return tuple(Longest(title, height) for title, height in longest)


def said_of_length(pages: int, longest: Sequence[Longest], job: PrintJob, guide: Guide) -> Iterator[Diagnostic]:
    """A note where a PDF has more pages than its edition wants."""
    most = job.edition.wanted_pages
    if not 0 < most < pages:
        return
    what = f"{job.part_title} of `{job.slug}`" if job.part_title else f"`{job.slug}`"
    wanted = f"{pages} pages on {job.paper.title} in the edition `{job.edition.name}`, which asks for at most {most}"
    rooms = [f"`{part.title}` {_of_pages(part.pages)}" for part in longest]
    hint = f"the most room is taken by {listed(rooms)}" if rooms else "ask for less room in it"
    yield note("GP263", f"{what} has {wanted}", _place(job, guide), hint)


def _of_pages(pages: float) -> str:
    """As in "(1.2 pages)"."""
    return f"({counted(round(pages), 'page')})" if pages == int(pages) else f"({pages:.1f} pages)"


def _place(job: PrintJob, guide: Guide) -> Span:
    """The heading of the phase or step that is shown; else where the guide begins."""
    kind, _, number = job.part.partition("-")
    if kind == "phase" and number:
        return guide.phases[int(number) - 1].span
    if kind == "step":
        return guide.steps[int(number) - 1].span
    return guide.meta.span if guide.meta.span.file else Span(job.source)


def _parts(box: Box) -> Iterator[Box]:
    for child in flow_children(box):
        if "page" in classes(child):
            yield child
        elif type(child).__name__ != "LineBox":
            yield from _parts(child)


def _title(element: Any) -> str:
    """What the heading of a part says; empty for one without."""
    return next(
        (found for inner in element.iter() if (found := inner.get("data-label") or "") and inner.tag[:1] == "h"), ""
    )
