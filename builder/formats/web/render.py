"""A page of the website."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from markupsafe import Markup

from builder.formats.payload import Payload
from builder.formats.web.structured import json_ld
from builder.formats.web.views import GuideValues, ListValues, PageView, contents
from builder.model.guide import Guide
from builder.model.marks import BLANK, BOX, BOX_END, LINK, PICTURE
from builder.model.output import Artifact
from builder.theming import Engine, Kit
from builder.theming.engine import Writer

_LONG_TITLE, _VERY_LONG_TITLE = 30, 60
"""Characters from which a title is set smaller (design language, "Type")."""


@dataclass(frozen=True, slots=True)
class WebJob:
    """One file of the site: a template, and what it is filled in with."""

    path: str
    template: str
    page: PageView
    values: GuideValues | ListValues
    payload: Payload | None = None


def render(job: WebJob, kit: Kit) -> Artifact:
    """The finished file of a job. TemplateFault where the theme is wrong."""
    engine = _engine(kit.digest, kit)
    values = {name: getattr(job.values, name) for name in type(job.values).__slots__}
    values["page"] = job.page
    write: Writer = _no_marks
    if isinstance(job.values, GuideValues) and job.payload is not None:
        guide = job.payload.open(kit.language)
        values |= _guide_values(guide, job.page, job.values)
        write = screen_writer(job.values, str(kit.language.text["blank"]))
    text = engine.render(job.template, values, write)
    return Artifact(job.path, text.encode("utf-8"))


_ENGINES: dict[str, Engine] = {}


def _engine(digest: str, kit: Kit) -> Engine:
    """The engine of a kit; the last one only, since a worker sees one kit a build."""
    if digest not in _ENGINES:
        _ENGINES.clear()
        _ENGINES[digest] = Engine(kit, "screen")
    return _ENGINES[digest]


def _guide_values(guide: Guide, page: PageView, values: GuideValues) -> dict[str, object]:
    length = len(guide.meta.title)
    return {
        "guide": guide,
        "contents": contents(guide),
        "title_size": "xlong" if length > _VERY_LONG_TITLE else "long" if length >= _LONG_TITLE else "",
        "page": replace(page, json_ld=Markup(json_ld(guide, page, values))),
    }


def screen_writer(values: GuideValues, blank: str) -> Writer:
    """Writes the marks of prose on a web page."""
    name = escape(blank[:1].upper() + blank[1:])

    def write(kind: str, number: int) -> str:
        if kind == LINK:
            return f'href="{escape(values.links[number])}"'
        if kind == PICTURE:
            picture = values.pictures[number]
            size = f'" width="{picture.width}" height="{picture.height}' if picture.width else ""
            return f'{escape(picture.src)}{size}" loading="lazy'
        if kind == BLANK:
            return f'<input class="blank" style="inline-size:{_blank_width(number):g}rem" aria-label="{name}">'
        if kind == BOX:
            return f'<label class="tick"><input type="checkbox"{" checked" if number else ""}><span>'
        if kind == BOX_END:
            return "</span></label>"
        return ""

    return write


def _blank_width(underscores: int) -> float:
    """In rem: four underscores are as wide as 25 mm are on paper, beside its text; each further one a fifth more."""
    return min(6 + 1.2 * (underscores - 4), 30)


def _no_marks(kind: str, number: int) -> str:
    return ""


@lru_cache(maxsize=4)
def favicon(accent: str) -> bytes:
    """A small ridge in the accent, for the browser's tab."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="{accent}"/>'
        '<path d="M3 20c6-9 9-9 13-3s7-6 13-8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>'
        '<path d="M4 25.500h24" stroke="#fff" stroke-width="1.4" stroke-linecap="round" opacity=".7"/></svg>'
    ).encode()
