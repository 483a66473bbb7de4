"""A guide as guidepress understands it, in source order, for every medium.

HTML in these values is clean and may hold placeholders (see `text/placeholders.py`); `text` beside it is the same words
without any markup.
These classes have no slots: a frozen class with slots is pickled field by field in Python, and a guide travels between
processes (measured: 0.9 ms a guide with slots, 0.3 ms without).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.diagnostics import Span
from builder.model.blocks import BlankField, Block, Component, OptionValue, Prose
from builder.model.summary import DocumentSummary, Meta

_LONGEST_LABEL = 19
"""Characters of a field's label that surely fit into one line of its column."""

MOST_ROWS_KEPT = 12
"""Writing lines that are kept together with their question; more may continue on the next page."""


@dataclass(frozen=True)
class Field:
    """A labelled paragraph of a step.

    `kind` is goal, why, how or other; `label` as the author wrote it, without the colon.
    """

    kind: str
    label: str
    blocks: tuple[Block, ...]

    @property
    def has_tall_label(self) -> bool:
        """Whether its label may need two lines of its column."""
        return len(self.label) > _LONGEST_LABEL

    @property
    def opens_with_quote(self) -> bool:
        """Whether it starts with a quotation mark, which is then hung into the margin."""
        first = self.blocks[0] if self.blocks else None
        return isinstance(first, Prose) and first.html.removeprefix("<p>").removeprefix("<em>")[:1] in (
            "\u201c",
            "\u201e",
            "\u00ab",
        )


@dataclass(frozen=True)
class Prompt:
    """A journal question with room to write. `number` is shown before it; `rows` is a count or `fill`, 0 for none."""

    id: str
    number: str
    html: str
    text: str
    rows: int | str
    span: Span

    @property
    def is_long(self) -> bool:
        """Whether its lines may continue on the next page."""
        return isinstance(self.rows, int) and self.rows > MOST_ROWS_KEPT


@dataclass(frozen=True)
class Offer:
    """An offer of support: a summary on screen, a row on paper."""

    id: str
    html: str
    text: str
    blocks: tuple[Block, ...]


StepItem = Block | Field | Prompt


def _is_room(item: StepItem | Offer) -> bool:
    if isinstance(item, Field | Offer):
        return any(map(_is_room, item.blocks))
    return isinstance(item, Prompt) or (isinstance(item, Component) and item.writable and not item.private)


@dataclass(frozen=True)
class Step:
    """One step. `label` is what the author called it ("Step 1"), `number` the digits to show large, both may be empty.

    `ordinal` is the number's value, 0 where there is none, whichever way it was written. `goal_form` says whether *My
    goal* is asked for, `rows` how much room to think it gets: a count, `fill` or 0. `repeats` is daily or weekly where
    its words say so, or empty. `minutes` are those that a session needs for it, 0 where its heading names none.
    """

    id: str
    label: str
    number: str
    ordinal: int
    html: str
    text: str
    items: tuple[StepItem, ...]
    goal_form: bool
    rows: int | str
    span: Span
    repeats: str = ""
    minutes: int = 0

    @property
    def asking(self) -> tuple[str, ...]:
        """The ids of the components and prompts in it, with which the names of their answers begin."""
        return tuple(item.id for item in _inside(self.items))

    @property
    def has_own_space(self) -> bool:
        """Whether its text brings room to write of its own."""
        return any(map(_is_room, self.items))


@dataclass(frozen=True)
class Section:
    """A part that is neither phase nor step. `kind` is prose, prompts, encouragement or support. `minutes` are those
    that a session needs for it, 0 where its heading names none.
    """

    id: str
    kind: str
    html: str
    text: str
    items: tuple[Block | Prompt | Offer, ...]
    closing: tuple[Block, ...] = ()
    minutes: int = 0

    @property
    def asks_by_name(self) -> bool:
        """Whether it has room to write whose name only its heading tells apart: a plain table takes a number."""
        return any(_is_room(item) for item in self.items if not (isinstance(item, Component) and item.plain))

    @property
    def offers(self) -> tuple[Offer, ...]:
        return tuple(i for i in self.items if isinstance(i, Offer))

    @property
    def has_own_space(self) -> bool:
        """Whether its text brings room to write of its own."""
        return any(map(_is_room, self.items))

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        return tuple(i for i in self.items if isinstance(i, Prompt))


@dataclass(frozen=True)
class PageChoice:
    """The component that an author names for the page of a phase, with all of its options; no `name` for no page.

    `takes_steps` is whether it is made of a list, whose items are then the steps of the phase.
    """

    name: str
    options: tuple[tuple[str, OptionValue], ...] = ()
    takes_steps: bool = False


@dataclass(frozen=True)
class Phase:
    """A phase: `label` as written ("Phase One"), an introduction, steps and sections in source order, a closing line.

    `ordinal` is its number's value, 0 where it has none. `page` is what its author wants on a page of its own; None
    where that is left to the workbook.
    """

    id: str
    label: str
    html: str
    text: str
    intro: tuple[Block, ...]
    parts: tuple[Step | Section, ...]
    closing: tuple[Block, ...]
    ordinal: int
    span: Span
    page: PageChoice | None = None

    @property
    def name(self) -> str:
        """What it is called in a line of text: its label, or where it has none its title."""
        return self.label or self.text

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(p for p in self.parts if isinstance(p, Step))


Part = Phase | Step | Section


@dataclass(frozen=True)
class Guide:
    """A whole guide or plain page. `footnotes` is HTML, empty where the text has none.

    `blank_fields` are the blanks and boxes in its running text, `tables` the headings of its tables as one text, both
    by the number in their placeholder.
    """

    summary: DocumentSummary
    intro: tuple[Block, ...]
    parts: tuple[Part, ...]
    footnotes: str = ""
    blank_fields: tuple[BlankField, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def meta(self) -> Meta:
        return self.summary.meta

    @property
    def phases(self) -> tuple[Phase, ...]:
        return tuple(p for p in self.parts if isinstance(p, Phase))

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(_steps(self.parts))

    @property
    def components(self) -> tuple[Component, ...]:
        """Every component, in order."""
        return tuple(item for item in _inside((*self.intro, *self.parts)) if isinstance(item, Component))

    @property
    def asked(self) -> tuple[Prompt, ...]:
        """Every prompt, in order."""
        return tuple(item for item in _inside((*self.intro, *self.parts)) if isinstance(item, Prompt))

    @property
    def is_filled_in(self) -> bool:
        """Whether it has anything to fill in: a step, a prompt, a blank, a box or a component."""
        own_space = any(component.writable and not component.private for component in self.components)
        return bool(self.steps or self.asked or any(blank.id for blank in self.blank_fields) or own_space)

    @property
    def is_prose_alone(self) -> bool:
        """Whether it is to be read only: it has no phase and no page for hard days, and nothing to fill in."""
        is_read = all(isinstance(part, Section) and part.kind != "encouragement" for part in self.parts)
        return is_read and not self.is_filled_in


def _steps(parts: tuple[Part, ...]) -> Iterator[Step]:
    for part in parts:
        if isinstance(part, Step):
            yield part
        elif isinstance(part, Phase):
            yield from part.steps


def _inside(items: Iterable[Block | Part | StepItem | Offer]) -> Iterator[Component | Prompt]:
    """The components and prompts in some parts, in order."""
    for item in items:
        match item:
            case Phase():
                yield from _inside((*item.intro, *item.parts))
            case Step() | Section():
                yield from _inside(item.items)
            case Field() | Offer():
                yield from _inside(item.blocks)
            case Component() | Prompt():
                yield item
