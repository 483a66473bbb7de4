"""Cutting a guide's source into pieces, by what its headings and labels say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.components import Registry
from builder.diagnostics import Diagnostic, error
from builder.model.guide import Workbook
from builder.parse.blocks import ITEM, SourceBlock, blocks, dedent, list_items
from builder.parse.directives import Directive, read_directive
from builder.parse.pieces import Closing, ComponentPiece, FieldOpening, Opening, Passage, Piece, PromptPiece
from builder.parse.questions import asks
from builder.parse.scanner import (
    DirectiveClose,
    DirectiveOpen,
    FenceLeftOpen,
    Heading,
    Item,
    Line,
    Text,
    plain_heading,
    split_attributes,
)
from builder.parse.words import Label, Numbered, Words

_PARTS = ("phase", "step", "prompts", "encouragement", "support")


@dataclass(slots=True)
class Cutter:
    """Goes through a guide's items once. `pieces`, `atoms` and `diagnostics` are its result."""

    words: Words
    registry: Registry
    workbook: Workbook
    title: str
    pieces: list[Piece] = field(default_factory=list)
    atoms: list[tuple[Line, ...]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    part: str = "intro"
    part_level: int = 0
    phase_level: int = 0
    open: list[tuple[Directive | None, DirectiveOpen, list[Line]]] = field(default_factory=list)

    def take(self, items: Iterable[Item]) -> None:
        """The items of one file. A directive must close in the file it opens in."""
        for item in items:
            match item:
                case Heading():
                    self._close_all(item.line)
                    self._heading(item)
                case Text():
                    self._text(item.lines)
                case DirectiveOpen():
                    self._open_directive(item)
                case DirectiveClose():
                    self._close_directive(item)
                case FenceLeftOpen():
                    hint = "close it with a line of the same marks"
                    self.diagnostics.append(
                        error("GP106", "this block of code is never closed", item.line.span(), hint)
                    )
        self._close_all(None)

    # -- headings ---------------------------------------------------------------------------------------------

    def _heading(self, heading: Heading) -> None:
        if not self.pieces and heading.level == 1 and self._is_title(heading):
            self._open(heading, "title", None)
            return
        numbered = self.words.numbered(heading.text)
        role = self._role(heading, numbered)
        if self.part == "step" and role == "sub" and (kind := self.words.label_heading(heading.text)):
            self.pieces.append(FieldOpening(kind, plain_heading(heading.text).removesuffix(":"), heading.line))
            return
        self._enter(role, heading.level)
        self._open(heading, role, numbered if numbered and numbered.role == role else None)

    def _is_title(self, heading: Heading) -> bool:
        """The first H1 is the title, unless it is a phase or step, or the front matter has another title."""
        if self.title:
            return plain_heading(heading.text) == self.title
        return not self._explicit(heading) and self.words.numbered(heading.text) is None

    def _role(self, heading: Heading, numbered: Numbered | None) -> str:
        explicit = self._explicit(heading)
        if explicit:
            return explicit
        if heading.level == self.workbook.phases:
            return "phase"
        if heading.level == self.workbook.steps:
            return "step"
        if self.part == "step" and heading.level > self.part_level and self.words.label_heading(heading.text):
            return "sub"
        if numbered:
            return numbered.role
        phrase = self.words.section(heading.text)
        if phrase and not (self.part == phrase and heading.level > self.part_level):
            return phrase
        return self._plain_role(heading.level)

    def _plain_role(self, level: int) -> str:
        """A heading that says nothing by itself: an offer, a sub-heading, or a section of its own."""
        if self.part == "support" and level > self.part_level:
            return "offer"
        if self.part != "intro" and level > self.part_level:
            return "sub"
        return "section"

    def _explicit(self, heading: Heading) -> str:
        return next((c for c in heading.attributes.classes if c in (*_PARTS, "section")), "")

    def _enter(self, role: str, level: int) -> None:
        if role in ("offer", "sub"):
            return
        self.part, self.part_level = role, level
        if role == "phase":
            self.phase_level = level

    def _open(self, heading: Heading, role: str, numbered: Numbered | None) -> None:
        label, number, ordinal = (numbered.label, numbered.number, numbered.ordinal) if numbered else ("", "", 0)
        title = numbered.title if numbered and numbered.title else heading.text
        if numbered and not numbered.title:
            label = ""
        atom = self._atom((replace(heading.line, text=title),))
        self.pieces.append(
            Opening(
                role,
                heading.level,
                atom,
                plain_heading(title),
                heading.attributes.id,
                heading.line,
                label,
                number,
                ordinal,
                heading.attributes.pairs,
            )
        )

    # -- directives -------------------------------------------------------------------------------------------

    def _open_directive(self, item: DirectiveOpen) -> None:
        directive, problems = read_directive(item, self.registry)
        self.diagnostics += problems
        self.open.append((directive, item, []))
        if item.whole or (directive is not None and not directive.type.takes_text):
            self._finish_directive()

    def _close_directive(self, item: DirectiveClose) -> None:
        if self.open:
            self._finish_directive()
            return
        if self.pieces and isinstance(last := self.pieces[-1], ComponentPiece) and not last.directive.type.takes_text:
            return
        hint = "take this line out, or put the opening line, such as `::: lines`, before the text"
        self.diagnostics.append(error("GP105", "nothing is open here that `:::` could close", item.line.span(), hint))

    def _finish_directive(self) -> None:
        directive, _, lines = self.open.pop()
        if directive is None:
            self._text(lines)
            return
        atom = self._atom(tuple(lines)) if any(line.text.strip() for line in lines) else -1
        self.pieces.append(ComponentPiece(directive, atom, directive.span))

    def _close_all(self, heading: Line | None) -> None:
        """Directives still open at a heading or the end of a file."""
        while self.open:
            directive, item, _ = self.open[-1]
            name = directive.type.name if directive else "this directive"
            where = f"before the heading on line {heading.number}" if heading else "before the end of the file"
            hint = f"put a line `:::` where its text ends, {where}"
            self.diagnostics.append(error("GP102", f"`{name}` is never closed", item.line.span(), hint))
            self._finish_directive()

    # -- text -------------------------------------------------------------------------------------------------

    def _text(self, lines: Sequence[Line]) -> None:
        if self.open:
            self.open[-1][2].extend(lines)
        elif self.part == "step":
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
            closing = _closing(block)
            if closing:
                self._passage(rest)
                rest = []
                self.pieces.append(Closing(self._atom(closing)))
            else:
                rest += [*block.lines, replace(block.lines[-1], text="")]
        self._passage(rest)

    def _passage(self, lines: Sequence[Line], kind: str = "paragraph", tail: int = 0) -> None:
        if any(line.text.strip() for line in lines):
            self.pieces.append(Passage(self._atom(tuple(lines)), kind, tail))

    def _prompts(self, lines: Sequence[Line]) -> None:
        for block in blocks(lines):
            if block.kind != "list":
                self._passage(block.lines)
                continue
            for item in list_items(block):
                self.pieces.append(PromptPiece(item.number, self._atom(item.lines), item.lines[0]))

    def _step_text(self, lines: Sequence[Line]) -> None:
        for label, line, inner in _labelled(lines, self.words):
            if label and line:
                self.pieces.append(FieldOpening(label.kind, label.label, line))
            self._step_blocks(inner, own=bool(label))

    def _step_blocks(self, lines: Sequence[Line], *, own: bool) -> None:
        """The blocks of a step's text. The first, and a list right after it, belong to the label before them (`own`)."""
        found = blocks(lines)
        tail = 0
        for index, block in enumerate(found):
            closing = _closing(block)
            if closing:
                self.pieces.append(Closing(self._atom(closing)))
                continue
            behind = index > 0 and not (index == 1 and block.kind == "list") if own else self._after_field()
            tail = tail + 1 if behind else 0
            self._passage(block.lines, block.kind, tail)
            if block.kind == "paragraph" and self.workbook.questions and asks(block.text):
                self._room_for_questions(block)

    def _after_field(self) -> bool:
        """Whether the text here stands, without a label, behind a field of the same step."""
        for piece in reversed(self.pieces):
            if isinstance(piece, FieldOpening):
                return True
            if isinstance(piece, Opening):
                return False
        return False

    def _room_for_questions(self, block: SourceBlock) -> None:
        kind = self.registry["lines"]
        values = {option.name: option.default for option in kind.options.values()} | {"rows": 4}
        span = block.lines[0].span()
        self.pieces.append(ComponentPiece(Directive(kind, "", tuple(sorted(values.items())), span), -1, span))

    def _atom(self, lines: tuple[Line, ...]) -> int:
        self.atoms.append(lines)
        return len(self.atoms) - 1


def _closing(block: SourceBlock) -> tuple[Line, ...]:
    """The lines of a block that ends in `{.closing}`, without that mark; empty where it does not."""
    last = block.lines[-1]
    if not last.text.rstrip().endswith("}"):
        return ()
    text, attributes = split_attributes(last.text)
    return (*block.lines[:-1], replace(last, text=text)) if "closing" in attributes.classes else ()


def _labelled(lines: Sequence[Line], words: Words) -> Iterator[tuple[Label | None, Line | None, list[Line]]]:
    """A step's text split at its labels: (label, its line, the lines that are its text). Code is not looked into."""
    label: Label | None = None
    at: Line | None = None
    inner: list[Line] = []
    indent = 0
    for block in blocks(lines):
        for number, line in enumerate(block.lines):
            found = None if block.kind in ("other", "quote") else _label_of(line, words, first=number == 0)
            if found is None:
                inner.append(dedent(line, indent) if indent and line.text.startswith((" ", "\t")) else line)
                continue
            if label or any(i.text.strip() for i in inner):
                yield label, at, inner
            label, bullet = found
            at, indent = line, bullet
            inner = [replace(line, text=label.rest)] if label.rest else []
        inner.append(replace(block.lines[-1], text=""))
    if label or any(i.text.strip() for i in inner):
        yield label, at, inner


def _label_of(line: Line, words: Words, *, first: bool) -> tuple[Label, int] | None:
    """A line's label and the width of the bullet before it."""
    bullet = ITEM.match(line.text)
    start = bullet.end() if bullet and bullet["gap"] else len(line.text) - len(line.text.lstrip(" "))
    if start > 3 and not bullet:
        return None
    label = words.label(line.text[start:], starts_paragraph=first, in_list=bullet is not None)
    return (label, start) if label else None
