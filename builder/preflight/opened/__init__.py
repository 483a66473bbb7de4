"""A PDF opened to be looked at: with PDFium what is drawn on its pages, with pikepdf its tags and the file itself.

For 48 pages PDFium takes 0.04 s to list what is drawn with its boxes, and pikepdf 0.06 s to list the operators, which
would still have to be run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import pypdfium2
from pikepdf import Dictionary, Name, Object, Pdf

from builder.preflight.opened.drawn import Box, Mark, Page, drawn
from builder.preflight.opened.tags import Tag, tags_of


@dataclass
class Opened:
    """An opened PDF. `pages` are what is drawn on each, `file` is pikepdf's document."""

    file: Pdf
    document: pypdfium2.PdfDocument
    _text: tuple[int, pypdfium2.PdfTextPage] | None = None

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(drawn(self.document, number) for number in range(len(self.document)))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The tags in the order they are read aloud; none where the file is not tagged."""
        return tags_of(self.file)

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The number of each page, from 1, by what the file calls its object."""
        return {page.obj.objgen: number for number, page in enumerate(self.file.pages, 1)}

    @cached_property
    def _objects(self) -> dict[int, tuple[int, int]]:
        return {number: key for key, number in self.numbers.items()}

    @cached_property
    def _named(self) -> dict[str, Object]:
        """The places that links lead to, by name (ISO 32000-1, 7.9.6)."""
        found: dict[str, Object] = {}
        waiting = [self.file.Root.get(Name.Names, Dictionary()).get(Name.Dests, Dictionary())]
        while waiting:
            node = waiting.pop()
            flat = list(node.get(Name.Names, []))
            found |= {str(name): place for name, place in zip(flat[::2], flat[1::2], strict=False)}
            waiting += list(node.get(Name.Kids, []))
        return found

    def page_of(self, place: Object | None) -> int:
        """The page that a destination is on, from 1; 0 where it leads nowhere."""
        if place is None:
            return 0
        if isinstance(place, Dictionary):
            place = place.get(Name.D)
        if place is not None and place._type_name in ("string", "name"):
            place = self._named.get(str(place).removeprefix("/"))
            if isinstance(place, Dictionary):
                place = place.get(Name.D)
        try:
            return self.numbers.get(place[0].objgen, 0) if place is not None else 0
        except (IndexError, TypeError, ValueError, AttributeError):  # no array, or an empty one
            return 0

    def words(self, page: int, box: Box) -> str:
        """The text in a part of a page, counted from 1. That of the last page asked for is kept."""
        if self._text is None or self._text[0] != page:
            self._text = page, self.document[page - 1].get_textpage()
        found: str = self._text[1].get_text_bounded(*box)
        return found.strip(" \r\n")

    @cached_property
    def read(self) -> frozenset[tuple[tuple[int, int], int]]:
        """The marked content that is read aloud: its page as the file calls it, and its number there."""
        return frozenset(content for tag in self.tags for content in tag.contents)

    def is_read(self, page: int, mark: Mark) -> bool:
        """Whether what has a mark is read aloud: running heads and rules are not."""
        return (self._objects[page], mark.number) in self.read

    def annotations(self, kind: str) -> Iterator[tuple[int, Object]]:
        """The annotations of a kind, such as /Link, each with its page from 1."""
        for number, page in enumerate(self.file.pages, 1):
            for found in page.obj.get(Name.Annots, []):
                if found.get(Name.Subtype) == kind:
                    yield number, found


@contextmanager
def opened(content: bytes) -> Iterator[Opened]:
    """A PDF from its bytes, closed at the end."""
    with Pdf.open(BytesIO(content)) as file:
        document = pypdfium2.PdfDocument(content)
        try:
            yield Opened(file, document)
        finally:
            document.close()
