"""The last pages of a workbook: to sign, for notes, and its back cover."""

from __future__ import annotations

from builder.model.blocks import Component
from builder.model.guide import Guide
from builder.workbook.answers import Strings, sign_off_places
from builder.workbook.pages import BackCover, BlankRow, Notes, Page, SignOff, TocEntry, WritingLines


def sign_off(strings: Strings) -> SignOff:
    """The page on which a reader ends the work: what was reached, with whom, and a signature."""
    finished, told, thanks, changed, signature, date = sign_off_places(strings)
    heading = strings["sign_off"]
    return SignOff(
        id="_end",
        run=heading,
        toc=TocEntry("_end", heading),
        toc_label=strings["to_keep"],
        rows=tuple(BlankRow((place.label, place), ("",)) for place in (finished, told, thanks)),
        changed=WritingLines("_end-changed", changed, changed.label),
        signed=BlankRow((signature.label, signature, date.label, date), ("", "w30")),
    )


def notes(guide: Guide, count: int, strings: Strings) -> Notes:
    """So many pages for notes."""
    heading = strings["notes"]
    entry = TocEntry("_notes", heading)
    pages = _notes("_notes", heading, guide, (("pages", count), ("ruling", "lines")))
    return Notes(id="_notes", run=heading, toc=entry, toc_label=strings["to_keep"], notes=pages)


def covers(guide: Guide, strings: Strings, *, has_spare: bool) -> tuple[Page, ...]:
    """The back cover; before it a page of dots, which is printed only if the back cover is on a left-hand page then.

    Without that page where `has_spare` is false, and where the author wants no notes.
    """
    settings = guide.meta.workbook
    if not has_spare or ("notes" in settings.written and not settings.notes):
        return (BackCover(),)
    heading = strings["more_notes"]
    page = _notes("_notes-more", heading, guide, (("pages", 1), ("ruling", "dots")))
    return Notes(run=heading, notes=page, is_spare=True), BackCover()


def _notes(name: str, heading: str, guide: Guide, options: tuple[tuple[str, str | int], ...]) -> Component:
    return Component(name, "notes", options, "", heading, guide.meta.span)
