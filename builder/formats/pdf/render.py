"""A workbook: templates, one layout whose areas grow in place, one tagged PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import weasyprint
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from builder.formats.contract import Rendered
from builder.formats.pdf.art import Pictures
from builder.formats.pdf.cover import CoverArt, cover_art
from builder.formats.pdf.ending import whole_sheets
from builder.formats.pdf.faults import Faults, listening, said_of_less
from builder.formats.pdf.fetch import HOME, ProjectFetcher, picture_address
from builder.formats.pdf.field_words import tell_apart
from builder.formats.pdf.fit import Fits, fit, head_end
from builder.formats.pdf.grow import Unsettled, grow
from builder.formats.pdf.gutter import with_gutter
from builder.formats.pdf.hard_days import put_rings
from builder.formats.pdf.inspection import inspected
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.language_of_tags import Ours, keep_languages
from builder.formats.pdf.last_words import bind_last_words
from builder.formats.pdf.left_out import leave_out
from builder.formats.pdf.length import Longest, longest_parts, said_of_length
from builder.formats.pdf.lettering import (
    closing_size,
    contents_entry,
    running,
    subtitle_width,
    title_size,
    title_width,
)
from builder.formats.pdf.markup import style_contents
from builder.formats.pdf.quick import compress_sooner, keep_page_references
from builder.formats.pdf.quick_layout import shorten_layout
from builder.formats.pdf.samples import samples
from builder.formats.pdf.settled import settled
from builder.formats.pdf.sides import for_side, margins_of, place_sketches, side_of
from builder.formats.pdf.tighten import LEVELS, closer, improved, runs, set_closer, spilling
from builder.formats.pdf.together import keep_together
from builder.formats.pdf.uncollected import uncollected
from builder.formats.pdf.values import composed, template_values
from builder.formats.pdf.words import put_in_words
from builder.formats.pdf.writing import paper_writer, short_address
from builder.formats.pdf.written import written
from builder.model.measure import Measure
from builder.model.output import Artifact
from builder.model.site import SamplePage
from builder.model.sources import Edition
from builder.text.plain import plain_text
from builder.theming import Engine, Kit
from builder.theming.measure import sheet
from builder.workbook.selection import select

VERSIONS = f"weasyprint {weasyprint.__version__}"

Less = tuple[tuple[str, float, float], ...]
keep_page_references()
compress_sooner()
shorten_layout()
keep_languages()

Fill = Callable[[Pictures], HTML]
"""The workbook as HTML, with frames for its drawings."""


def render(job: PrintJob, kit: Kit) -> Rendered:
    """The finished PDF of a job. TemplateFault where the theme is wrong.

    It is laid out again only where its house wants a wider margin at the binding for a book with so many pages. There
    are a few such margins, and each is wider than the one before, so that comes to an end.
    """
    found = _rendered(job, kit)
    layouts = found.layouts
    while wider := with_gutter(job, found.pages):
        job, found = wider, _rendered(wider, kit)
        layouts += found.layouts
    return replace(found, layouts=layouts)


def _rendered(job: PrintJob, kit: Kit) -> Rendered:
    """The PDF of a job with the margins of its paper."""
    guide = job.document.open(kit.languages, kit.components)
    press = _press(kit.dressed_for(job.edition))
    kit = kit.of(job.edition, guide.meta.lang)
    measure = kit.measure(job.paper, job.edition)
    engine = press.engine(kit, job.edition, measure)
    workbook = composed(guide, job, kit, measure)
    write = paper_writer(job, kit, guide, select(guide, job.edition).ids)

    fetcher = ProjectFetcher({**kit.files, **kit.rulings(measure)}, job.pictures, kit.logo, job.recipes, job.images)

    ours = Ours.of(kit, guide.meta.lang) if job.edition.language else None

    pixels = [picture_address(n, asset) for n, asset in enumerate(job.pictures) if asset and asset.format]

    def fill(pictures: Pictures) -> HTML:
        values = template_values(workbook, job, kit, measure, pictures)
        text = engine.render("print/workbook.html", values, write)
        source = HTML(string=text, base_url=HOME, url_fetcher=fetcher, media_type="print")
        put_in_words(source.etree_element, unnamed=kit.language.text["image"])
        if ours:
            ours.mark(source.etree_element)
        if not job.edition.has_images:
            leave_out(source.etree_element, pixels)
        if job.edition.form:
            put_rings(source.etree_element)
            tell_apart(source.etree_element)
        return source

    with uncollected(), listening() as faults:
        styles = press.sheet(measure, side_of(workbook.sides, kit.direction_of(guide.meta.lang), job.edition))
        printed = _print(fill, styles, job, measure)
    addresses = [*styles.faults.addresses, *fetcher.refused, *faults.addresses]
    faults = Faults(addresses, styles.faults.families, faults.letters)
    said = (
        *faults.said(job, guide, kit.settings.theme),
        *said_of_less(printed.less, job, guide),
        *said_of_length(printed.pages, printed.longest, job, guide),
    )
    language = guide.meta.lang or kit.languages.site.code
    said += inspected(printed.content, job, printed.pages, language, said, asks=guide.is_filled_in)
    return Rendered(Artifact(job.path, printed.content), printed.pages, said, printed.layouts, printed.samples)


class _Sheet:
    """The parsed style sheets of a measure, and their fonts; `side` as in `side_of`."""

    def __init__(self, kit: Kit, measure: Measure, side: str) -> None:
        fetcher = ProjectFetcher(kit.files, (), None)
        self.fonts = FontConfiguration()
        with listening() as self.faults:
            text = settled(kit.paper_css + sheet(measure, kit.inks(measure)) + margins_of(measure, side))
            text = for_side(text, side) if side else text
            self.css = CSS(string=text, base_url=HOME, url_fetcher=fetcher, font_config=self.fonts)
        self.faults.addresses += fetcher.refused


class _Press:
    """What is warm in a worker: an engine for each kind of edition, and the style sheets of each measure."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._sheets: dict[tuple[Measure, str], _Sheet] = {}
        self._engines: dict[tuple[str, bool, bool, Measure], Engine] = {}

    def engine(self, kit: Kit, edition: Edition, measure: Measure) -> Engine:
        """The engine of an edition, in the language of a kit."""
        form, private = edition.form, edition.is_for_coach
        kind = (kit.digest("paper"), form, private, measure)
        if kind not in self._engines:
            engine = self._engines[kind] = Engine(kit, "paper", form=form, private=private, measure=measure)
            engine.add_filter("short_address", short_address)
            engine.add_filter("closing_size", lambda lines: closing_size([plain_text(b.html) for b in lines], measure))
            engine.add_filter("running", lambda text, short="": running(text, measure, kit.language.text, short))
            engine.add_filter("contents_entry", lambda text, kind: contents_entry(text, kind, measure))
            engine.add_filter("title_size", lambda text: title_size(text, measure.widths))
            engine.add_filter("title_width", lambda text: f"{title_width(text, measure):g}")
            engine.add_filter("subtitle_width", lambda text: f"{subtitle_width(text, measure):g}")
        return self._engines[kind]

    def sheet(self, measure: Measure, side: str = "") -> _Sheet:
        if (measure, side) not in self._sheets:
            self._sheets[measure, side] = _Sheet(self._kit, measure, side)
        return self._sheets[measure, side]


