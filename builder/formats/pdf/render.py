"""A workbook: templates, two layouts, one tagged PDF."""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO

import weasyprint
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from builder.diagnostics import Diagnostic, Span, error, warning
from builder.formats.pdf.fetch import HOME, LOGO, PICTURES, ProjectFetcher
from builder.formats.pdf.fit import fit
from builder.formats.pdf.job import PrintJob, PrintLink, PrintResult
from builder.formats.pdf.views import closes_with_support, contents, phase_views, thumbs
from builder.model.guide import Guide, Prose, Section
from builder.model.marks import BLANK, BOX, LINK, LINK_END, PICTURE
from builder.model.output import Artifact
from builder.theming import Engine, Kit
from builder.theming.engine import Writer
from builder.theming.ridge import Shape

VERSIONS = f"weasyprint {weasyprint.__version__}"

_FIRST_UNDERSCORES, _FIRST_MM, _FURTHER_MM, _WIDEST_MM = 4, 25, 5, 110
_LONG_TITLE, _VERY_LONG_TITLE = 30, 60
"""Characters from which the cover's title is set smaller (design language, "Type")."""

_LONGEST_LEDE = 180
"""Characters of a first paragraph that is set large: three lines."""

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


def render(job: PrintJob, kit: Kit) -> PrintResult:
    """The finished PDF of a job. TemplateFault where the theme is wrong."""
    guide = job.payload.open(kit.language)
    press = _press(kit)
    html = press.engine.render(f"print/{job.edition.template}", _values(guide, job, kit), paper_writer(job, kit))
    fetcher = ProjectFetcher(kit.files, job.pictures, kit.logo)
    with _uncollected():
        content, pages = _lay_out(html, fetcher, press, job.paper.name)
    return PrintResult(Artifact(job.path, content), pages, tuple(_refusals(fetcher, job, guide)))


class _Press:
    """What is warm in a worker: the engine, and for each paper the parsed style sheets with their fonts."""

    def __init__(self, kit: Kit) -> None:
        self.digest = kit.digest
        self.engine = Engine(kit, "paper")
        self.engine.add_filter("short_address", short_address)
        self._kit = kit
        self._sheets: dict[str, tuple[CSS, FontConfiguration]] = {}

    def sheet(self, paper: str) -> tuple[CSS, FontConfiguration]:
        if paper not in self._sheets:
            fonts = FontConfiguration()
            text = self._kit.paper_css + self._kit.sheets[paper]
            fetcher = ProjectFetcher(self._kit.files, (), None)
            self._sheets[paper] = CSS(string=text, base_url=HOME, url_fetcher=fetcher, font_config=fonts), fonts
        return self._sheets[paper]


_PRESSES: dict[str, _Press] = {}


def _press(kit: Kit) -> _Press:
    if kit.digest not in _PRESSES:
        _PRESSES.clear()
        _PRESSES[kit.digest] = _Press(kit)
    return _PRESSES[kit.digest]


def _lay_out(html: str, fetcher: ProjectFetcher, press: _Press, paper: str) -> tuple[bytes, int]:
    """The PDF's bytes and its number of pages: one layout to measure, one to keep."""
    sheet, fonts = press.sheet(paper)
    document = HTML(string=html, base_url=HOME, url_fetcher=fetcher, media_type="print")
    first = document.render(stylesheets=[sheet], font_config=fonts)
    fits = fit(first.pages)
    for element in document.etree_element.iter():
        found = fits.get(element.get("id") or "")
        if found:
            element.set("style", found.style)
        elif element.get("class") == "spare" and f"{element.get('id')}-room" in fits:
            element.set("class", "spare granted")
    final = document.render(stylesheets=[sheet], font_config=fonts)
    target = BytesIO()
    final.write_pdf(target, pdf_variant="pdf/ua-1", custom_metadata=False)
    return target.getvalue(), len(final.pages)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which goes over the layout's many boxes in vain: up to a fifth faster."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


