"""A guide and an edition become a workbook: its pages in order, and what is asked on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item, Prose
from builder.model.guide import Guide, Phase, Section, Step
from builder.model.measure import Measure
from builder.model.site import Support
from builder.model.sources import Edition
from builder.workbook.answers import (
    Strings,
    aim_place,
    hard_day_places,
    looking_back_places,
    section_lines_place,
    sketches_place,
    why_place,
)
from builder.workbook.at_a_glance import at_a_glance
from builder.workbook.back import end_matter, last_pages
from builder.workbook.book import Workbook
from builder.workbook.confidence import Confidence, confidence
from builder.workbook.elements import BlankRow, TocEntry, WritingLines
from builder.workbook.front import cover, how_to_use
from builder.workbook.pages import Introduction, LookingBack, Masthead, Opener, Page, PhasePage, SectionPage, StepPage
from builder.workbook.phase_pages import opens_phase, phase_components
from builder.workbook.sections import in_flow
from builder.workbook.selection import Selection, select
from builder.workbook.sheets import on_sheet
from builder.workbook.short_steps import in_pairs
from builder.workbook.step_pages import step_page
from builder.workbook.tabs import phase_numbers
from builder.workbook.toc import contents_page, reminders

_LONGEST_LEDE = 180
"""Characters of a first paragraph that is set large: three lines."""

_BOTH_SIDES = 2
"""Of a sheet: what is printed on these has left-hand and right-hand pages."""

_OF = " · "
"""Between the title of a sheet and that of its guide; between the name of a step and its minutes."""

_LONGEST_RING_NUMBER = 3
"""Characters of a step's number that fit into its ring."""


def compose(
    guide: Guide, edition: Edition, strings: Strings, measure: Measure, *, support: Support | None = None
) -> Workbook:
    """The workbook of a guide in an edition. `support` are the site's offers, for a guide that brings none.

    A page that the edition leaves out is not there, and a part that it leaves out has no page.
    """
    selection = select(guide, edition)
    sides = _BOTH_SIDES if edition.is_folded else edition.sides or guide.meta.workbook.sides
    composer = _Composer(guide, edition, strings, selection, measure, sides)
    body = [page for page in composer.body(support) if page.named in selection.pages]
    if edition.flow:
        body = list(on_sheet(body, guide, edition, selection, strings))
    else:
        body = list(in_pairs(in_flow(body, guide, measure), guide, measure))
    front: list[Page] = [cover(guide, edition, strings)]
    if guide.meta.workbook.how_to_use and not guide.is_prose_alone:
        front.append(how_to_use(guide, edition, body, strings))
    pages = [page for page in front if page.named in selection.pages]
    if "contents" in selection.pages:
        pages.append(contents_page([*pages, *body], strings, measure))
    if "reminders" in selection.pages and guide.steps:
        pages.append(reminders(guide, strings, measure))
    pages = _marked([*pages, *body], edition, strings)
    title, book, short = guide.meta.title, guide.meta.title, guide.meta.short_title
    if edition.is_for_coach:
        title, run = strings["coach_title"].format(title=title), strings["coach_run"]
        book, short = run.format(text=book), run.format(text=short) if short else ""
    if (head := next((page for page in pages if isinstance(page, Masthead)), None)) and head.place:
        title = f"{head.run}{_OF}{title}"
    return Workbook(title, book, short, guide, tuple(pages), sides, phase_numbers(guide))


def _marked(pages: list[Page], edition: Edition, strings: Strings) -> list[Page]:
    """The pages of a coach's edition say so at their foot, so that no printed sheet of it is given away by mistake."""
    if not edition.is_for_coach:
        return pages
    timed = [_with_minutes(page, strings) for page in pages]
    return [replace(page, run=strings["coach_run"].format(text=page.run)) if page.run else page for page in timed]


def _with_minutes(page: Page, strings: Strings) -> Page:
    """A step with the minutes that it takes in the line above its title."""
    if not isinstance(page, StepPage) or not page.step.minutes:
        return page
    minutes = f"{page.step.minutes} {strings['minutes_short']}"
    return replace(page, meta=_OF.join(filter(None, [page.meta, minutes])))


