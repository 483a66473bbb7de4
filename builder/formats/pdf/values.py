"""What the print templates find, all of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.addresses import place_on_web
from builder.art import Shape
from builder.components.space.prepare import EDGES, pattern_pitch
from builder.formats.logo import logo_size
from builder.formats.pdf.art import PaperArt, Pictures
from builder.formats.pdf.cover import OWNER_ABOVE_DATES, cover_field, is_field, logo_box
from builder.formats.pdf.fetch import logo_address
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.qr import qr_code
from builder.formats.pdf.sides import side_of
from builder.formats.pdf.writing import short_address
from builder.model.answers import AnswerPlace
from builder.model.guide import Guide
from builder.model.measure import Measure
from builder.theming import Kit
from builder.theming.formatting import fill_in
from builder.workbook import Workbook, compose
from builder.workbook.answers import finished_place
from builder.workbook.pages import Cover, Opener
from builder.workbook.tabs import tabs

_ABOVE_A_LINE, _LOWEST_FIELD = 0.07, 5.1
"""mm that a field on a cover is higher than a line of text, and how high it is at least: a lower one is hard to hit."""

_SAFETY = 0.007
"""mm added to the height of a label, so that rounding never takes a line of its page."""

_LABEL = 9.5
"""pt: the size of a label in the design."""

_BRAND = 14.5
"""pt: the size of the brand's name on a cover, in the design."""

_LOWEST_HEADING = 6

_HIGHEST_ART = 0.5238
"""The greatest height of the drawing before a phase, as a part of the frame's width: 88 mm on A4."""

_BELOW = 0.66
"""Of the height of a cover's lowest line: how high the words below it stand."""

_HIGHEST_WHITE = 0.14
"""Of a frame's height: the white below a closing sentence, where a page has room."""


@dataclass(frozen=True, slots=True)
class Dots:
    """The distance of two dots, and what the last row of dots needs below it, in mm."""

    pitch: float
    edge: float


@dataclass(frozen=True, slots=True)
class CoverHead:
    """The head of a cover: the `name` of the brand, and what `kind` of book it is; one is empty where both have no room
    in a line. A wide logo is the name.
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class CoverLines:
    """How high the lines of a cover are above the sheet's lower edge, and how high a field on one is, in mm.

    `below` is where a copy says the session and the coach.
    """

    owner: float
    dates: float
    below: float
    field: float


def composed(guide: Guide, job: PrintJob, kit: Kit, measure: Measure) -> Workbook:
    """The workbook that a job prints."""
    return compose(guide, job.edition, kit.language.text, measure, support=job.support)


def _qr(address: str, kit: Kit, side: float) -> Markup:
    """The code of an address, `side` mm wide; nothing where there is no address."""
    spoken = fill_in(kit.language.text["qr_code"], {"address": short_address(address)})
    return qr_code(address, side, spoken) if address else Markup()


def _finished(guide: Guide, kit: Kit) -> tuple[AnswerPlace, ...]:
    """Whether a step is done, for each step that the guide's drawings have a ring for."""
    steps = [step for phase in guide.phases for step in phase.steps] if guide.phases else guide.steps
    return tuple(finished_place(step, kit.language.text) for step in steps)


def _cover_head(workbook: Workbook, kit: Kit, measure: Measure) -> CoverHead:
    cover = next((page for page in workbook.pages if isinstance(page, Cover)), None)
    for_coach, is_book = bool(cover and cover.for_coach), bool(cover and cover.is_filled_in)
    kind = kit.language.text["for_coach" if for_coach else "a_guided_workbook"]
    size = logo_size(kit.logo, *logo_box(measure)) if kit.logo else None
    name = "" if size and size.is_wide else kit.settings.brand.name
    taken = measure.widths.em(name, "sans", 600) * measure.size(_BRAND)
    taken += measure.widths.em(kind, "sans", 400) * measure.size(_LABEL)
    has_room = taken * 25.4 / 72 + (size.width if size else 0) + 2 * measure.leading <= measure.frame_width
    return CoverHead(name if has_room or not for_coach else "", kind if for_coach or (is_book and has_room) else "")


def place_address(id: str, job: PrintJob) -> str:
    """Where a part of a guide is on the web, by its id; where the guide is, for none. Empty on a site without a url."""
    site = job.url.removesuffix(f"{job.slug}/")
    return place_on_web(job.summary, id, site) if site and id else job.url


def heading_below(level: int, depth: int = 1) -> int:
    """The level of a heading so many levels below another: HTML has six."""
    return min(level + depth, _LOWEST_HEADING)


def _label_height(measure: Measure) -> float:
    """mm from the top of a label to its lines, whose first is a row below its baseline."""
    return measure.leading / 2 + measure.unit + measure.widths.middle() * measure.size(_LABEL) * 25.4 / 72


def template_values(
    workbook: Workbook, job: PrintJob, kit: Kit, measure: Measure, pictures: Pictures
) -> dict[str, object]:
    """Values by the names that templates use. `pictures` makes frames for drawings, to be filled after the layout."""
    cover = pictures.cover
    guide = workbook.guide
    field = is_field(guide, job.edition, kit.cover) and cover.height > 0
    rows = next((page.rows for page in workbook.pages if isinstance(page, Cover)), ())
    rings = _finished(guide, kit) if job.edition.form else ()
    shape = Shape(guide.summary.shape, guide.summary.slug, guide.summary.has_phases)

    return {
        "workbook": workbook,
        "guide": guide,
        "measure": measure,
        "lang": guide.meta.lang or kit.languages.site.code,
        "dir": kit.direction_of(guide.meta.lang),
        "author": ", ".join(guide.meta.authors) or kit.settings.author or kit.settings.brand.name,
        "art": PaperArt(shape, kit, measure, pictures, field=field, rings=rings) if kit.art else None,
        "has_cover_art": bool(kit.art) and cover.height > 0,
        "cover_field": cover_field(job.paper, measure, rows) if field else None,
        "cover_lines": CoverLines(
            round(cover.foot + OWNER_ABOVE_DATES, 1),
            cover.foot,
            round(cover.foot * _BELOW, 1),
            max(round(measure.leading + _ABOVE_A_LINE, 1), _LOWEST_FIELD),
        ),
        "highest_white": round(measure.frame_height * _HIGHEST_WHITE, 1),
        "highest_art": round(measure.frame_width * _HIGHEST_ART, 1),
        "dots": Dots(pattern_pitch("dots", measure), EDGES["dots"]),
        "heading_below": heading_below,
        "label_height": round(_label_height(measure) + _SAFETY, 2),
        "tabs": tabs(workbook, measure),
        "side": side_of(workbook.sides, kit.direction_of(guide.meta.lang), job.edition).partition(" ")[0],
        "has_openers": any(isinstance(page, Opener) for page in workbook.pages),
        "url": job.url,
        "made_out": job.made_out,
        "qr": _qr(job.url, kit, measure.qr),
        "qr_to": lambda id: _qr(place_address(id, job), kit, measure.small_qr),
        "flows": job.edition.flow,
        "logo": logo_address(kit.logo) if kit.logo else "",
        "cover_head": _cover_head(workbook, kit, measure),
        "logo_size": logo_size(kit.logo, *logo_box(measure)) if kit.logo else None,
    }
