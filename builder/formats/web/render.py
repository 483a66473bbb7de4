"""A page of the website."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from markupsafe import Markup

from builder.formats.web.job import WebJob
from builder.formats.web.structured import json_ld
from builder.formats.web.views import GuideValues, contents, title_size
from builder.formats.web.words import summary
from builder.model.guide import Entry, Guide
from builder.model.measure import A4
from builder.model.output import Artifact
from builder.model.sources import Edition
from builder.parse.assembly.references import plain_text
from builder.text.placeholders import BLANK, BOX, BOX_END, ENTRY, LINK, OPEN, PICTURE
from builder.theming import Engine, Kit
from builder.theming.engine import Writer
from builder.workbook import compose

_NOT_IN_A_LABEL = re.compile(f"<(?:p|ul|ol|li|dl|div|table|blockquote|pre|hr|figure)\\b|{OPEN}(?:{BLANK}|{BOX})")
_TABLE = re.compile(r'<div class="table">(?P<table><table.*?</table>)</div>', re.S)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.S)


def render(job: WebJob, kit: Kit) -> Artifact:
    """The finished file of a job. TemplateFault where the theme is wrong."""
    engine = _engine(kit.digest("screen"), kit)
    values = {name: getattr(job.values, name) for name in type(job.values).__slots__}
    values["page"] = job.page
    write: Writer = _no_marks
    if isinstance(job.values, GuideValues) and job.document is not None:
        guide = job.document.open(kit.language, kit.components)
        values |= _guide_values(guide, job, kit)
        write = screen_writer(job.values, guide.entries, str(kit.language.text["blank"]))
    text = _with_named_tables(engine.render(job.template, values, write))
    return Artifact(job.path, text.encode("utf-8"))


_ENGINES: dict[str, Engine] = {}


def _engine(digest: str, kit: Kit) -> Engine:
    """The engine of a kit; the last one only, since a worker sees one kit a build."""
    if digest not in _ENGINES:
        _ENGINES.clear()
        _ENGINES[digest] = Engine(kit, "screen")
        _ENGINES[digest].add_filter("phrase", phrase)
    return _ENGINES[digest]


_SCREEN = Edition("screen", "")
_PLAIN_PAGE = Edition("page", "", pages=("introduction", "opener", "step", "looking-back", "section", "footnotes"))
"""What is shown of a guide, and of a plain page, which asks for nothing that its author did not."""


def _guide_values(guide: Guide, job: WebJob, kit: Kit) -> dict[str, object]:
    values = job.values
    assert isinstance(values, GuideValues)
    words = job.page.description or summary(guide) or f"{guide.meta.title} · {kit.settings.title}"
    page = replace(job.page, description=words)
    is_guide = guide.card.kind == "guide"
    workbook = compose(guide, _SCREEN if is_guide else _PLAIN_PAGE, kit.language.text, A4, support=values.support)
    return {
        "guide": guide,
        "workbook": workbook,
        "has_answers": is_guide and guide.is_filled_in,
        "contents": contents(guide),
        "title_size": title_size(guide.meta.title),
        "page": replace(page, json_ld=Markup(json_ld(guide, page, values))),
    }


def screen_writer(values: GuideValues, entries: Sequence[Entry], blank: str) -> Writer:
    """Writes the marks of prose on a web page. A blank is spoken as "Blank", with the words before it."""
    spoken = blank[:1].upper() + blank[1:]
    at = [Entry("", "")]

    def write(kind: str, number: int) -> str:
        if kind == ENTRY:
            at[0] = entries[number]
            return ""
        name = f' id="{escape(at[0].id)}" name="{escape(at[0].id)}"' if at[0].id else ""
        if kind == LINK:
            return f'href="{escape(values.links[number])}"'
        if kind == PICTURE:
            picture = values.pictures[number]
            size = f'" width="{picture.width}" height="{picture.height}' if picture.width else ""
            return f'{escape(picture.src)}{size}" loading="lazy'
        if kind == BLANK:
            label = escape(f"{spoken}: {at[0].label}" if at[0].label else spoken)
            return f'<input class="blank"{name} style="inline-size:{_blank_width(number):g}rem" aria-label="{label}">'
        if kind == BOX:
            return f'<label class="tick"><input type="checkbox"{name}{" checked" if number else ""}><span>'
        if kind == BOX_END:
            return "</span></label>"
        return ""

    return write


def phrase(html: str) -> str:
    """HTML as it may stand in a `label`: a paragraph without its tag. Empty where it is more, or has blanks."""
    inner = html.strip().removeprefix("<p>").removesuffix("</p>")
    return "" if _NOT_IN_A_LABEL.search(inner) else inner


def _with_named_tables(page: str) -> str:
    """The page with every table in reach of the keyboard: on a small screen a wide one is moved sideways in its frame.

    The frame is called what the table's headings say, since what takes the focus needs a name.
    """
    return _TABLE.sub(_named_table, page)


def _named_table(match: re.Match[str]) -> str:
    headings = [escape(plain_text(cell)) for cell in _HEADING.findall(match["table"])]
    name = f' role="group" aria-label="{", ".join(filter(None, headings))}"' if any(headings) else ""
    return f'<div class="table" tabindex="0"{name}>{match["table"]}</div>'


def _blank_width(underscores: int) -> float:
    """In rem: four underscores are as wide as 25 mm are on paper, beside its text; each further one a fifth more."""
    return min(6 + 1.2 * (underscores - 4), 30)


def _no_marks(kind: str, number: int) -> str:
    return ""
