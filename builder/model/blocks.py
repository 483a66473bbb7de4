"""What the parts of a guide are made of: running text, subheadings and components.

As in `guide.py`, HTML is clean and may hold placeholders, and no class has slots.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.diagnostics import Span
from builder.text.placeholders import BLANK, OPEN

OptionValue = str | int | float | bool


@dataclass(frozen=True)
class Prose:
    """Running text: one or more blocks of HTML."""

    html: str


@dataclass(frozen=True)
class Subheading:
    """A heading inside a part that starts nothing. `depth` counts from 1 below the part's own heading."""

    id: str
    html: str
    text: str
    depth: int


@dataclass(frozen=True)
class Item:
    """One item of a component's list: its words as HTML, the same as plain text, and a key for its answer.

    The key comes from the words and never from the position. `ticked` is whether the author ticked its box.
    """

    key: str
    html: str
    text: str
    ticked: bool = False


@dataclass(frozen=True)
class BlankField:
    """A blank or a box in running text: the name of its answer, and the words beside it as its label.

    One that was taken out of the text again, such as the box at the start of a checklist's item, has no name. `former`
    are the names that it had before. A box without words beside it, alone in the cell of a table, has an `unseen`
    label. `client` is the column of a client that stands on it in their copy; empty for none.
    """

    id: str
    label: str
    former: tuple[str, ...] = ()
    unseen: bool = False
    client: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a component's table; empty ones are to be filled in."""

    html: str
    text: str

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing: it may hold spaces and breaks."""
        return not self.text and "<img" not in self.html and OPEN not in self.html

    @property
    def is_blank(self) -> bool:
        """Whether it holds one blank and nothing else."""
        return not self.text and "<img" not in self.html and self.html.count(OPEN) == 1 and OPEN + BLANK in self.html


@dataclass(frozen=True)
class Component:
    """A component as an author wrote it. `prompt` is its text as HTML, `id` the name of its answer, unique in a guide.

    A marker alone, such as that of a new page, is not `writable`. `items` are those of its list, `head` and `rows` the
    cells of its table, where it has one. A `plain` table is an ordinary one in the text, with cells to fill in.
    """

    id: str
    name: str
    options: tuple[tuple[str, OptionValue], ...]
    prompt: str
    text: str
    span: Span
    writable: bool = True
    items: tuple[Item, ...] = ()
    head: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    private: bool = False
    plain: bool = False

    @property
    def label(self) -> str:
        """What its answer is called where its own text is not in sight: the first words of it, or its name."""
        return self.text or self.name

    def option(self, name: str) -> OptionValue:
        return dict(self.options)[name]


Block = Prose | Subheading | Component
