"""The first pages of a workbook: its cover, and how to use it."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.guide import Guide, Section
from builder.model.sources import Edition
from builder.workbook.answers import Strings, cover_places, rhythm_place
from builder.workbook.elements import Advice, BlankRow, TocEntry
from builder.workbook.pages import Cover, HowToUse, Page, SectionPage, StepPage

LONGEST_SUBTITLE = 160
"""Characters of a description that is set large on the cover: three lines."""


def cover(guide: Guide, edition: Edition, strings: Strings) -> Cover:
    owner, started, finished = cover_places(strings)
    return Cover(
        owner=owner,
        started=started,
        finished=finished,
        has_long_subtitle=len(guide.meta.description) > LONGEST_SUBTITLE,
        for_coach=edition.is_for_coach,
        is_filled_in=not guide.is_prose_alone,
    )


def how_to_use(guide: Guide, edition: Edition, body: Iterable[Page], strings: Strings) -> HowToUse:
    """What the pages that follow ask for, explained, and the reader's own rhythm."""
    pages = tuple(body)
    steps = [page for page in pages if isinstance(page, StepPage)]
    sections = [page.section for page in pages if isinstance(page, SectionPage)]
    advised = {
        "steps": bool(steps),
        "goal": any(page.goal for page in steps),
        "art": bool(steps) and "how_art" in strings,
        "journal": bool(guide.summary.prompts),
        "print": edition.house is None,
    }
    words = {"print": "how_print_booklet"} if edition.is_folded else {}
    heading = strings["how_to_use"]
    return HowToUse(
        id="_how",
        run=heading,
        toc=TocEntry("_how", heading),
        toc_label=strings["to_begin"],
        advice=tuple(
            Advice(name, strings[f"how_{name}_label"], strings[words.get(name, f"how_{name}")])
            for name in advised
            if advised[name]
        ),
        hard_page=_hard_page(guide, sections),
        rhythm=_rhythm(strings),
    )


def _hard_page(guide: Guide, sections: list[Section]) -> Section | None:
    """The page for hard days, where it is a part of the guide itself and not of a phase."""
    return next((s for s in sections if s.kind == "encouragement" and s in guide.parts), None)


def _rhythm(strings: Strings) -> tuple[BlankRow, ...]:
    def blank(name: str) -> tuple[str, object]:
        return strings[f"rhythm_{name}"], rhythm_place(name, strings)

    rows = (("open", "at"), ("sitting", "for"), ("if",))
    widths = (("", "w30"), ("", "w20"), ("",))
    parts = [[part for name in row for part in blank(name)] for row in rows]
    parts[1].append(strings["rhythm_minutes"])
    return tuple(BlankRow(tuple(row), width) for row, width in zip(parts, widths, strict=True))  # type: ignore[arg-type]