_PRESSES: dict[str, _Press] = {}
_MOST_PRESSES = 4
"""A site's theme and those of some editions."""


def _press(kit: Kit) -> _Press:
    digest = kit.digest("paper")
    if digest not in _PRESSES and len(_PRESSES) >= _MOST_PRESSES:
        _PRESSES.clear()
    return _PRESSES.setdefault(digest, _PRESSES.get(digest) or _Press(kit))


class _Layout(NamedTuple):
    """A laid-out document, what it was made from, and the frames of its drawings."""

    document: Any  # WeasyPrint has no types
    source: HTML
    pictures: Pictures

    @property
    def root(self) -> Element:
        root: Element = self.source.etree_element
        return root


class _Printed(NamedTuple):
    """A PDF's bytes, its number of pages, what got less room than asked, its layouts, pages to show, and what takes
    the most room where there are more pages than its edition wants.
    """

    content: bytes
    pages: int
    less: Less
    layouts: int
    samples: tuple[SamplePage, ...]
    longest: tuple[Longest, ...] = ()


def _print(fill: Fill, sheet: _Sheet, job: PrintJob, measure: Measure) -> _Printed:
    """The PDF of one layout, whose areas grow in place; of a further one where parts are set closer to save a page, and
    where a page cannot take its heights.
    """
    images: dict[str, Any] = {}
    levels: dict[int, str] = {}

    def rendered(source: HTML) -> Any:
        return source.render(stylesheets=[sheet.css], font_config=sheet.fonts, cache=images)

    def laid_out(pictures: Pictures, fits: Fits | None = None) -> _Layout:
        source = fill(pictures)
        set_closer(source.etree_element, levels)
        style_contents(source.etree_element)
        keep_together(source.etree_element)
        bind_last_words(source.etree_element, measure.widths)
        if fits:
            _apply(fits, source.etree_element)
        document = rendered(source)
        place_sketches(document.pages)
        return _Layout(document, source, pictures)

    layout, layouts = laid_out(Pictures(_cover(job))), 1
    levels |= _levels(layout, measure, rendered)
    if levels:
        layout, layouts = laid_out(Pictures(_cover(job))), 2
    pages = layout.document.pages
    longest = longest_parts(pages, measure) if 0 < job.edition.wanted_pages < len(pages) else ()
    fits = fit(pages, measure.pitch)
    both = (pages[0], pages[-1]) if layout.pictures.are_on_covers else (pages[0],)
    cover = _cover(job, max(map(head_end, both)))
    try:
        if cover.height < bool(layout.pictures.cover.height):
            raise Unsettled("the title leaves no room for the cover's picture")
        grow(pages, fits, images)
    except Unsettled:
        layout, layouts = laid_out(Pictures(cover), fits), layouts + 1
    pages = whole_sheets(layout.document.pages, job.edition.page_multiple, job.edition.limits.least_pages)
    layout.pictures.fill(pages, cover)
    layout = layout._replace(document=layout.document.copy(pages))
    shown = () if job.edition.is_folded else samples(pages)
    return _Printed(written(layout.document, layout.root, job), len(pages), fits.less, layouts, shown, longest)


