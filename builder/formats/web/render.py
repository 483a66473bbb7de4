"""A page of the website."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from markupsafe import Markup

from builder.formats.figures import figure_style
from builder.formats.web.contents import contents, first_step, leading_to
from builder.formats.web.images import image_attributes, inside_src, picture_element, picture_end, picture_start
from builder.formats.web.job import WebJob
from builder.formats.web.parts import goals, pages_on
from builder.formats.web.structured import json_ld
from builder.formats.web.views import GuideValues, title_size
from builder.formats.web.words import summary
from builder.model.blocks import BlankField
from builder.model.guide import Guide
from builder.model.measure import A4
from builder.model.output import Artifact
from builder.model.sources import Edition
from builder.text.html_fragments import BLOCKS, Start, read_html
from builder.text.placeholders import (
    BLANK,
    BOX,
    BOX_END,
    FIGURE,
    LINK,
    OPEN,
    PICTURE,
    PICTURE_END,
    PICTURE_START,
    TABLE,
    Writer,
)
from builder.theming import Engine, Kit
from builder.workbook import compose


def render(job: WebJob, kit: Kit) -> Artifact:
    """The finished file of a job. TemplateFault where the theme is wrong."""
    kit = kit.speaking(job.page.lang)
    engine = _engine(kit)
    values = {name: getattr(job.values, name) for name in type(job.values).__slots__}
    values["page"] = job.page
    write: Writer = _no_marks
    if isinstance(job.values, GuideValues) and job.document is not None:
        guide = job.document.open(kit.languages, kit.components)
        values |= _guide_values(guide, job, kit)
        write = screen_writer(job.values, guide, str(kit.language.text["blank"]))
    text = engine.render(job.template, values, write)
    return Artifact(job.path, text.encode("utf-8"))


_ENGINES: dict[str, Engine] = {}


def _engine(kit: Kit) -> Engine:
    """The engine of a kit in its language; those of the last kit only, since a worker sees one kit a build."""
    digest = kit.digest("screen")
    if digest not in _ENGINES:
        whole = digest.partition(" ")[0]
        for other in [known for known in _ENGINES if known.partition(" ")[0] != whole]:
            del _ENGINES[other]
        _ENGINES[digest] = Engine(kit, "screen")
        _ENGINES[digest].add_filter("phrase", phrase)
        _ENGINES[digest].add_filter("picture", picture_element)
    return _ENGINES[digest]


_SCREEN = Edition("screen", "")
_PLAIN_PAGE = Edition("page", "", pages=("introduction", "opener", "step", "looking-back", "section", "footnotes"))
"""What is shown of a guide, and of a plain page, which asks for nothing that its author did not."""


def _guide_values(guide: Guide, job: WebJob, kit: Kit) -> dict[str, object]:
    values = job.values
    assert isinstance(values, GuideValues)
    words = job.page.description or summary(guide) or f"{guide.meta.title} · {kit.settings.title}"
    page = replace(job.page, description=words)
    is_guide = guide.summary.kind == "guide"
    workbook = compose(guide, _SCREEN if is_guide else _PLAIN_PAGE, kit.language.text, A4, support=values.support)
    part = values.part
    entries = contents(guide, kit.language.text, part)
    if values.front:
        entries = leading_to(values.front, entries)
    return {
        "guide": guide,
        "anchors": _anchors(guide),
        "workbook": workbook,
        "has_answers": is_guide and guide.is_filled_in and not values.front,
        "contents": entries,
        "pages": pages_on(workbook, part) if part else (),
        "goals": tuple(goals(workbook, entries)) if part and part.next is None else (),
        "first_step": first_step(entries),
        "title_size": title_size(guide.meta.title),
        "page": replace(page, json_ld=Markup(json_ld(guide, page, values))),
    }


def _anchors(guide: Guide) -> dict[str, Markup]:
    """For each id of a guide the places of its other names, so that links from other sites lead there too."""
    places = dict.fromkeys(guide.summary.ids, Markup())
    for name, identifier in guide.summary.anchors:
        if identifier in places:
            places[identifier] += Markup('<span id="{}"></span>').format(name)
    return places


def screen_writer(values: GuideValues, guide: Guide, blank: str) -> Writer:
    """Writes the placeholders of prose on a web page. A blank is spoken as "Blank", with the words before it.

    The first image of the page is loaded at once, all others when they are near the window.
    """
    spoken = blank[:1].upper() + blank[1:]
    sizes = [(picture.width, picture.height) for picture in values.pictures]
    widths = [picture.width for picture in guide.summary.pictures]
    first = -1 if values.image else next((n for n, picture in enumerate(values.pictures) if picture.src), -1)

    def write(kind: str, number: int, blank_field: int) -> str:
        if kind == LINK:
            return f'href="{escape(values.links[number])}"' if values.links[number] else ""
        if kind == PICTURE:
            return inside_src(image_attributes(values.pictures[number], "text", eager=number == first))
        if kind == PICTURE_START:
            return picture_start(values.pictures[number], "text")
        if kind == PICTURE_END:
            return picture_end(values.pictures[number])
        if kind == BLANK:
            field = guide.blank_fields[blank_field]
            label = escape(f"{spoken}: {field.label}" if field.label else spoken)
            width = f"inline-size:{_blank_width(number):g}rem"
            return f'<input class="blank"{_named(field)} style="{width}" aria-label="{label}">'
        if kind == BOX:
            field = guide.blank_fields[blank_field]
            name = _named(field) + (f' aria-label="{escape(field.label)}"' if field.unseen else "")
            return f'<label class="tick"><input type="checkbox"{name}{" checked" if number else ""}><span>'
        if kind == BOX_END:
            return "</span></label>"
        if kind == FIGURE:
            return figure_style(number, blank_field, sizes, widths)
        if kind == TABLE:
            return _frame(guide.tables[number])
        return ""

    return write


def _named(field: BlankField) -> str:
    """The attributes that say where the answer of a blank or a box is kept, and was kept before."""
    former = f' data-former="{escape(" ".join(field.former))}"' if field.former else ""
    return f' id="{escape(field.id)}" name="{escape(field.id)}"{former}' if field.id else ""


def _frame(headings: str) -> str:
    """Attributes of a table's frame, which is in reach of the keyboard: on small screens a wide one is moved sideways.

    The frame is called what the table's headings say, since what takes the focus needs a name.
    """
    return 'tabindex="0"' + (f' role="group" aria-label="{escape(headings)}"' if headings else "")


def phrase(html: str) -> str:
    """HTML that is allowed in a `label`: a paragraph without its tag. Empty where it is more, or has blanks."""
    inner = html.strip().removeprefix("<p>").removesuffix("</p>")
    if OPEN + BLANK in inner or OPEN + BOX in inner:
        return ""
    tokens = read_html(inner) if "<" in inner else []
    return "" if any(isinstance(token, Start) and token.tag in BLOCKS for token in tokens) else inner


def _blank_width(underscores: int) -> float:
    """In rem: four underscores are as wide as 25 mm are on paper, beside its text; each further one a fifth more."""
    return min(6 + 1.2 * (underscores - 4), 30)


def _no_marks(kind: str, number: int, blank_field: int) -> str:
    return ""
