"""One example as a guide of its own: its page on the website, and its pages in the workbook as they are drawn."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
from lxml import etree, html
from PIL import Image

from builder.addresses import Index
from builder.components import load_components
from builder.formats import web
from builder.formats.contract import SiteContents
from builder.formats.parsed import ParsedDocument, pack
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.plan import plan as plan_prints
from builder.formats.pdf.render import render as render_print
from builder.load import builtin
from builder.load.editions import editions_of
from builder.model.blocks import Component
from builder.model.guide import Guide, Section
from builder.model.languages import Languages
from builder.model.sources import SourceDocument, TextFile
from builder.parse import Outcome, parse
from builder.theming import Kit

BEFORE, AFTER = "Beforehand", "Afterwards"
"""Words that stand alone in the paragraphs before and behind an example."""

PITCH = 8.0
"""mm between two ruled lines (docs of the component `lines`)."""

_FRONT = "---\ntitle: Specimen\nworkbook: {how_to_use: false, notes: 0, sections: page, section_space: fill}\n---\n"
_DOTS_PER_MM = 150 / 25.4
_PAPER_WHITE = 245
"""Above this, of 255, a dot counts as paper: the ruling of 0.18 mm in #b4b4b4 comes out between 160 and 230."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the workbook without its punctuation: its page from 1, its edges in mm from the head of the sheet."""

    text: str
    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class DrawnWorkbook:
    """A workbook on A4, as poppler draws it. `rows` say, by page, how much of each row of dots is inked: 0 to 1."""

    words: tuple[Word, ...]
    rows: dict[int, tuple[float, ...]]

    def phrase(self, text: str, after: Word | None = None) -> tuple[Word, Word]:
        """The first and the last word of a text where it stands next, behind a word if one is given."""
        wanted = spoken(text)
        start = self.words.index(after) + 1 if after else 0
        for first in range(start, len(self.words)):
            last = first + len(wanted)
            if [word.text for word in self.words[first:last]] == wanted:
                return self.words[first], self.words[last - 1]
        raise AssertionError(f"{text!r} is not in the workbook")

    def lines_between(self, upper: Word, lower: Word) -> int:
        """How many lines go across the frame between two words of one page."""
        return sum(a < 1 <= b for a, b in pairwise([0.0, *self._between(upper, lower)]))

    def ink_between(self, upper: Word, lower: Word) -> float:
        """How much of the paper between two words of one page is inked, from 0 to 1."""
        rows = self._between(upper, lower)
        return sum(rows) / len(rows)

    def _between(self, upper: Word, lower: Word) -> tuple[float, ...]:
        assert upper.page == lower.page
        return self.rows[upper.page][round(upper.bottom * _DOTS_PER_MM) : round(lower.top * _DOTS_PER_MM)]


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a fillable workbook: the words of each by its name, and those too small to hit, 8 pt or less."""

    labels: dict[str, str]
    small: list[str]


def spoken(text: str) -> list[str]:
    """The words of a text by their letters and digits: quotation marks, full stops and bullets are none."""
    return [word for word in (re.sub(r"\W", "", part) for part in text.split()) if word]


def specimen(markdown: str) -> SourceDocument:
    """A guide with one section, which holds the text."""
    text = f"{_FRONT}\n## An example\n\n{BEFORE}.\n\n{markdown}\n{AFTER}.\n"
    return SourceDocument("guide", "specimen", "content/guides", (TextFile("content/guides/specimen.md", text),), text)


def read(document: SourceDocument) -> Outcome:
    return parse(document, load_components(), Languages(builtin.language("en")))


def guide_of(document: SourceDocument) -> Guide:
    guide = read(document).guide
    assert guide is not None
    return guide


def components_of(guide: Guide) -> tuple[Component, ...]:
    items = [item for part in guide.parts if isinstance(part, Section) for item in part.items]
    return tuple(item for item in items if isinstance(item, Component))


def on_screen(document: SourceDocument, kit: Kit) -> etree._Element:
    """The page of a guide, as a tree."""
    guide = guide_of(document)
    plan = web.FORMAT.plan(_site(guide, document), kit)
    job = next(job for job in plan.jobs if job.document is not None)
    return html.document_fromstring(web.FORMAT.render(job, kit).artifact.content)


def on_paper(document: SourceDocument, kit: Kit, folder: Path) -> DrawnWorkbook:
    """The workbook of a guide on the kit's first paper, drawn in a folder."""
    guide = guide_of(document)
    (folder / "workbook.pdf").write_bytes(
        render_print(print_job(guide, document, kit, "workbook"), kit).artifact.content
    )
    words = tuple(_words(folder))
    _run(folder, "pdftoppm", "-r", "150", "-gray", "workbook.pdf", "page")
    drawn = sorted(folder.glob("page-*.pgm"))
    return DrawnWorkbook(words, {number: tuple(_inked(page)) for number, page in enumerate(drawn, 1)})


def in_a_form(document: SourceDocument, kit: Kit) -> Form:
    """The fields of a guide's fillable edition on the kit's first paper."""
    guide = guide_of(document)
    with pikepdf.open(BytesIO(render_print(print_job(guide, document, kit, "fillable"), kit).artifact.content)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else []
        labels = {str(field["/T"]): str(field.get("/TU", "")) for field in fields}
        assert len(labels) == len(fields), "two fields of one name"
        places = [(str(f["/T"]), [float(edge) for edge in f.Rect]) for f in fields if "/Rect" in f]
    small = [name for name, (x0, y0, x1, y1) in places if min(abs(x1 - x0), abs(y1 - y0)) <= 8]
    return Form(labels, small)


def _site(guide: Guide, document: SourceDocument) -> SiteContents:
    """A site of one guide."""
    return SiteContents(
        Index([guide.summary], {}), {}, {guide.summary.slug: ParsedDocument(document, guide=pack(guide))}
    )


def print_job(guide: Guide, document: SourceDocument, kit: Kit, edition: str) -> PrintJob:
    """The PDF of a guide in an edition, on the kit's first paper."""
    chosen = replace(kit, editions=(editions_of(Path())[edition],), papers=kit.papers[:1])
    [job] = plan_prints(_site(guide, document), chosen).jobs
    assert isinstance(job, PrintJob)
    return job


def _words(folder: Path) -> Iterator[Word]:
    _run(folder, "pdftotext", "-bbox", "workbook.pdf", "words.html")
    for number, page in enumerate(html.parse(folder / "words.html", html.HTMLParser(encoding="utf-8")).iter("page"), 1):
        for word in page.iter("word"):
            top, bottom = (float(word.get(edge)) * 25.4 / 72 for edge in ("ymin", "ymax"))
            for text in spoken(word.text or ""):
                yield Word(text, number, top, bottom)


def _inked(drawn: Path) -> Iterator[float]:
    """How much of each row is inked, from 30 to 180 mm, which is inside the frame on either side of a sheet."""
    page = Image.open(drawn)
    frame = page.crop((round(30 * _DOTS_PER_MM), 0, round(180 * _DOTS_PER_MM), page.height))
    ink = frame.point(lambda shade: int(shade < _PAPER_WHITE))
    content = ink.tobytes()
    for start in range(0, len(content), ink.width):
        yield sum(content[start : start + ink.width]) / ink.width


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True)
