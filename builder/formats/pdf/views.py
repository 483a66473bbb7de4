"""What the print templates are given: plain values, ready to be placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.formats.pdf.lettering import running, title_size
from builder.model.guide import Guide, Phase, Section, Step

_FRAME = 232.0
"""mm: the height of the text area on the lowest paper; thumb bars step down within it."""


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase on paper. `page` names its page type, `run` is its running head, `size` the class of its title, and
    `numbers` stand in its rings."""

    phase: Phase
    index: int
    label: str
    page: str
    run: str
    size: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thumb:
    """A bar on the fore-edge; height and distance from the frame's top in mm."""

    page: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    text: str
    kind: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    entries: tuple[Entry, ...] = field(default=())


def phase_views(guide: Guide) -> dict[str, PhaseView]:
    """The phases by id."""
    return {
        phase.id: PhaseView(
            phase,
            index,
            phase.label,
            f"phase-{index + 1}",
            running(f"{phase.label}, {phase.text}" if phase.label else phase.text),
            title_size(phase.text),
            tuple(step.number if len(step.number) <= 2 else "" for step in phase.steps),
        )
        for index, phase in enumerate(guide.phases)
    }


def thumbs(phases: int) -> tuple[Thumb, ...]:
    """One bar a phase, 24 mm high and 32 mm apart; closer where there are more than six."""
    if not phases:
        return ()
    distance = min(32.0, (_FRAME - 40 - 24) / max(phases - 1, 1))
    height = min(24.0, distance - 4)
    return tuple(Thumb(f"phase-{k + 1}", round(40 + k * distance, 2), round(height, 2)) for k in range(phases))


def contents(guide: Guide, words: Mapping[str, str], *, support: str) -> tuple[Group, ...]:
    """The contents list: what comes before the phases or steps, each phase with its steps, and what comes after.

    In a guide with neither, its plain sections stand by themselves, up to the first one of another kind.
    """
    entries = [Entry("_how", words["how_to_use"])] if guide.meta.workbook.how_to_use else []
    if guide.intro:
        entries.append(Entry("_introduction", words["before_you_begin"]))
    groups = [Group(words["to_begin"], tuple(entries))]
    offers = guide.parts[-1:] if closes_with_support(guide) else ()
    for part in guide.parts[: len(guide.parts) - len(offers)]:
        if isinstance(part, Phase):
            groups.append(_phase_group(part))
        else:
            groups = _with(groups, _label(part, groups, guide, words), _entry(part))
    end = [Entry("_footnotes", words["footnotes"])] if guide.footnotes else []
    end += [Entry("_notes", words["notes"])] if guide.meta.workbook.notes else []
    end += [Entry(part.id, part.text) for part in offers if isinstance(part, Section)]
    end += [Entry("_support", support)] if support else []
    for entry in end:
        groups = _with(groups, words["to_keep"], entry)
    return tuple(group for group in groups if group.entries)


def _label(part: Step | Section, groups: list[Group], guide: Guide, words: Mapping[str, str]) -> str:
    """The label of the group that a step or a section outside the phases belongs to."""
    if isinstance(part, Step):
        return words["steps_label"]
    if not guide.phases and not guide.steps:
        kept = part.kind != "prose" or groups[-1].label == words["to_keep"]
        return words["to_keep"] if kept else words["in_this_guide"]
    return words["to_begin"] if len(groups) == 1 else words["to_keep"]


def _with(groups: list[Group], label: str, entry: Entry) -> list[Group]:
    """The groups with one more entry: in the last of them, if that is the one, or in a new one."""
    last = groups[-1]
    if last.label == label:
        return [*groups[:-1], Group(label, (*last.entries, entry))]
    return [*groups, Group(label, (entry,))]


def closes_with_support(guide: Guide) -> bool:
    """Whether the author's offers of support are the last part, so that the notes pages come before them."""
    last = guide.parts[-1] if guide.parts else None
    return isinstance(last, Section) and last.kind == "support"


def _phase_group(phase: Phase) -> Group:
    title = Entry(phase.id, phase.text, "ph")
    return Group(phase.label, (title, *(_entry(part, inner=True) for part in phase.parts)))


def _entry(part: Step | Section, *, inner: bool = False) -> Entry:
    number = part.number if isinstance(part, Step) else ""
    return Entry(part.id, part.text, "st" if inner or number else "", number)
