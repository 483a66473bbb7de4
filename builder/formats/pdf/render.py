"""A workbook: templates, two layouts, one tagged PDF."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from builder.formats.pdf.cover import CoverArt, cover_art
from builder.formats.pdf.faults import Faults, listening, said_of_less
from builder.formats.pdf.fetch import HOME, ProjectFetcher
from builder.formats.pdf.finish import form_finisher
from builder.formats.pdf.fit import Fits, fit, head_end
from builder.formats.pdf.job import PrintJob, PrintResult
from builder.formats.pdf.lettering import running, title_size
from builder.formats.pdf.markup import style_contents
from builder.formats.pdf.values import composed, template_values
from builder.formats.pdf.words import put_in_words
from builder.formats.pdf.writing import paper_writer, short_address
from builder.model.output import Artifact
from builder.model.sources import Edition
from builder.theming import Engine, Kit
from builder.workbook.selection import select

VERSIONS = f"weasyprint {weasyprint.__version__}"

Less = tuple[tuple[str, float, float], ...]
Fill = Callable[[CoverArt, Mapping[str, float]], str]
"""The workbook's HTML, given the cover's picture and the heights of the others by id, in mm."""


def render(job: PrintJob, kit: Kit) -> PrintResult:
    """The finished PDF of a job. TemplateFault where the theme is wrong."""
    guide = job.payload.open(kit.language, kit.components)
    press = _press(kit)
    engine = press.engine(job.edition)
    workbook = composed(guide, job, kit)
    write = paper_writer(job, kit, guide.entries, select(guide, job.edition).ids)

    def fill(cover: CoverArt, heights: Mapping[str, float]) -> str:
        values = template_values(workbook, job, kit, cover, heights)
        return engine.render("print/workbook.html", values, write)

    fetcher = ProjectFetcher(kit.files, job.pictures, kit.logo)
    with _uncollected(), listening() as faults:
        content, pages, less = _lay_out(fill, fetcher, press.sheet(job.paper.name), job)
    there = press.sheet(job.paper.name).faults
    faults = Faults([*there.addresses, *fetcher.refused, *faults.addresses], there.families, faults.letters)
    said = (*faults.said(job, guide, kit.settings.theme), *said_of_less(less, job, guide))
    return PrintResult(Artifact(job.path, content), pages, said)


class _Sheet:
    """The parsed style sheets of a paper, and their fonts."""

    def __init__(self, kit: Kit, paper: str) -> None:
        fetcher = ProjectFetcher(kit.files, (), None)
        self.fonts = FontConfiguration()
        with listening() as self.faults:
            text = kit.paper_css + kit.sheets[paper]
            self.css = CSS(string=text, base_url=HOME, url_fetcher=fetcher, font_config=self.fonts)
        self.faults.addresses += fetcher.refused


class _Press:
    """What is warm in a worker: an engine for each kind of edition, and the style sheets for each paper."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._sheets: dict[str, _Sheet] = {}
        self._engines: dict[tuple[bool, bool], Engine] = {}

    def engine(self, edition: Edition) -> Engine:
        kind = (edition.form, edition.is_for_coach)
        if kind not in self._engines:
            engine = self._engines[kind] = Engine(self._kit, "paper", form=edition.form, private=edition.is_for_coach)
            engine.add_filter("short_address", short_address)
            engine.add_filter("running", running)
            engine.add_filter("title_size", title_size)
        return self._engines[kind]

    def sheet(self, paper: str) -> _Sheet:
        if paper not in self._sheets:
            self._sheets[paper] = _Sheet(self._kit, paper)
        return self._sheets[paper]


_PRESSES: dict[str, _Press] = {}


def _press(kit: Kit) -> _Press:
    if kit.digest not in _PRESSES:
        _PRESSES.clear()
        _PRESSES[kit.digest] = _Press(kit)
    return _PRESSES[kit.digest]


def _lay_out(fill: Fill, fetcher: ProjectFetcher, sheet: _Sheet, job: PrintJob) -> tuple[bytes, int, Less]:
    """The PDF's bytes, its number of pages and what got less room than asked: one layout to measure, one to keep."""

    roots: list[Element] = []

    def laid_out(html: str, fits: Fits | None) -> Any:  # WeasyPrint has no types
        document = HTML(string=html, base_url=HOME, url_fetcher=fetcher, media_type="print")
        roots[:] = [document.etree_element]
        put_in_words(document.etree_element)
        style_contents(document.etree_element)
        if fits:
            _apply(fits, document.etree_element)
        return document.render(stylesheets=[sheet.css], font_config=sheet.fonts)

    first = laid_out(fill(cover_art(job.paper), {}), None)
    fits = fit(first.pages)
    cover = cover_art(job.paper, head_end(first.pages[0]))
    final = laid_out(fill(cover, {name: found.height for name, found in fits.areas.items()}), fits)
    target = BytesIO()
    options = {"pdf_forms": True, "finisher": form_finisher(roots[0])} if job.edition.form else {}
    final.write_pdf(target, pdf_variant="pdf/ua-1", custom_metadata=False, **options)
    return target.getvalue(), len(final.pages), fits.less


def _apply(fits: Fits, root: Any) -> None:
    for element in root.iter():
        found = fits.areas.get(element.get("id") or "")
        if found:
            element.set("style", found.style)
        if element.get("id") in fits.granted:
            element.set("class", "spare granted")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which goes over the layout's many boxes in vain: up to a fifth faster."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
