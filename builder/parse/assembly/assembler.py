"""Segments and their HTML become a guide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from builder.components import Registry
from builder.diagnostics import Diagnostic
from builder.model.blocks import Block, Prose
from builder.model.guide import Field, Guide, Offer, Part, Phase, Prompt, Section, Step, StepItem
from builder.model.summary import Meta
from builder.parse.assembly.components import ComponentMaker
from builder.parse.assembly.part_names import PartNames
from builder.parse.assembly.phase_options import read_phase_options
from builder.parse.assembly.private import private_abbreviations, private_footnotes, private_texts
from builder.parse.assembly.references import References, find_last
from builder.parse.assembly.segment_reader import SegmentReader
from builder.parse.assembly.step_options import read_minutes, read_step_options
from builder.parse.assembly.summary import summarize
from builder.parse.prose.convert import Fragment
from builder.parse.source.control_characters import turned_around
from builder.parse.source.scanner import Line
from builder.parse.structure.segments import (
    FieldOpening,
    Opening,
    Passage,
    PromptSegment,
    Segment,
)
from builder.parse.structure.vocabulary import Vocabulary
from builder.text.plain import inline, plain_text
from builder.text.typography import Quotes, curl


def assemble(
    segments: Sequence[Segment], fragments: Sequence[Fragment], footnotes: Fragment, source: GuideSource
) -> tuple[Guide, list[Diagnostic]]:
    """The guide that its segments and their HTML make, and what is wrong with it; `fragments` are by text id."""
    references = References(source.quotes)
    private, texts = private_texts(segments), source.texts
    headings = {segment.title for segment in segments if isinstance(segment, Opening)}
    html = [
        references.collect(fragment, texts[number], private=number in private, is_heading=number in headings)
        for number, fragment in enumerate(fragments)
    ]
    diagnostics = [*private_footnotes(private, html, texts), *private_abbreviations(private, texts)]
    everything = [line for text in texts for line in text] if footnotes.html else []
    notes = references.collect(footnotes, everything)
    shown = [s for s in segments if not isinstance(s, Passage) or html[s.text_id]]
    names = PartNames(references)
    diagnostics += _claim_headings(shown, html, references, names)
    maker = ComponentMaker(html, references, diagnostics, source.registry)
    reader = SegmentReader(shown, html, references, maker, names, is_guide=source.kind == "guide")
    assembler = _Assembler(reader, source, diagnostics)
    meta, intro, parts = assembler.titled(), reader.blocks(""), assembler.parts()
    references.blanks.place(notes, "")
    summary = summarize(meta, source.kind, source.files, parts, references, texts)
    blanks = references.blanks.fields(summary.ids)
    guide = Guide(summary, intro, parts, notes, blanks, tuple(references.tables))
    return guide, diagnostics + references.diagnostics


def _claim_headings(
    segments: Sequence[Segment], html: Sequence[str], references: References, names: PartNames
) -> Iterator[Diagnostic]:
    """Claim the ids that authors gave to headings before any is made; a heading may not turn its text around."""
    openings = [segment for segment in segments if isinstance(segment, Opening)]
    for opening in openings:
        yield from turned_around(unescape(html[opening.title]), opening.line)
        if opening.id and opening.role != "title":
            references.claim(opening.id, find_last(f"#{opening.id}", opening.line))
    names.look_ahead(opening.plain for opening in openings if not opening.id)


@dataclass(frozen=True, slots=True)
class GuideSource:
    """What a guide is made of beside its segments: its front matter, kind and files, its texts by text id, the
    quotation marks of its language, the components there are, and what is recognised by its words.
    """

    meta: Meta
    kind: str
    files: tuple[str, ...]
    texts: Sequence[tuple[Line, ...]]
    quotes: Quotes
    registry: Registry
    vocabulary: Vocabulary


@dataclass(slots=True)
class _Assembler:
    """Makes the parts of a guide, in the order of their segments."""

    reader: SegmentReader
    source: GuideSource
    diagnostics: list[Diagnostic]

    @property
    def quotes(self) -> Quotes:
        return self.source.quotes

    def titled(self) -> Meta:
        """The metadata with its words as they are printed, and with the title that the text brings."""
        written = self.source.meta
        meta, first = replace(written, description=curl(written.description, self.quotes)), self.reader.peek()
        if isinstance(first, Opening) and first.role == "title":
            self.reader.next()
            if not meta.title:
                fragment = self.reader.inline(first.title, "")
                return replace(meta, title=plain_text(fragment), title_html=fragment, span=first.line.span())
        return replace(meta, title=curl(meta.title, self.quotes), title_html=curl(meta.title_html, self.quotes))

    def parts(self) -> tuple[Part, ...]:
        parts: list[Part] = []
        while (segment := self.reader.peek()) is not None:
            assert isinstance(segment, Opening), "only a heading starts a part"
            self.reader.next()
            parts.append(self._phase(segment) if segment.role == "phase" else self._step_or_section(segment))
        return tuple(parts)

    def _step_or_section(self, opening: Opening) -> Step | Section:
        return self._step(opening) if opening.role == "step" else self._section(opening)

    def _phase(self, opening: Opening) -> Phase:
        identifier, html, text = self.reader.begin(opening)
        self.reader.begin_phase(identifier)
        intro = self.reader.blocks(identifier)
        parts: list[Step | Section] = []
        while isinstance(segment := self.reader.peek(), Opening) and self._belongs(segment, opening):
            self.reader.next()
            parts.append(self._step_or_section(segment))
        steps = sum(isinstance(part, Step) for part in parts)
        page, problems = read_phase_options(opening, steps, self.source.registry)
        self.diagnostics += problems
        return Phase(
            id=identifier,
            label=opening.label,
            html=html,
            text=text,
            intro=intro,
            parts=tuple(parts),
            closing=self.reader.end_phase(),
            ordinal=opening.ordinal,
            span=opening.line.span(),
            page=page,
        )

    def _belongs(self, segment: Opening, phase: Opening) -> bool:
        """A step belongs to the phase before it even at the phase's own level; other headings only below it."""
        if segment.role == "phase":
            return False
        return segment.level > phase.level or (segment.role == "step" and segment.level == phase.level)

    def _step(self, opening: Opening) -> Step:
        identifier, html, text = self.reader.begin(opening)
        items: list[StepItem] = []
        while not self.reader.at_end():
            if self.reader.set_aside():
                continue
            segment = self.reader.peek()
            if isinstance(segment, FieldOpening):
                self.reader.next()
                items.append(
                    Field(segment.kind, curl(segment.label, self.quotes), self.reader.field_blocks(identifier))
                )
            else:
                items += self.reader.next_blocks(identifier)
        self.diagnostics += self.reader.names.clash(identifier)
        self.reader.references.name(f"{identifier}-goal", opening.line.span())
        wanted, problems = read_step_options(opening, self.source.meta.workbook)
        self.diagnostics += problems
        return Step(
            id=identifier,
            label=opening.label,
            number=_large_number(opening.number),
            ordinal=opening.ordinal,
            html=html,
            text=text,
            items=tuple(items),
            goal_form=wanted.goal,
            rows=wanted.rows,
            span=opening.line.span(),
            repeats=self.source.vocabulary.repeats(" ".join([text, *_goals(items)])),
            minutes=wanted.minutes,
        )

    def _section(self, opening: Opening) -> Section:
        identifier, html, text = self.reader.begin(opening)
        items: list[Block | Prompt | Offer] = []
        prompts = 0
        while not self.reader.at_end():
            if self.reader.set_aside():
                continue
            segment = self.reader.peek()
            if isinstance(segment, Opening) and segment.role == "offer":
                self.reader.next()
                items.append(self._offer(segment))
            elif isinstance(segment, PromptSegment):
                self.reader.next()
                prompts += 1
                items.append(self._prompt(segment, identifier, prompts))
            else:
                items += self.reader.next_blocks(identifier)
        kind = "prose" if opening.role == "section" else opening.role
        minutes, problems = read_minutes(opening)
        self.diagnostics += problems
        section = Section(identifier, kind, html, text, tuple(items), minutes=minutes)
        self.diagnostics += self.reader.names.clash(identifier) if section.asks_by_name else []
        return self._close_support(section)

    def _close_support(self, section: Section) -> Section:
        """A last paragraph that only the last offer has closes the section of offers."""
        offers = section.offers
        if section.kind != "support" or len(offers) < 2 or section.items[-1] is not offers[-1]:
            return section
        *kept, last = offers[-1].blocks or (None,)
        if not isinstance(last, Prose) or not last.html.startswith("<p"):
            return section
        if len(kept) < max(len(offer.blocks) for offer in offers[:-1]):
            return section
        self.reader.references.blanks.place(last.html, section.id)
        shorter = replace(offers[-1], blocks=tuple(kept))
        return replace(section, items=(*section.items[:-1], shorter), closing=(last,))

    def _offer(self, opening: Opening) -> Offer:
        identifier, html, text = self.reader.begin(opening)
        return Offer(identifier, html, text, self.reader.blocks(identifier))

    def _prompt(self, segment: PromptSegment, part: str, number: int) -> Prompt:
        fragment = inline(self.reader.html[segment.text_id])
        text = plain_text(fragment)
        identifier = self.reader.references.answer(f"{part}-{text}"[:60], segment.line.span(), fallback=part)
        self.reader.references.blanks.place(fragment, identifier)
        rows = self.source.meta.workbook.prompts
        return Prompt(identifier, segment.number or str(number), fragment, text, rows, segment.line.span())


def _goals(items: Sequence[StepItem]) -> Iterator[str]:
    """The words of a step's goals."""
    for item in items:
        if isinstance(item, Field) and item.kind == "goal":
            yield from (plain_text(block.html) for block in item.blocks if isinstance(block, Prose))


def _large_number(number: str) -> str:
    """Digits and Roman numbers of up to four characters are shown large; number words stay in the label."""
    is_shown = not number.isalpha() or set(number.lower()) <= set("ivxlc")
    return number if len(number) <= 4 and is_shown else ""
