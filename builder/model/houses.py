"""A house that prints books: what it takes, and what its files must not have."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.limits import NO_LIMITS, Limits

FORBIDDEN = ("links", "bookmarks", "metadata")
"""What a house may forbid in a file."""

_HANGING = 1.5
"""mm that the first letters of titles, and the numbers of phases, are before the edge of the text."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """The least margin at the binding in mm (`inner`) of a book with up to so many pages."""

    pages: int
    inner: float


@dataclass(frozen=True, slots=True)
class House:
    """What a house takes. `papers` are the names of its trim sizes, empty for any.

    `limits` are those of every edition that is printed there. `gutter` is in the order of the pages. `forbids` are
    words of FORBIDDEN. `has_own_cover` is whether the cover is a file of its own: the first page of the book is then a
    title page, without a drawing to the edge. `bleed` is how far, in mm, a page goes beyond its trimmed size above,
    below and outside, never at the binding; with `marks` the sheet has crop marks.
    """

    name: str
    title: str
    papers: tuple[str, ...] = ()
    limits: Limits = NO_LIMITS
    gutter: tuple[Gutter, ...] = ()
    forbids: tuple[str, ...] = ()
    has_own_cover: bool = False
    bleed: float = 0.0
    marks: bool = False

    def margin(self, pages: int) -> float:
        """The margin at the binding of the text of a book with so many pages, in mm: large letters hang out of it."""
        inner = self.inner(pages)
        return round(inner + _HANGING, 1) if inner else 0.0

    def inner(self, pages: int) -> float:
        """The least margin at the binding of a book with so many pages, in mm; the last one for more than are named."""
        classes = [gutter.inner for gutter in self.gutter if pages <= gutter.pages]
        return classes[0] if classes else self.gutter[-1].inner if self.gutter else 0.0
