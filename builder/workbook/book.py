"""A workbook as a value: its pages in order, and the chapters that they are in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from builder.model.guide import Guide
from builder.workbook.pages import Contents, Page


@dataclass(frozen=True)
class Chapter:
    """The pages of one phase, `opener` first where it has one; or pages between two phases."""

    number: int
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Workbook:
    """A workbook in one edition: its title, what is at the foot of its left-hand pages, also where there is little room
    (`short`, or empty), and its pages in order.

    `sides` of a sheet are printed on, 1 or 2. `phase_numbers` are those of the phases, as they are shown.
    """

    title: str
    book: str
    short: str
    guide: Guide
    pages: tuple[Page, ...] = field(default=())
    sides: int = 2
    phase_numbers: tuple[str, ...] = ()

    @property
    def chapters(self) -> Iterator[Chapter]:
        for number, pages in groupby(self.pages, lambda page: page.chapter):
            yield Chapter(number, tuple(pages))

    @property
    def contents(self) -> Contents | None:
        return next((page for page in self.pages if isinstance(page, Contents)), None)
