"""A guide cut into segments: what its source says, one after another, before any of it is HTML.

Text is referred to by number: a text id is an index into the list of texts that go to the converter together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Span
from builder.parse.source.directives import Directive
from builder.parse.source.scanner import Line


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading and what it begins.

    `role` is title, phase, step, prompts, encouragement, support, section, offer or sub; `title` is the text id of its
    words; `before_title` is what the heading has before these, such as "Step 1: ".
    """

    role: str
    level: int
    title: int
    plain: str
    id: str
    line: Line
    label: str = ""
    number: str = ""
    ordinal: int = 0
    before_title: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldOpening:
    kind: str
    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text. `tail` counts from 1 the blocks of a step after its last field's own text; 0 elsewhere."""

    text_id: int
    kind: str = "paragraph"
    tail: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    text_id: int


@dataclass(frozen=True, slots=True)
class PromptSegment:
    number: str
    text_id: int
    line: Line


@dataclass(frozen=True, slots=True)
class ComponentSegment:
    """A directive; `text_id` is its text, None where it has none. `items` are those of its list: text id and line.

    A `private` one is, or is in, one that private editions alone show.
    """

    directive: Directive
    text_id: int | None
    span: Span
    items: tuple[tuple[int, Line], ...] = ()
    private: bool = False


Segment = Opening | FieldOpening | Passage | Closing | PromptSegment | ComponentSegment


@dataclass(slots=True)
class SegmentedGuide:
    """The segments of a guide that were found so far, with the texts that these refer to."""

    segments: list[Segment] = field(default_factory=list)
    texts: list[tuple[Line, ...]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add_text(self, lines: tuple[Line, ...]) -> int:
        """The id of a text to convert."""
        self.texts.append(lines)
        return len(self.texts) - 1
