"""Segments read one after another: their blocks, their headings, and the closing lines set aside for their phase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.model.blocks import Block, Prose, Subheading
from builder.parse.assembly.components import ComponentMaker
from builder.parse.assembly.figures import has_text_beside
from builder.parse.assembly.part_names import PartNames
from builder.parse.assembly.references import References
from builder.parse.assembly.tables import tables_to_fill_in
from builder.parse.structure.segments import Closing, ComponentSegment, Opening, Passage, Segment
from builder.text.plain import inline as without_paragraph
from builder.text.plain import plain_text

_INNER = ("sub", "offer", "title")


@dataclass(slots=True)
class SegmentReader:
    """Where the reading of segments is.

    `html` is that of each text. `closing` are the closing lines set aside, None outside of a phase; `depths` the levels
    of the sub-headings that the next block is below; `before` the HTML ahead of it, whose words may name its answer.
    """

    segments: Sequence[Segment]
    html: Sequence[str]
    references: References
    components: ComponentMaker
    names: PartNames
    is_guide: bool
    position: int = 0
    depths: list[int] = field(default_factory=list)
    closing: list[Block] | None = None
    before: str = ""

    def peek(self) -> Segment | None:
        """The next segment; None at the end."""
        return self.segments[self.position] if self.position < len(self.segments) else None

    def next(self) -> Segment:
        """The next segment, which is read then."""
        self.position += 1
        return self.segments[self.position - 1]

    def at_end(self) -> bool:
        """Whether the part that is read has no more segments: the next begins another, or there is none."""
        segment = self.peek()
        return segment is None or (isinstance(segment, Opening) and segment.role not in _INNER)

    def begin(self, opening: Opening) -> tuple[str, str, str]:
        """The id of a part, which the ids of the answers in it start with, and its heading as HTML and plain text."""
        self.before, self.depths = "", []
        identifier = self._id(opening)
        return identifier, *self.words(opening, identifier)

    def begin_phase(self, identifier: str) -> None:
        """Set closing lines aside from now on; the names of parts begin with the phase where several read alike."""
        self.names.phase, self.closing = identifier, []

    def end_phase(self) -> tuple[Block, ...]:
        """The closing lines of the phase that ends."""
        closing = tuple(self.closing or ())
        self.names.phase, self.closing = "", None
        return closing

    def blocks(self, part: str) -> tuple[Block, ...]:
        """Blocks up to the next heading that starts something, or an offer."""
        self.depths = []
        found: list[Block] = []
        while (segment := self.peek()) is not None:
            if isinstance(segment, Opening) and segment.role != "sub":
                break
            if not self.set_aside():
                found += self.next_blocks(part)
        return tuple(found)

    def field_blocks(self, part: str) -> tuple[Block, ...]:
        """A field's own blocks: up to the next label or heading."""
        found: list[Block] = []
        while isinstance(self.peek(), Passage | ComponentSegment):
            found += self.next_blocks(part)
        return tuple(found)

    def set_aside(self) -> bool:
        """Keep a closing line for the end of the phase it is in.

        False for all else; outside a phase it is mere text.
        """
        segment = self.peek()
        if not isinstance(segment, Closing) or self.closing is None:
            return False
        self.next()
        self.closing.append(Prose(_unquoted(self._placed(segment.text_id, self.names.phase))))
        return True

    def next_blocks(self, part: str) -> list[Block]:
        """The next segment as blocks of a part: one, or several where text has a table to fill in."""
        segment = self.next()
        match segment:
            case Passage():
                return self._with_tables(self._prose(segment, part), part)
            case Closing():
                return [Prose(self._placed(segment.text_id, part))]
            case ComponentSegment():
                return [self.components.make(segment, part, plain_text(self.before))]
            case Opening():
                return [Subheading(self._id(segment), *self.words(segment, part), self._depth(segment.level))]
            case _:
                raise AssertionError(f"{segment} is not a block")

    def _prose(self, passage: Passage, part: str) -> str:
        """The HTML of a text, and of those after it that flow beside its figure: they are one block on a page."""
        self.before = fragment = self._placed(passage.text_id, part)
        while has_text_beside(fragment) and isinstance(following := self.peek(), Passage):
            self.next()
            self.before = self._placed(following.text_id, part)
            fragment += f"\n{self.before}"
        return fragment

    def _with_tables(self, html: str, part: str) -> list[Block]:
        """Text with its tables to fill in as components; a plain page, which asks nothing, has none."""
        cut = tables_to_fill_in(html) if self.is_guide else [html]
        return [Prose(one) if isinstance(one, str) else self.components.plain_table(one, part) for one in cut]

    def _depth(self, level: int) -> int:
        while self.depths and self.depths[-1] >= level:
            self.depths.pop()
        self.depths.append(level)
        return len(self.depths)

    def _placed(self, text_id: int, part: str) -> str:
        """The HTML of a text, whose blanks are in a part."""
        return self.references.blanks.place(self.html[text_id], part)

    def inline(self, text_id: int, part: str) -> str:
        """The HTML of a text as a part of a line."""
        return without_paragraph(self._placed(text_id, part))

    def words(self, opening: Opening, part: str) -> tuple[str, str]:
        """A heading as HTML and as plain text."""
        fragment = self.inline(opening.title, part)
        return fragment, plain_text(fragment)

    def _id(self, opening: Opening) -> str:
        words, span = plain_text(self.html[opening.title]), opening.line.span()
        identifier = opening.id or self.names.name(words, opening.label, span, fallback=opening.role)
        self.references.also_known(identifier, opening.before_title + words)
        return identifier


def _unquoted(fragment: str) -> str:
    """A closing line written as a quotation, without the quotation's tag."""
    inner = fragment.strip()
    if inner.startswith("<blockquote>") and inner.endswith("</blockquote>"):
        inner = inner.removeprefix("<blockquote>").removesuffix("</blockquote>").strip()
    return inner
