"""Pieces and their HTML become a guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from builder.diagnostics import Diagnostic
from builder.model.card import Meta
from builder.model.guide import (
    Block,
    Field,
    Guide,
    Offer,
    Part,
    Phase,
    Prompt,
    Prose,
    Section,
    Step,
    StepItem,
    Subheading,
)
from builder.parse.assembly.components import ComponentMaker
from builder.parse.assembly.part_names import PartNames
from builder.parse.assembly.private import private_abbreviations, private_atoms, private_footnotes
from builder.parse.assembly.references import References, find_last
from builder.parse.assembly.step_options import read_step_options
from builder.parse.assembly.summary import make_card
from builder.parse.prose.convert import Fragment
from builder.parse.source.control_characters import turned_around
from builder.parse.source.scanner import Line
from builder.parse.structure.segments import Closing, ComponentPiece, FieldOpening, Opening, Passage, Piece, PromptPiece
from builder.text.plain import inline, plain_text
from builder.text.typography import curl

_INNER = ("sub", "offer", "title")


@dataclass(slots=True)
class Assembler:
    """Walks over the pieces of a guide once.

    `fragments` and `atoms` are, by number, what each text was made into and its source; `html` is what stands in the
    guide.
    """

    pieces: Sequence[Piece]
    fragments: Sequence[Fragment]
    atoms: Sequence[tuple[Line, ...]]
    meta: Meta
    references: References = field(default_factory=References)
    position: int = 0
    depths: list[int] = field(default_factory=list)
    closing: list[Block] | None = None
    before: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    html: list[str] = field(init=False)
    components: ComponentMaker = field(init=False)
    names: PartNames = field(init=False)

    def __post_init__(self) -> None:
        self.html = [""] * len(self.fragments)
        self.names = PartNames(self.references)
        self.components = ComponentMaker(self.html, self.references, self.diagnostics)

    def guide(self, kind: str, files: tuple[str, ...], footnotes: Fragment) -> Guide:
        private = private_atoms(self.pieces)
        for number, fragment in enumerate(self.fragments):
            self.html[number] = self.references.collect(fragment, self.atoms[number], private=number in private)
        self.diagnostics += private_footnotes(private, self.html, self.atoms)
        self.diagnostics += private_abbreviations(private, self.atoms)
        everything = [line for atom in self.atoms for line in atom] if footnotes.html else []
        notes = self.references.collect(footnotes, everything)
        self.pieces = [p for p in self.pieces if not isinstance(p, Passage) or self.html[p.atom]]
        for piece in self.pieces:
            if isinstance(piece, Opening):
                self.diagnostics += turned_around(unescape(self.html[piece.title]), piece.line)
            if isinstance(piece, Opening) and piece.id and piece.role != "title":
                self.references.claim(piece.id, find_last(f"#{piece.id}", piece.line))
        self.names.look_ahead(piece.plain for piece in self.pieces if isinstance(piece, Opening) and not piece.id)
        meta = self._titled()
        intro = self._blocks("")
        parts = self._parts()
        notes = self.references.blanks.place(notes, "")
        card = make_card(meta, kind, files, parts, self.references, self.atoms)
        blanks = self.references.blanks.fields(card.ids)
        return Guide(card, intro, parts, notes, blanks, tuple(self.references.tables))

    # -- walking ----------------------------------------------------------------------------------------------

    def _peek(self) -> Piece | None:
        return self.pieces[self.position] if self.position < len(self.pieces) else None

    def _next(self) -> Piece:
        self.position += 1
        return self.pieces[self.position - 1]

    def _titled(self) -> Meta:
        """The metadata with its words as they are printed, and with the title that the text brings."""
        meta, first = replace(self.meta, description=curl(self.meta.description)), self._peek()
        if isinstance(first, Opening) and first.role == "title":
            self._next()
            if not meta.title:
                fragment = self._inline(first.title, "")
                return replace(meta, title=plain_text(fragment), title_html=fragment, span=first.line.span())
        return replace(meta, title=curl(meta.title), title_html=curl(meta.title_html))

    def _parts(self) -> tuple[Part, ...]:
        parts: list[Part] = []
        while (piece := self._peek()) is not None:
            assert isinstance(piece, Opening), "only a heading starts a part"
            self._next()
            parts.append(self._phase(piece) if piece.role == "phase" else self._step_or_section(piece))
        return tuple(parts)

    def _step_or_section(self, opening: Opening) -> Step | Section:
        return self._step(opening) if opening.role == "step" else self._section(opening)

    def _phase(self, opening: Opening) -> Phase:
        identifier = self._begin(opening)
        self.names.phase = identifier
        self.closing = []
        intro = self._blocks(identifier)
        parts: list[Step | Section] = []
        while isinstance(piece := self._peek(), Opening) and self._belongs(piece, opening):
            self._next()
            parts.append(self._step_or_section(piece))
        closing, self.closing, self.names.phase = tuple(self.closing), None, ""
        return Phase(
            identifier,
            opening.label,
            *self._words(opening, identifier),
            intro,
            tuple(parts),
            closing,
            opening.ordinal,
            opening.line.span(),
        )

    def _belongs(self, piece: Opening, phase: Opening) -> bool:
        """A step belongs to the phase before it even at the phase's own level; other headings only below it."""
        if piece.role == "phase":
            return False
        return piece.level > phase.level or (piece.role == "step" and piece.level == phase.level)

    def _step(self, opening: Opening) -> Step:
        identifier = self._begin(opening)
        self.depths = []
        items: list[StepItem] = []
        while (piece := self._peek()) is not None and not self._ends(piece):
            if self._set_aside():
                continue
            if isinstance(piece, FieldOpening):
                self._next()
                items.append(Field(piece.kind, curl(piece.label), self._field_blocks(identifier)))
            else:
                items.append(self._block(identifier))
        self.diagnostics += self.names.clash(identifier)
        self.references.name(f"{identifier}-goal", opening.line.span())
        goal, space, problems = read_step_options(opening, self.meta.workbook)
        self.diagnostics += problems
        return Step(
            identifier,
            opening.label,
            opening.number
            if len(opening.number) <= 4 and not opening.number.isalpha()
            else _short_roman(opening.number),
            opening.ordinal,
            *self._words(opening, identifier),
            tuple(items),
            goal,
            space,
            opening.line.span(),
        )

    def _section(self, opening: Opening) -> Section:
        identifier = self._begin(opening)
        self.depths = []
        items: list[Block | Prompt | Offer] = []
        prompts = 0
        while (piece := self._peek()) is not None and not self._ends(piece):
            if self._set_aside():
                continue
            if isinstance(piece, Opening) and piece.role == "offer":
                self._next()
                items.append(self._offer(piece))
            elif isinstance(piece, PromptPiece):
                self._next()
                prompts += 1
                items.append(self._prompt(piece, identifier, prompts))
            else:
                items.append(self._block(identifier))
        kind = "prose" if opening.role == "section" else opening.role
        section = Section(identifier, kind, *self._words(opening, identifier), tuple(items))
        self.diagnostics += self.names.clash(identifier) if section.has_own_space else []
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
        self.references.blanks.place(last.html, section.id)
        shorter = replace(offers[-1], blocks=tuple(kept))
        return replace(section, items=(*section.items[:-1], shorter), closing=(last,))

    def _offer(self, opening: Opening) -> Offer:
        identifier = self._begin(opening)
        return Offer(identifier, *self._words(opening, identifier), self._blocks(identifier))

    def _prompt(self, piece: PromptPiece, part: str, number: int) -> Prompt:
        fragment = inline(self.html[piece.atom])
        text = plain_text(fragment)
        identifier = self.references.answer(f"{part}-{text}"[:60], piece.line.span(), fallback=part)
        self.references.blanks.place(fragment, identifier)
        rows = self.meta.workbook.prompts
        return Prompt(identifier, piece.number or str(number), fragment, text, rows, piece.line.span())

    # -- blocks -----------------------------------------------------------------------------------------------

    def _ends(self, piece: Piece) -> bool:
        return isinstance(piece, Opening) and piece.role not in _INNER

    def _blocks(self, part: str) -> tuple[Block, ...]:
        """Blocks up to the next heading that starts something, or an offer."""
        self.depths = []
        found: list[Block] = []
        while (piece := self._peek()) is not None:
            if isinstance(piece, Opening) and piece.role != "sub":
                break
            if not self._set_aside():
                found.append(self._block(part))
        return tuple(found)

    def _field_blocks(self, part: str) -> tuple[Block, ...]:
        """A field's own blocks: up to the next label or heading."""
        found: list[Block] = []
        while isinstance(self._peek(), Passage | ComponentPiece):
            found.append(self._block(part))
        return tuple(found)

    def _set_aside(self) -> bool:
        """Keep a closing line for the end of the phase it is in.

        False for all else; outside a phase it is mere text.
        """
        piece = self._peek()
        if not isinstance(piece, Closing) or self.closing is None:
            return False
        self._next()
        self.closing.append(Prose(_unquoted(self._placed(piece.atom, self.names.phase))))
        return True

    def _block(self, part: str) -> Block:
        piece = self._next()
        match piece:
            case Passage():
                self.before = self._placed(piece.atom, part)
                return Prose(self.before)
            case Closing():
                return Prose(self._placed(piece.atom, part))
            case ComponentPiece():
                return self.components.make(piece, part, plain_text(self.before))
            case Opening():
                return Subheading(self._id(piece), *self._words(piece, part), self._depth(piece.level))
            case _:
                raise AssertionError(f"{piece} is not a block")

    def _depth(self, level: int) -> int:
        while self.depths and self.depths[-1] >= level:
            self.depths.pop()
        self.depths.append(level)
        return len(self.depths)

    def _placed(self, atom: int, part: str) -> str:
        """The HTML of a text, whose blanks are in a part."""
        return self.references.blanks.place(self.html[atom], part)

    def _inline(self, atom: int, part: str) -> str:
        return inline(self._placed(atom, part))

    def _words(self, opening: Opening, part: str) -> tuple[str, str]:
        """A heading as HTML and as plain text."""
        fragment = self._inline(opening.title, part)
        return fragment, plain_text(fragment)

    def _begin(self, opening: Opening) -> str:
        """The id of a part, which the ids of the answers in it start with."""
        self.before = ""
        return self._id(opening)

    def _id(self, opening: Opening) -> str:
        if opening.id:
            return opening.id
        words, span = plain_text(self.html[opening.title]), opening.line.span()
        return self.names.name(words, opening.label, span, fallback=opening.role)


def _short_roman(number: str) -> str:
    """Roman numbers of up to four letters are shown as large as digits are; number words stay in the label."""
    return number if len(number) <= 4 and set(number.lower()) <= set("ivxlc") else ""


def _unquoted(fragment: str) -> str:
    """A closing line written as a quotation, without the quotation's tag."""
    inner = fragment.strip()
    if inner.startswith("<blockquote>") and inner.endswith("</blockquote>"):
        inner = inner.removeprefix("<blockquote>").removesuffix("</blockquote>").strip()
    return inner
