"""The last pages of a workbook: to sign, footnotes, for notes, the site's offers, and its back cover."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.blocks import Component
from builder.model.guide import Guide
from builder.model.site import Support
from builder.workbook.answers import Strings, sign_off_places
from builder.workbook.elements import BlankRow, TocEntry, WritingLines
from builder.workbook.pages import BackCover, Footnotes, Notes, Page, SignOff, SupportPage
from builder.workbook.selection import Selection


def end_matter(guide: Guide, selection: Selection, strings: Strings) -> Iterator[Page]:
    """The page to sign, the footnotes and the pages for notes, as far as the guide and its edition have them."""
    settings = guide.meta.workbook
    if settings.sign_off and selection.has_every_step(guide):
        yield _sign_off(strings)
    if guide.footnotes and selection.has_footnotes:
        heading = strings["footnotes"]
        entry = TocEntry("_footnotes", heading)
        label = strings["to_keep"]
        yield Footnotes(id="_footnotes", run=heading, toc=entry, toc_label=label, html=guide.footnotes)
    if count := _note_count(guide):
        yield _note_pages(guide, count, strings)


def last_pages(guide: Guide, strings: Strings, *, support: Support | None, spare: int) -> Iterator[Page]:
    """The site's offers and the back cover; before that so many `spare` pages of dots, of which only those are printed
    that make the sheets whole. Their heading says whether there are pages for notes before them.
    """
    if support:
        yield _support(support, strings)
    heading = strings["more_notes" if _note_count(guide) else "notes"]
    for number in range(1, spare + 1):
        name = f"_notes-more-{number}" if number > 1 else "_notes-more"
        page = _notes(name, heading, guide, (("pages", 1), ("ruling", "dots")))
        yield Notes(run=heading, notes=page, is_spare=True)
    yield BackCover()


def _note_count(guide: Guide) -> int:
    """How many pages for notes a guide has."""
    settings = guide.meta.workbook
    return 0 if guide.is_prose_alone and "notes" not in settings.written else settings.notes


def _support(support: Support, strings: Strings) -> SupportPage:
    title = support.title or strings["part_support"]
    return SupportPage(
        id="_support",
        run=title,
        toc=TocEntry("_support", title),
        toc_label=strings["to_keep"],
        title=title,
        text=support.text,
        offers=support.offers,
    )


def _sign_off(strings: Strings) -> SignOff:
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


def _note_pages(guide: Guide, count: int, strings: Strings) -> Notes:
    """So many pages for notes."""
    heading = strings["notes"]
    entry = TocEntry("_notes", heading)
    pages = _notes("_notes", heading, guide, (("pages", count), ("ruling", "lines")))
    return Notes(id="_notes", run=heading, toc=entry, toc_label=strings["to_keep"], notes=pages)


def _notes(name: str, heading: str, guide: Guide, options: tuple[tuple[str, str | int], ...]) -> Component:
    return Component(name, "notes", options, "", heading, guide.meta.span)
