"""What the print templates find, all of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.art.ridge.terrain import Shape
from builder.formats.pdf.art import Pictures
from builder.formats.pdf.fetch import logo_address
from builder.formats.pdf.job import PrintJob
from builder.model.guide import Guide
from builder.model.languages import direction
from builder.model.measure import Measure
from builder.theming import Kit
from builder.workbook import Workbook, compose
from builder.workbook.pages import Opener
from builder.workbook.tabs import tabs

_OWNER_ABOVE_DATES = 13.5
"""mm from the line of the dates on a cover to that of the name."""

_ABOVE_A_LINE = 0.07
"""mm that a field on a cover is higher than a line of text."""

_SAFETY = 0.007
"""mm added to the height of a label, so that rounding never takes a line of its page."""

_LOWEST_HEADING = 6

_HIGHEST_ART = 0.5238
"""Of the frame's width: how high the picture before a phase is at most, 88 mm on A4."""


@dataclass(frozen=True, slots=True)
class CoverLines:
    """How high the lines of a cover are above the sheet's lower edge, and how high a field on one is, in mm."""

    owner: float
    dates: float
    field: float


def composed(guide: Guide, job: PrintJob, kit: Kit, measure: Measure) -> Workbook:
    """The workbook that a job prints."""
    return compose(guide, job.edition, kit.language.text, measure, support=job.support)


def heading_below(level: int, depth: int = 1) -> int:
    """The level of a heading so many levels below another: HTML has six."""
    return min(level + depth, _LOWEST_HEADING)


def template_values(
    workbook: Workbook, job: PrintJob, kit: Kit, measure: Measure, pictures: Pictures
) -> dict[str, object]:
    """Values by the names that templates use. `pictures` gives frames for the ridges, to be drawn after the layout."""
    cover = pictures.cover
    guide = workbook.guide
    shape = Shape(guide.card.shape, guide.card.slug, guide.card.has_phases)

    def phase_art(page: Opener) -> Markup:
        """The ridge before a phase, as high as its page has room for."""
        look = {"title": kit.language.text["opener_art"], "accent": kit.accents.paper.accent}
        return pictures.of_phase(shape, page.chapter - 1, page.numbers, **look, width=measure.frame_width)

    return {
        "workbook": workbook,
        "guide": guide,
        "measure": measure,
        "lang": guide.meta.lang or kit.language.code,
        "dir": direction(guide.meta.lang) if guide.meta.lang else kit.language.direction,
        "author": ", ".join(guide.meta.authors) or kit.settings.author or kit.settings.brand.name,
        "shape": shape,
        "cover": pictures.of_cover,
        "cover_height": cover.height,
        "cover_foot": cover.foot,
        "cover_lines": CoverLines(
            round(cover.foot + _OWNER_ABOVE_DATES, 1), cover.foot, round(measure.leading + _ABOVE_A_LINE, 1)
        ),
        "highest_art": round(measure.frame_width * _HIGHEST_ART, 1),
        "heading_below": heading_below,
        "label_height": round(measure.leading + _SAFETY, 2),
        "phase_art": phase_art,
        "tabs": tabs(workbook, measure),
        "has_openers": any(isinstance(page, Opener) for page in workbook.pages),
        "draws_ridge": kit.draws_ridge and cover.height > 0,
        "url": job.url,
        "logo": logo_address(kit.logo) if kit.logo else "",
    }
