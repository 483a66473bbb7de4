"""The contents, read off the pages of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.model.guide import Guide, Step
from builder.model.measure import Measure
from builder.text.width import wrapped
from builder.workbook.answers import Strings
from builder.workbook.elements import TocEntry, TocGroup
from builder.workbook.pages import Contents, Page, Reminders

_MM = 25.4 / 72

_FOLIO = 12.0
"""mm: a page's number, and a few dots before it."""


class _Density(NamedTuple):
    """How close lines are. In the units of a page: the white below the heading and around each group; and a line of
    text as a part of its usual height for text (`dense`), or that of a question.
    """

    name: str
    below: float
    around: float
    line: float


_DENSITIES = (_Density("", 4, 4, 1.25), _Density("dense", 2, 1.5, 1.0), _Density("dense densest", 2, 1.5, 0.875))
_ON_SMALL_PAPER = _Density("dense densest least", 2, 1, 0.775)


def contents_page(pages: Iterable[Page], strings: Strings, measure: Measure) -> Contents:
    """The contents of some pages. Lines that would not fit on one page are set closer."""
    groups = contents(pages)
    return Contents(run=strings["contents"], groups=groups, density=_density(groups, measure))


def reminders(guide: Guide, strings: Strings, measure: Measure) -> Reminders:
    """The steps of a guide, a line each. Lines that would not fit on one page are set closer."""
    named = [(phase.label, TocEntry("", phase.text, "phase"), phase.steps) for phase in guide.phases]
    groups = [TocGroup(label, (title, *_lines_of(steps))) for label, title, steps in named]
    loose = [part for part in guide.parts if isinstance(part, Step)]
    groups += [TocGroup(strings["steps_label"], tuple(_lines_of(loose)))] if loose else []
    return Reminders(id="_reminders", run=strings["reminders"], groups=tuple(groups), density=_density(groups, measure))


def _lines_of(steps: Iterable[Step]) -> Iterator[TocEntry]:
    return (TocEntry("", step.text, "step", step.number) for step in steps)


def _density(groups: Sequence[TocGroup], measure: Measure) -> str:
    densities = (*_DENSITIES, _ON_SMALL_PAPER) if measure.scale < 1 else _DENSITIES
    fitting = (d.name for d in densities if _height(groups, d, measure) <= measure.frame_height)
    return next(fitting, "dense")


def _height(groups: Iterable[TocGroup], density: _Density, measure: Measure) -> float:
    """mm that the contents take."""
    heading = measure.line_height(25.0, 4.0) + density.below * measure.unit
    line = density.line * measure.leading
    inside = [line * sum(_lines(entry, measure) for entry in group.entries) for group in groups]
    above = 0.0 if measure.label else measure.leading
    return heading + sum(height + above + density.around * measure.unit for height in inside)


def _lines(entry: TocEntry, measure: Measure) -> int:
    size = measure.size(10.5) * _MM
    room = (measure.text_width or measure.frame_width) - _FOLIO - (measure.pitch if entry.kind == "step" else 0)
    weight = 600 if entry.kind == "phase" else 400
    return len(wrapped(entry.text, room, lambda words: size * measure.widths.em(words, "serif", weight)))


def contents(pages: Iterable[Page]) -> tuple[TocGroup, ...]:
    """The lines of the contents in groups, in the order of the pages."""
    groups: list[tuple[str, list[TocEntry]]] = []
    for page in pages:
        if page.toc is None:
            continue
        if page.opens_toc or not groups or groups[-1][0] != page.toc_label:
            groups.append((page.toc_label, []))
        groups[-1][1].append(page.toc)
    return tuple(TocGroup(label, tuple(entries)) for label, entries in groups)