def _values(guide: Guide, job: PrintJob, kit: Kit) -> dict[str, object]:
    sections = [part for part in guide.parts if isinstance(part, Section)]
    hard = next((s for s in sections if s.kind == "encouragement"), None)
    own_support = "support" in guide.card.sections
    length = len(guide.meta.title)
    words = kit.language.text
    support = job.support.title if job.support else ""
    groups = contents(guide, words, how_to_use=guide.meta.workbook.how_to_use, support=support)
    return {
        "guide": guide,
        "lang": guide.meta.lang or kit.language.code,
        "dir": kit.language.direction,
        "author": ", ".join(guide.meta.authors) or kit.settings.author or kit.settings.brand.name,
        "shape": Shape(guide.card.shape, guide.card.slug, guide.card.has_phases),
        "phases": phase_views(guide),
        "thumbs": thumbs(len(guide.phases)),
        "groups": groups,
        "entries": sum(len(group.entries) for group in groups),
        "has_lede": _has_lede(guide),
        "closes_with_support": closes_with_support(guide),
        "title_size": "xlong" if length > _VERY_LONG_TITLE else "long" if length >= _LONG_TITLE else "",
        "has_goals": any(step.goal_form for step in guide.steps),
        "draws_ridge": kit.draws_ridge,
        "hard_page": hard,
        "support": job.support,
        "closes_with_brand": own_support or job.support is not None,
        "url": job.url,
        "logo": f"{HOME}{LOGO}/{kit.logo.path.rpartition('/')[2]}" if kit.logo else "",
    }


def _has_lede(guide: Guide) -> bool:
    """Whether the introduction opens with a paragraph short enough to be set large."""
    first = guide.intro[0] if guide.intro else None
    opening = first.html.partition("</p>")[0] if isinstance(first, Prose) else ""
    return opening.startswith("<p>") and len(opening) <= _LONGEST_LEDE


def paper_writer(job: PrintJob, kit: Kit) -> Writer:
    """Writes the marks of prose on paper: blanks as lines, boxes to tick, links with their address in a footnote."""
    page = escape(kit.language.text["page"])
    blank = escape(kit.language.text["blank"])

    def write(kind: str, number: int) -> str:
        if kind == BLANK:
            width = min(_FIRST_MM + _FURTHER_MM * (number - _FIRST_UNDERSCORES), _WIDEST_MM)
            return (
                f'<img class="line-blank" src="{HOME}components/lines/blank.svg" alt="{blank}" style="width:{width}mm">'
            )
        if kind == BOX:
            return '<span class="tick"></span>'
        if kind == LINK:
            return _href(job.links[number], page)
        if kind == LINK_END:
            return _footnote(job.links[number])
        if kind == PICTURE:
            picture = job.pictures[number]
            name = escape(picture.path.rpartition("/")[2]) if picture else ""
            return f"{HOME}{PICTURES}{number}/{name}"
        return ""

    return write


def _href(link: PrintLink, page: str) -> str:
    """Where a link leads: to a place in the workbook, to a web address, or, where paper knows none, nowhere."""
    if link.fragment:
        return f'href="#{escape(link.fragment)}" class="see" data-page="{page}"'
    return f'href="{escape(link.address)}"' if link.address else ""


def _footnote(link: PrintLink) -> str:
    return f'<span class="note">{escape(short_address(link.address))}</span>' if link.address else ""


def short_address(address: str) -> str:
    """An address as it is typed: without `https://`, `www.`, `mailto:` and a last slash."""
    return re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", address).rstrip("/")


def _refusals(fetcher: ProjectFetcher, job: PrintJob, guide: Guide) -> Iterator[Diagnostic]:
    """WeasyPrint only logs what it could not load; here it is said."""
    for address in dict.fromkeys(fetcher.refused):
        if address.startswith(HOME + PICTURES):
            picture = guide.card.pictures[int(address.removeprefix(HOME + PICTURES).partition("/")[0])]
            hint = "build again; if it stays, save the picture again from a picture program"
            yield error("GP311", f"`{picture.target}` could not be read while printing", picture.span, hint)
        elif address.startswith(HOME):
            name = address.removeprefix(HOME)
            yield error("GP506", f"the theme names a file `{name}` that it does not have", Span(f"themes/{name}"))
        else:
            hint = "nothing is fetched while building: put what it needs into the picture itself"
            yield warning("GP315", f"a picture asks for `{address}`, which is left out", Span(guide.card.source), hint)
