"""A guide's source taken apart into segments, by what its headings and labels say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from builder.components import Registry
from builder.diagnostics import error
from builder.model.summary import WorkbookSettings
from builder.parse.source.blocks import SourceBlock, blocks
from builder.parse.source.directives import Directive
from builder.parse.source.lists import list_items
from builder.parse.source.scanner import (
    DirectiveClose,
    DirectiveOpen,
    Heading,
    Item,
    LeftOpen,
    Line,
    Text,
    plain_heading,
)
from builder.parse.structure.alerts import Alert, alerts_apart, directive_of_ours, nested_alerts
from builder.parse.structure.closings import closing_lines
from builder.parse.structure.labels import labelled
from builder.parse.structure.misplaced import misplaced
from builder.parse.structure.open_directives import Nesting
from builder.parse.structure.questions import asks
from builder.parse.structure.segments import (
    Closing,
    ComponentSegment,
    FieldOpening,
    Opening,
    Passage,
    PromptSegment,
    SegmentedGuide,
)
from builder.parse.structure.vocabulary import Numbered, Vocabulary
from builder.text.placeholders import PHRASE

_ROWS_FOR_QUESTIONS = 4
"""Writing lines under a paragraph that asks two questions in a row."""
_PARTS = ("phase", "step", "prompts", "encouragement", "support")


@dataclass(slots=True)
class Segmenter:
    """Goes through a guide's items once. `result` is its result."""

    vocabulary: Vocabulary
    registry: Registry
    workbook: WorkbookSettings
    title: str
    result: SegmentedGuide = field(default_factory=SegmentedGuide)
    part: str = "intro"
    part_level: int = 0
    offer_level: int = 0
    begun: bool = False
    after_field: bool = False
    alerts: bool = False
    directives: Nesting = field(init=False)

    def __post_init__(self) -> None:
        self.directives = Nesting(self.registry, self.result)

    def take(self, items: Iterable[Item], *, alerts: bool) -> None:
        """The items of one file, which may have `alerts`. A directive must close in the file it opens in."""
        self.alerts = alerts
        registry = self.registry
        items = tuple(directive_of_ours(i, registry) if isinstance(i, DirectiveOpen) else i for i in items)
        self.directives.look_ahead(items)
        for item in items:
            match item:
                case Heading():
                    if not self.directives.hold_heading(item):
                        self._heading(item)
                case Text():
                    self._text(item.lines)
                case DirectiveOpen():
                    self.directives.open(item)
                case DirectiveClose():
                    self.directives.close(item)
                case LeftOpen():
                    hint = f"close it with {item.close}"
                    code = "GP106" if item.what == "block of code" else "GP129"
                    problem = error(code, f"this {item.what} is never closed", item.line.span(), hint)
                    self.result.diagnostics.append(problem)
        self.directives.close_all(None)

    # -- headings ---------------------------------------------------------------------------------------------

    def _heading(self, heading: Heading) -> None:
        if heading.level == 1 and self._is_title(heading):
            self._open(heading, "title", None)
            self.result.segments.insert(0, self.result.segments.pop())
            return
        numbered = self.vocabulary.numbered(heading.text)
        role = self._role(heading, numbered)
        if self.part == "step" and role == "sub" and (kind := self.vocabulary.label_heading(heading.text)):
            self._field(kind, self.vocabulary.without_colon(heading.text), heading.line)
            return
        self._enter(role, heading.level)
        self._open(heading, role, numbered if numbered and numbered.role == role else None)

    def _is_title(self, heading: Heading) -> bool:
        """An H1 before any other heading is the title, unless it is a phase or step, or front matter has another."""
        if self.begun:
            return False
        if self.title:
            return plain_heading(heading.text) == self.title
        return not self._explicit(heading) and self.vocabulary.numbered(heading.text) is None

    def _role(self, heading: Heading, numbered: Numbered | None) -> str:
        explicit = self._explicit(heading)
        if explicit:
            return explicit
        if heading.level == self.workbook.phases:
            return "phase"
        if heading.level == self.workbook.steps:
            return "step"
        if self.part == "step" and heading.level > self.part_level and self.vocabulary.label_heading(heading.text):
            return "sub"
        if numbered:
            return numbered.role
        phrase = self.vocabulary.section(heading.text)
        if phrase and not (self.part == phrase and heading.level > self.part_level):
            return phrase
        return self._plain_role(heading.level)

    def _plain_role(self, level: int) -> str:
        """A heading that says nothing on its own: an offer, a sub-heading, or a section of its own."""
        if self.part == "support" and level > self.part_level:
            self.offer_level = self.offer_level or level
            return "offer" if level <= self.offer_level else "sub"
        if self.part != "intro" and level > self.part_level:
            return "sub"
        return "section"

    def _explicit(self, heading: Heading) -> str:
        return next((c for c in heading.attributes.classes if c in (*_PARTS, "section")), "")

    def _enter(self, role: str, level: int) -> None:
        if role in ("offer", "sub"):
            return
        self.part, self.part_level, self.offer_level = role, level, 0

    def _open(self, heading: Heading, role: str, numbered: Numbered | None) -> None:
        label, number, ordinal = (numbered.label, numbered.number, numbered.ordinal) if numbered else ("", "", 0)
        title = numbered.title if numbered and numbered.title else heading.text
        if numbered and not numbered.title:
            label = ""
        start = max(0, heading.line.text.find(title))
        title_id = self.result.add_text(
            (Line(PHRASE + title, heading.line.file, heading.line.number, start - len(PHRASE)),)
        )
        self.begun, self.after_field = True, False
        self.result.segments.append(
            Opening(
                role=role,
                level=heading.level,
                title=title_id,
                plain=plain_heading(title),
                id=heading.attributes.id,
                line=heading.line,
                label=label,
                number=number,
                ordinal=ordinal,
                before_title=plain_heading(heading.text[: max(0, heading.text.find(title))]) + " " if label else "",
                options=heading.attributes.pairs,
            )
        )

    # -- text -------------------------------------------------------------------------------------------------

    def _text(self, lines: Sequence[Line]) -> None:
        self.result.diagnostics += misplaced(lines, self.registry)
        if not self.alerts:
            self._text_alone(lines)
            return
        for found in alerts_apart(lines) if self.directives.may_hold_components() else (lines,):
            if isinstance(found, Alert):
                self.directives.hold_alert(found)
            elif any(line.text.strip() for line in found):
                kept, problems = nested_alerts(found)
                self.result.diagnostics += problems
                self._text_alone(kept)

    def _text_alone(self, lines: Sequence[Line]) -> None:
        if self.directives.hold(lines):
            return
        if self.part == "step":
            self._step_text(lines)
        elif self.part == "prompts":
            self._prompts(lines)
        elif self.part == "support":
            for block in blocks(lines):
                self._passage(block.lines)
        else:
            self._passages(lines)

    def _passages(self, lines: Sequence[Line]) -> None:
        """Running text, with an explicit closing line taken out."""
        rest: list[Line] = []
        for block in blocks(lines):
            closing = closing_lines(block)
            if closing:
                self._passage(rest)
                rest = []
                self.result.segments.append(Closing(self.result.add_text(closing)))
            else:
                rest += [*block.lines, block.lines[-1].with_text("")]
        self._passage(rest)

    def _passage(self, lines: Sequence[Line], kind: str = "paragraph", tail: int = 0) -> None:
        if any(line.text.strip() for line in lines):
            self.result.segments.append(Passage(self.result.add_text(tuple(lines)), kind, tail))

    def _prompts(self, lines: Sequence[Line]) -> None:
        for block in blocks(lines):
            if block.kind != "list":
                self._passage(block.lines)
                continue
            for item in list_items(block.lines):
                if any(line.text.strip() for line in item.lines):
                    self.result.segments.append(
                        PromptSegment(item.number, self.result.add_text(item.lines), item.lines[0])
                    )

    def _step_text(self, lines: Sequence[Line]) -> None:
        for label, line, inner in labelled(lines, self.vocabulary):
            if label and line:
                self._field(label.kind, label.label, line)
            self._step_blocks(inner, own=bool(label))

    def _step_blocks(self, lines: Sequence[Line], *, own: bool) -> None:
        """The blocks of a step's text.

        The first, and a list right after it, belong to the label before them (`own`). What comes after a field's own
        text is counted (`tail`), since a single paragraph there may be the closing line of a phase.
        """
        found = blocks(lines)
        tail = 0
        for index, block in enumerate(found):
            closing = closing_lines(block)
            if closing:
                self.result.segments.append(Closing(self.result.add_text(closing)))
                continue
            after = index > 0 and not (index == 1 and block.kind == "list") if own else self.after_field
            tail = tail + int(block.kind != "definition") if after else 0
            self._passage(block.lines, block.kind, tail)
            if (
                block.kind == "paragraph"
                and self.workbook.questions
                and asks(block.text, self.vocabulary.question_marks)
            ):
                self._room_for_questions(block)

    def _field(self, kind: str, label: str, line: Line) -> None:
        self.after_field = True
        self.result.segments.append(FieldOpening(kind, label, line))

    def _room_for_questions(self, block: SourceBlock) -> None:
        kind = self.registry["lines"]
        values = {option.name: option.default for option in kind.options.values()} | {"rows": _ROWS_FOR_QUESTIONS}
        span = block.lines[0].span()
        directive = Directive(kind, "", tuple(sorted(values.items())), span, span)
        self.result.segments.append(ComponentSegment(directive, text_id=None, span=span))
