"""What the print templates find, all of it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from builder.formats.pdf.cover import CoverArt
from builder.formats.pdf.fetch import logo_address
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.lettering import title_size
from builder.formats.pdf.views import PhaseView, closes_with_support, contents, phase_views, thumbs
from builder.model.guide import Guide, Prose, Section
from builder.theming import Kit
from builder.theming.ridge import opener
from builder.theming.terrain import Shape

_LONGEST_LEDE = 180
"""Characters of a first paragraph that is set large: three lines."""

_LONGEST_SUBTITLE = 160
"""Characters of a description that is set large on the cover: three lines."""

LOWEST_ART = 40.0
"""mm: the picture before a phase, where the page has no room for more."""


def template_values(
    guide: Guide, job: PrintJob, kit: Kit, cover: CoverArt, heights: Mapping[str, float]
) -> dict[str, object]:
    """Values by the names that templates use. `heights` are those of pictures in mm, by the id of their place."""
    sections = [part for part in guide.parts if isinstance(part, Section)]
    own_support = "support" in guide.card.sections
    groups = contents(guide, kit.language.text, support=job.support.title if job.support else "")
    shape = Shape(guide.card.shape, guide.card.slug, guide.card.has_phases)

    def phase_art(view: PhaseView) -> Markup:
        """The ridge before a phase, as high as its page has room for."""
        height = heights.get(f"{view.phase.id}-art", LOWEST_ART)
        title, accent = kit.language.text["opener_art"], kit.accents.paper.accent
        return Markup(opener(shape, view.index, view.numbers, accent=accent, title=title, height=height))

    return {
        "guide": guide,
        "lang": guide.meta.lang or kit.language.code,
        "dir": kit.language.direction,
        "author": ", ".join(guide.meta.authors) or kit.settings.author or kit.settings.brand.name,
        "shape": shape,
        "cover_height": cover.height,
        "cover_foot": cover.foot,
        "phase_art": phase_art,
        "phases": phase_views(guide),
        "thumbs": thumbs(len(guide.phases)),
        "groups": groups,
        "entries": sum(len(group.entries) for group in groups),
        "has_lede": _has_lede(guide),
        "closes_with_support": closes_with_support(guide),
        "title_size": title_size(guide.meta.title),
        "subtitle_size": "long" if len(guide.meta.description) > _LONGEST_SUBTITLE else "",
        "has_goals": any(step.goal_form for step in guide.steps),
        "draws_ridge": kit.draws_ridge and cover.height > 0,
        "hard_page": next((s for s in sections if s.kind == "encouragement"), None),
        "support": job.support,
        "closes_with_brand": own_support or job.support is not None,
        "url": job.url,
        "logo": logo_address(kit.logo) if kit.logo else "",
    }


def _has_lede(guide: Guide) -> bool:
    """Whether the introduction opens with a paragraph short enough to be set large."""
    first = guide.intro[0] if guide.intro else None
    opening = first.html.partition("</p>")[0] if isinstance(first, Prose) else ""
    return opening.startswith("<p>") and len(opening) <= _LONGEST_LEDE and "<img" not in opening