def _cover(job: PrintJob, head_end: float = 0) -> CoverArt:
    """The picture of the cover; none where the cover is a file of its own."""
    art = cover_art(job.paper, head_end)
    return replace(art, height=0) if job.edition.has_own_cover else art


def _levels(layout: _Layout, measure: Measure, rendered: Callable[[HTML], Any]) -> dict[int, str]:
    """How close parts are set that take a page less then, by the number of their run."""
    parts = runs(layout.root)
    left, levels = spilling(layout.document.pages, parts, measure), dict[int, str]()
    for level in LEVELS:
        if not left:
            break
        wide = [parts[number] for number in left]
        source, close = closer(layout.source, wide, level)
        saved = improved(layout.document.pages, rendered(source).pages, wide, close, measure)
        levels |= {number: level for number, saves in zip(left, saved, strict=True) if saves}
        left = [number for number in left if number not in levels]
    return levels


def _apply(fits: Fits, root: Any) -> None:
    """Write the heights of areas into a tree, and show the spare places that get lines."""
    for element in root.iter():
        name = element.get("id") or ""
        if name in fits.areas:
            element.set("style", fits.areas[name].style)
        if name in fits.granted:
            element.set("class", "spare granted")
            element.set("style", f"margin-block-start:{fits.granted[name]:.2f}mm")
        elif element.get("class") == "spare":
            element[:] = []
