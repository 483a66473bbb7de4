"""The pages of a workbook, as values: what each holds, where one writes on it and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.model.answers import AnswerPlace
from builder.model.blocks import Block, Component
from builder.model.guide import Phase, Section, Step
from builder.model.site import SupportOffer
from builder.workbook.confidence import Confidence
from builder.workbook.elements import Advice, BlankRow, TocEntry, TocGroup, WritingLines
from builder.workbook.sitting import Sitting

_MOST_IN_A_COLUMN, _MOST_IN_TWO = 8, 40
"""Steps that an opener lists below one another, and in two columns."""


@dataclass(frozen=True)
class Page:
    """What every page has.

    `id` names its heading, where a link can lead; `run` is its running head. `chapter` is the number of the phase that
    it belongs to, 0 for none. `toc` is its line in the contents, below `toc_label`; `None` for no line. A page with
    `opens_toc` starts a group of its own there.
    """

    kind: ClassVar[str]

    id: str = ""
    run: str = ""
    chapter: int = 0
    toc: TocEntry | None = None
    toc_label: str = ""
    opens_toc: bool = False

    @property
    def named(self) -> str:
        """What an edition calls it."""
        return self.kind

    @property
    def tab(self) -> str:
        """The name of the page type that has the thumb tab of its phase; empty outside of phases."""
        return f"phase-{self.chapter}" if self.chapter else ""


@dataclass(frozen=True, kw_only=True)
class Cover(Page):
    """`owner`, `started` and `finished` are the places on it; a book, which is only read, `is_filled_in` nowhere."""

    kind = "cover"
    owner: AnswerPlace
    started: AnswerPlace
    finished: AnswerPlace
    has_long_subtitle: bool = False
    for_coach: bool = False
    is_filled_in: bool = True

    @property
    def rows(self) -> tuple[BlankRow, ...]:
        """The same places as rows of blanks."""
        dates = BlankRow((self.started.label, self.started, self.finished.label, self.finished), ("", ""))
        return BlankRow((self.owner.label, self.owner), ("",)), dates


@dataclass(frozen=True, kw_only=True)
class Masthead(Page):
    """The head of a sheet: who publishes it, its `html` as a title below a `label`, and what its part begins with.

    `place` is the id of what it shows of the guide; empty for the whole guide. `guide` is the guide's title where the
    sheet has one of its own. `about` is a sentence below the title of a sheet whose part begins with no text.
    """

    kind = "masthead"
    place: str
    html: str
    guide: str = ""
    label: str = ""
    about: str = ""
    blocks: tuple[Block, ...] = ()
    for_coach: bool = False


@dataclass(frozen=True, kw_only=True)
class Contact(Page):
    """The end of a sheet: room for notes, and where to find who publishes it."""

    kind = "contact"
    notes: WritingLines


@dataclass(frozen=True, kw_only=True)
class HowToUse(Page):
    """How the workbook is used, and *My rhythm*; `hard_page` is the page for hard days, where the guide has one."""

    kind = "how-to-use"
    advice: tuple[Advice, ...]
    hard_page: Section | None
    rhythm: tuple[BlankRow, ...]


@dataclass(frozen=True, kw_only=True)
class Contents(Page):
    """`density` is how close its lines are: empty, `dense`, or `dense densest`."""

    kind = "contents"
    groups: tuple[TocGroup, ...] = ()
    density: str = ""


@dataclass(frozen=True, kw_only=True)
class Reminders(Page):
    """The steps of the guide, a line each, below their phases. `density` is as in the contents."""

    kind = "reminders"
    groups: tuple[TocGroup, ...]
    density: str = ""


@dataclass(frozen=True, kw_only=True)
class Introduction(Page):
    """`why` are the lines below it, where the guide is one to fill in."""

    kind = "introduction"
    blocks: tuple[Block, ...]
    has_lede: bool
    why: WritingLines | None


@dataclass(frozen=True, kw_only=True)
class Opener(Page):
    """The page before a phase. `number` is the phase's own, as its title and its thumb tab show it; `numbers` are those
    of its steps, as shown in the rings of its drawing.

    With `sketches` it is on a right-hand page, and a left-hand page that is free before it is one to sketch on.
    """

    kind = "opener"
    phase: Phase
    number: str
    numbers: tuple[str, ...]
    aim: WritingLines
    sketches: WritingLines | None
    confidence: Confidence | None

    @property
    def step_columns(self) -> tuple[tuple[Step, ...], ...]:
        """The steps of the phase, in two columns where they are many; more than two columns hold are one long list."""
        steps = self.phase.steps
        if _MOST_IN_A_COLUMN < len(steps) <= _MOST_IN_TWO:
            half = (len(steps) + 1) // 2
            return steps[:half], steps[half:]
        return (steps,)

    @property
    def has_two_columns(self) -> bool:
        return len(self.step_columns) > 1


@dataclass(frozen=True, kw_only=True)
class StepPage(Page):
    """`meta` is the line above the title, `sitting` the row below it; `done` is when the step was done, `finished`
    whether; `spare` are lines where the goal moves on to the next page, or the component `spare_before`.

    On paper two steps may be on one page: `share` is first or second, or `flow` where all follow one another, and
    `brief` is the shorter form for *My goal*.
    Such steps have no `sitting`: a page with room for one row would have it for the first of the two alone.
    """

    kind = "step"
    step: Step
    level: int
    meta: str
    done: AnswerPlace
    finished: AnswerPlace
    sitting: Sitting | None
    spare: WritingLines | None
    goal: Component | None
    think: WritingLines | None
    share: str = ""
    brief: Component | None = None
    spare_before: str = ""

    @property
    def name(self) -> str:
        """What the step is called where it goes on: its label, or its title."""
        return self.step.label or self.step.text

    @property
    def printed_goal(self) -> Component | None:
        """The form as it is on paper."""
        return self.brief or self.goal


@dataclass(frozen=True, kw_only=True)
class PhasePage(Page):
    """A page of a phase's own: one component, made of the words of the guide."""

    kind = "phase-page"
    phase: Phase
    component: Component
    level: int = 3


