"""A PDF as its reader meets it: words with their places, ruled lines, bookmarks, and what is read aloud."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from builder.diagnostics import Diagnostic
from builder.model.sources import Paper

PT = 25.4 / 72
DOTS = 10
"""Dots per mm in which a page is drawn to look for lines."""

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAPER, _THIN = 245, 0.24
"""The least grey that is white paper, and the mm of ink that a thin line has at most; the start of a section has 0.32."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; its edges in mm from the sheet's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class PrintedWorkbook:
    def __init__(self, path: Path, pages: int, paper: Paper, source: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.path, self.pages, self.paper, self.source, self.diagnostics = path, pages, paper, source, diagnostics
        self._drawn: dict[int, Image.Image] = {}

    @property
    def frame_foot(self) -> float:
        """mm from the sheet's head to the foot of the text area (design language, "Page")."""
        return self.paper.height - 25

    @property
    def frame_left(self) -> dict[bool, float]:
        """mm from the sheet's left edge to the text area, on right-hand pages (True) and left-hand ones."""
        inner, outer = (24.0, 18.0) if self.paper.name == "a4" else (26.0, 21.9)
        return {True: inner, False: outer}

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, laid out as it stands; page 1 is texts[1]."""
        return ["", *self._run("pdftotext", "-layout", self.path, "-").split("\f")[:-1]]

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of each page; page 1 is words[1]."""
        pages = self._run("pdftotext", "-bbox", self.path, "-").split("<page ")[1:]
        return [[], *([_word(match) for match in _WORD.finditer(page)] for page in pages)]

    @cached_property
    def spoken(self) -> str:
        """What a screen reader says, in its order, without spaces: text that is cut into lines has none of its own."""
        said = self._run("pdfinfo", "-struct-text", self.path)
        return squeezed("".join(re.findall(r'^\s*"(.*)"$', said, re.M)))

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level from 1, title and page from 1."""
        with self.open() as pdf, pdf.open_outline() as outline:
            numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            return list(_bookmarks(outline.root, numbers, 1))

    def page_of(self, title: str) -> int:
        """The page that a bookmark leads to."""
        return next(page for _, name, page in self.bookmarks if name == title)

    def pages_of(self, title: str) -> int:
        """How many pages lie between a bookmark and the next one, or a phase's last page."""
        starts = sorted({page for _, _, page in self.bookmarks} | {*self.looking_back(), *self.phase_pages()})
        first = self.page_of(title)
        return next((page for page in starts if page > first), self.pages + 1) - first

    def looking_back(self) -> list[int]:
        return [number for number, text in enumerate(self.texts) if ", looking back" in text]

    def phase_pages(self) -> list[int]:
        """The pages with the title of a phase at their head that are not before the phase."""
        titles = {(squeezed(name), page) for level, name, page in self.bookmarks if level == 1}
        heads = [squeezed("".join(text.strip().split("\n")[:4])) for text in self.texts]
        return [n for n, head in enumerate(heads) if any(page < n and title in head for title, page in titles)]

    def page_with(self, text: str, after: int = 0) -> int:
        """The first page with a text, behind page `after`."""
        wanted = squeezed(text)
        return next(n for n, page in enumerate(self.texts) if n > after and wanted in squeezed(page))

    def place(self, page: int, first_word: str) -> Word:
        return next(word for word in self.words[page] if word.text == first_word)

    def lines(self, page: int, part: tuple[float, float] = (2, 166)) -> list[float]:
        """The thin lines that cross a part of the text area, to write on or of a list, in mm from the head of the sheet.

        The part is from so many mm right of the text area's left edge to so many.
        """
        picture = self.drawn(page)
        left = self.frame_left[page % 2 == 1]
        frame = picture.crop((round((left + part[0]) * DOTS), 0, round((left + part[1]) * DOTS), picture.height))
        white = frame.point([255 * (grey > _PAPER) for grey in range(256)])
        rows = white.resize((1, picture.height), Image.Resampling.BOX).tobytes()
        crossed = [y for y, paper in enumerate(rows) if paper <= 0.02 * 255]
        starts = [y for y in crossed if y - 1 not in crossed]
        return [y / DOTS for y in starts if self._weight(frame, y) < _THIN]

    @staticmethod
    def _weight(frame: Image.Image, y: int) -> float:
        """The mm of ink that a row of dots and the next two have, in the middle of their width."""
        strip = frame.crop((0, y - 1, frame.width, y + 4)).resize((1, 1), Image.Resampling.BOX)
        return 5 * (255 - strip.tobytes()[0]) / 255 / DOTS

    def drawn(self, page: int) -> Image.Image:
        """A page in greys, as poppler draws it."""
        if page not in self._drawn:
            options = ["-r", str(DOTS * 25.4), "-gray", "-f", str(page), "-l", str(page)]
            drawn = subprocess.run(["pdftoppm", *options, self.path], capture_output=True, check=True).stdout
            self._drawn[page] = Image.open(BytesIO(drawn))
        return self._drawn[page]

    def darkest(self, page: int, left: float, top: float, right: float, bottom: float) -> int:
        """The darkest grey, from 0 to 255, in a part of a page that is given in mm."""
        edges = [round(edge * DOTS) for edge in (left, top, right, bottom)]
        return min(self.drawn(page).crop((edges[0], edges[1], edges[2], edges[3])).tobytes())

    def _run(self, *command: str | Path) -> str:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def squeezed(text: str) -> str:
    """The text without spaces, and with straight quotation marks, so that only its letters are compared."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"[\s\u00a0\u00ad\u200b]+", "", straight)


def _word(match: re.Match[str]) -> Word:
    left, top, right, bottom = (float(match[n]) * PT for n in range(1, 5))
    return Word(left, top, right, bottom, html.unescape(match[5]))


def _bookmarks(
    items: list[pikepdf.OutlineItem], numbers: dict[object, int], level: int
) -> Iterator[tuple[int, str, int]]:
    for item in items:
        destination = item.destination
        assert isinstance(destination, pikepdf.Array)
        yield level, item.title, numbers[destination[0].objgen]
        yield from _bookmarks(item.children, numbers, level + 1)
