"""What the print templates are given: plain values, ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.model.guide import Guide, Phase, Section, Step

_FRAME = 232.0
"""mm: the height of the text area on the lowest paper; thumb bars step down within it."""


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase on paper. `page` names its page type, `run` is its running head, `numbers` stand in its rings."""

    phase: Phase
    index: int
    label: str
    page: str
    run: str
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
            f"{phase.label}, {phase.text}" if phase.label else phase.text,
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


def contents(guide: Guide, words: dict[str, str], *, how_to_use: bool, support: str) -> tuple[Group, ...]:
    """The contents list: what comes before the phases or steps, each phase with its steps, and what comes after."""
    first = [Entry("_how", words["how_to_use"])] if how_to_use else []
    if guide.intro:
        first.append(Entry("_introduction", words["before_you_begin"]))
    groups: list[Group] = []
    loose, label = first, words["to_begin"]
    for part in guide.parts:
        if isinstance(part, Phase):
            groups += [Group(label, tuple(loose))] if loose else []
            groups.append(_phase_group(part))
            loose, label = [], words["to_keep"]
        elif isinstance(part, Step) and label == words["to_begin"]:
            groups += [Group(label, tuple(loose))] if loose else []
            loose, label = [_entry(part)], words["steps_label"]
        elif isinstance(part, Section) and label == words["steps_label"]:
            groups.append(Group(label, tuple(loose)))
            loose, label = [_entry(part)], words["to_keep"]
        else:
            loose.append(_entry(part))
    if guide.meta.workbook.notes:
        at = len(loose) - 1 if closes_with_support(guide) else len(loose)
        loose.insert(at, Entry("_notes", words["notes"]))
    if support:
        loose.append(Entry("_support", support))
    groups += [Group(label, tuple(loose))] if loose else []
    return tuple(groups)


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