@dataclass(frozen=True, kw_only=True)
class LookingBack(Page):
    """`phase_name` is what the phase is called in its heading."""

    kind = "looking-back"
    phase: Phase
    steps: Component | None
    questions: tuple[WritingLines, ...]
    confidence: Confidence | None

    @property
    def phase_name(self) -> str:
        return self.phase.name


@dataclass(frozen=True, kw_only=True)
class SectionPage(Page):
    """A section of the guide. `lines` are those below plain text; `calls` are the blanks of a hard day.

    One that `follows` begins no page, and one that `leads` is followed by such a one. Without a title of its own its
    name is that of the sheet. With `apart` each of its questions has a page of its own.
    """

    kind = "section"
    section: Section
    level: int
    calls: tuple[BlankRow, ...] = ()
    lines: WritingLines | None = None
    follows: bool = False
    leads: bool = False
    has_title: bool = True
    apart: bool = False

    @property
    def named(self) -> str:
        return SupportPage.kind if self.section.kind == "support" else self.kind


@dataclass(frozen=True, kw_only=True)
class Footnotes(Page):
    kind = "footnotes"
    html: str


@dataclass(frozen=True, kw_only=True)
class SignOff(Page):
    """The page to sign at the end: rows to complete, lines for what changed, and a row for signature and date."""

    kind = "sign-off"
    rows: tuple[BlankRow, ...]
    changed: WritingLines
    signed: BlankRow


@dataclass(frozen=True, kw_only=True)
class Notes(Page):
    """Pages for notes. A spare one is printed only where the back cover would be on a right-hand page without it."""

    kind = "notes"
    notes: Component
    is_spare: bool = False


@dataclass(frozen=True, kw_only=True)
class SupportPage(Page):
    """The offers of the site, for a guide that brings none of its own."""

    kind = "support"
    title: str
    text: str
    offers: tuple[SupportOffer, ...]


@dataclass(frozen=True, kw_only=True)
class BackCover(Page):
    """Who publishes the workbook, and where the guide is on the web: the last page."""

    kind = "back-cover"