class _Composer:
    """Makes the pages between the contents and the back cover."""

    def __init__(
        self, guide: Guide, edition: Edition, strings: Strings, selection: Selection, measure: Measure, sides: int
    ) -> None:
        self.guide, self.edition, self.strings, self.selection = guide, edition, strings, selection
        self._measure, self._sides = measure, sides
        self._asks_confidence = edition.confidence and guide.meta.workbook.confidence
        self._numbers = {phase.id: number for number, phase in enumerate(guide.phases, 1)}
        self._phase_components = phase_components(guide)
        self._is_book = guide.is_prose_alone
        self._is_prose = not guide.phases and not guide.steps
        self._outside_label = strings["in_this_guide" if self._is_prose else "to_begin"]

    def body(self, support: Support | None) -> Iterator[Page]:
        yield from self._introduction()
        parts = self.selection.parts
        last = parts[-1] if parts else None
        closing = last if isinstance(last, Section) and last.kind == "support" else None
        for part in parts[:-1] if closing else parts:
            if isinstance(part, Phase):
                yield from self._phase(part)
            else:
                yield self._outside(part)
            if not isinstance(part, Section):
                self._outside_label = self.strings["to_keep"]
        yield from end_matter(self.guide, self.selection, self.strings)
        if self.edition.is_for_coach:
            yield from at_a_glance(self.guide, self.selection, self.strings)
        if closing:
            yield self._section(closing, self.strings["to_keep"])
        offers = None if any(self._is_support(part) for part in parts) else support
        # A form is filled in on a screen, and of a sheet that is printed on one side the back is free.
        needs_spare = not self.edition.form and self._sides == _BOTH_SIDES
        spare = self.edition.page_multiple - 1 + self.edition.limits.padding if needs_spare else 0
        yield from last_pages(self.guide, self.strings, support=offers, spare=spare)

    def _introduction(self) -> Iterator[Page]:
        if not self.guide.intro:
            return
        heading = self.strings["before_you_begin"]
        first = self.guide.intro[0]
        why = WritingLines("_why", why_place(self.strings), self.strings["why_now"], least=4)
        opening = first.html.partition("</p>")[0] if isinstance(first, Prose) else ""
        yield Introduction(
            id="_introduction",
            run=heading,
            toc=TocEntry("_introduction", heading),
            toc_label=self.strings["to_begin"],
            blocks=self.guide.intro,
            has_lede=opening.startswith("<p>") and len(opening) <= _LONGEST_LEDE and "<img" not in opening,
            why=why if self.guide.meta.workbook.why_now and not self._is_book else None,
        )

    def _phase(self, phase: Phase) -> Iterator[Page]:
        """A phase with its opener, or what an edition has left of one: single sections."""
        number = self._numbers[phase.id]
        run = f"{phase.label}, {phase.text}" if phase.label else phase.text
        has_opener = "opener" in self.selection.pages and self.selection.has_phase(number)
        level = 3 if has_opener else 2
        if has_opener:
            yield self._opener(phase, number, run)
        own = self._phase_components.get(phase.id) if self.selection.has_phase(number) else None
        page = PhasePage(run=run, chapter=number, phase=phase, component=own, level=level) if own else None
        if page and opens_phase(page.component):
            yield page
        for part in phase.parts:
            if isinstance(part, Step):
                yield self._step(part, phase, number, run, level=level)
            else:
                label = phase.label if has_opener else self.strings["to_keep"]
                section = self._section(part, label, level=level)
                yield replace(section, chapter=number, run=run)
        if page and not opens_phase(page.component):
            yield page
        if phase.closing and self.selection.has_phase(number):
            yield self._looking_back(phase, number, run)

    def _opener(self, phase: Phase, number: int, run: str) -> Opener:
        lines = WritingLines(f"{phase.id}-aim", aim_place(phase, self.strings), self.strings["phase_aim"])
        return Opener(
            id=phase.id,
            run=run,
            chapter=number,
            toc=TocEntry(phase.id, phase.text, "phase"),
            toc_label=phase.label,
            opens_toc=True,
            phase=phase,
            number=phase_numbers(self.guide)[number - 1],
            numbers=tuple(s.number if len(s.number) <= _LONGEST_RING_NUMBER else "" for s in phase.steps),
            aim=lines,
            sketches=self._sketches(phase) if self._sides == _BOTH_SIDES else None,
            confidence=self._confidence(phase, later=False),
        )

    def _confidence(self, phase: Phase, *, later: bool) -> Confidence | None:
        """How sure a reader is, from 1 to 10, before a phase or after it."""
        return confidence(phase, self.strings, later=later) if self._asks_confidence else None

    def _sketches(self, phase: Phase) -> WritingLines:
        place = sketches_place(phase, self.strings)
        return WritingLines(f"{phase.id}-sketches", place, self.strings["sketches"], ruling="dots")

    def _step(self, step: Step, phase: Phase | None, number: int, run: str, *, level: int) -> StepPage:
        return step_page(self.guide, step, phase, self.strings, self._measure, chapter=number, run=run, level=level)

    def _looking_back(self, phase: Phase, number: int, run: str) -> LookingBack:
        learned, carry = looking_back_places(phase, self.strings)
        return LookingBack(
            run=run,
            chapter=number,
            phase=phase,
            steps=self._looked_list(phase) if phase.steps else None,
            questions=(
                WritingLines(f"{phase.id}-learned", learned, self.strings["looking_learned"]),
                WritingLines(f"{phase.id}-carry", carry, self.strings["looking_carry"]),
            ),
            confidence=self._confidence(phase, later=True),
        )

    def _looked_list(self, phase: Phase) -> Component:
        """The steps of a phase to tick, each with a date."""
        items = tuple(Item(step.id, step.html, step.text) for step in phase.steps)
        options = (("columns", 1), ("extra", 0), ("mark", "ring"), ("dates", True), ("fill", False))
        return Component(f"_looked-{phase.id}", "checklist", options, "", phase.text, phase.span, items=items)

    def _outside(self, part: Step | Section) -> Page:
        """A step or a section outside of all phases. What comes after the first of another kind is there to keep."""
        if isinstance(part, Step):
            return self._step(part, None, 0, part.label or part.text, level=2)
        if part.kind != "prose" and self._is_prose:
            self._outside_label = self.strings["to_keep"]
        return self._section(part, self._outside_label)

    def _section(self, section: Section, toc_label: str, *, level: int = 2) -> SectionPage:
        return SectionPage(
            id=section.id,
            run=section.text,
            toc=TocEntry(section.id, section.text, "step" if level == 3 else ""),
            toc_label=toc_label,
            section=section,
            level=level,
            calls=self._calls(section) if section.kind == "encouragement" else (),
            lines=self._section_lines(section),
            apart=self.edition.prompts == "apart" and section.kind == "prompts",
        )

    def _section_lines(self, section: Section) -> WritingLines | None:
        """Lines below a plain section, as many as the author wants; a count of them, or what is left of its page."""
        rows = self.guide.meta.workbook.section_space
        if not rows or section.kind != "prose" or section.has_own_space:
            return None
        place = section_lines_place(section, self.strings)
        heading = self.strings["notes"]
        return WritingLines(f"{section.id}-lines", place, heading, rows, least=5 if rows == "fill" else 0)

    def _calls(self, section: Section) -> tuple[BlankRow, ...]:
        rows: tuple[tuple[str, AnswerPlace], ...] = tuple(
            (place.label, place) for place in hard_day_places(section, self.strings)
        )
        return tuple(BlankRow(row, ("",)) for row in rows)

    def _is_support(self, part: Phase | Step | Section) -> bool:
        inner = part.parts if isinstance(part, Phase) else (part,)
        return any(isinstance(p, Section) and p.kind == "support" for p in inner)
