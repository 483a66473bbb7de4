"""Pages that follow one another on a sheet, as on a handout: a head, what is asked in its shortest form, and an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.model.guide import Guide, Phase, Step
from builder.model.sources import Edition
from builder.workbook.answers import Strings, sheet_notes_place
from builder.workbook.elements import WritingLines
from builder.workbook.pages import BackCover, Contact, Masthead, Notes, Page, SectionPage, StepPage
from builder.workbook.selection import Selection
from builder.workbook.short_steps import in_flow_of_steps

_LEAST_NOTES = 2
"""Lines for notes: with fewer there are none."""


def on_sheet(
    pages: Sequence[Page], guide: Guide, edition: Edition, selection: Selection, strings: Strings
) -> Iterator[Page]:
    """The pages of an edition whose pages flow, between the head and the end that it names.

    No page has a thumb tab, and none is there only to make the sheets whole. A section or a page of offers that is all
    that the edition shows lends its title to the head; a single step keeps its own, below the guide's.
    """
    pages = [page for page in pages if not (isinstance(page, Notes) and page.is_spare)]
    head = _head(pages, guide, edition, selection)
    if head.named in selection.pages:
        yield head
    for page in pages:
        if isinstance(page, BackCover):
            yield from _contact(head, selection, strings)
        yield _flowing(page, head) if head.named in selection.pages else _flowing(page, None)
    if not any(isinstance(page, BackCover) for page in pages):
        yield from _contact(head, selection, strings)


def _head(pages: Sequence[Page], guide: Guide, edition: Edition, selection: Selection) -> Masthead:
    coach = edition.is_for_coach
    parts = selection.parts if selection.names else ()
    part = parts[0] if len(parts) == 1 else None
    number = guide.phases.index(part) + 1 if isinstance(part, Phase) and part in guide.phases else 0
    if isinstance(part, Phase) and number and selection.has_phase(number):
        return Masthead(
            id=part.id,
            run=f"{part.label}, {part.text}" if part.label else part.text,
            place=part.id,
            html=part.html,
            guide=guide.meta.title,
            label=part.label,
            blocks=part.intro,
            for_coach=coach,
        )
    sections = [page.section for page in pages if isinstance(page, SectionPage)]
    if sections and not any(isinstance(page, StepPage) for page in pages) and selection.names:
        first = sections[0]
        title = guide.meta.title
        return Masthead(id=first.id, run=first.text, place=first.id, html=first.html, guide=title, for_coach=coach)
    meta = guide.meta
    if isinstance(part, Step):
        run = f"{part.label}, {part.text}" if part.label else part.text
        return Masthead(run=run, place=part.id, html=meta.title_html, for_coach=coach)
    return Masthead(run=meta.title, place="", html=meta.title_html, about=meta.description, for_coach=coach)


def _contact(head: Masthead, selection: Selection, strings: Strings) -> Iterator[Contact]:
    if Contact.kind in selection.pages:
        place = sheet_notes_place(head.place, strings)
        yield Contact(notes=WritingLines("_sheet-notes", place, strings["notes"], least=_LEAST_NOTES))


def _flowing(page: Page, head: Masthead | None) -> Page:
    page = replace(page, chapter=0)
    if isinstance(page, StepPage):
        return in_flow_of_steps(page)
    if isinstance(page, SectionPage):
        has_title = head is None or page.section.id != head.place
        return replace(page, follows=True, level=page.level if has_title else page.level - 1, has_title=has_title)
    return page
