"""A guide cut into pieces: what its source says, one after another, before any of it is HTML.

Text is referred to by number: `atom` is an index into the list of texts that go to the converter together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Span
from builder.parse.source.directives import Directive
from builder.parse.source.scanner import Line


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading and what it begins.

    `role` is title, phase, step, prompts, encouragement, support, section, offer or sub; `title` the atom of its words.
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
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldOpening:
    kind: str
    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text. `tail` counts from 1 the blocks of a step behind its last field's own text; 0 elsewhere."""

    atom: int
    kind: str = "paragraph"
    tail: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    atom: int


@dataclass(frozen=True, slots=True)
class PromptPiece:
    number: str
    atom: int
    line: Line


@dataclass(frozen=True, slots=True)
class ComponentPiece:
    """A directive; `atom` is its text, -1 where it has none. `items` are those of its list: each its atom and line.

    A `private` one is, or stands in, one that private editions alone show.
    """

    directive: Directive
    atom: int
    span: Span
    items: tuple[tuple[int, Line], ...] = ()
    private: bool = False


Piece = Opening | FieldOpening | Passage | Closing | PromptPiece | ComponentPiece


@dataclass(slots=True)
class Cut:
    """What cutting a guide has given so far."""

    pieces: list[Piece] = field(default_factory=list)
    atoms: list[tuple[Line, ...]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def atom(self, lines: tuple[Line, ...]) -> int:
        """The number of a text that is to be converted."""
        self.atoms.append(lines)
        return len(self.atoms) - 1
