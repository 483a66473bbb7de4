"""The places where a reader writes that no author asked for: one name, one label and one kind each.

The website, the paper and the form all take them from here. The names of an author's own places come from headings and
questions and never start with an underscore, so no name of these can be one of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.answers import AnswerPlace
from builder.model.guide import Phase, Section, Step

Strings = Mapping[str, str]
"""What we say, by name, in the guide's language."""


def cover_places(strings: Strings) -> tuple[AnswerPlace, AnswerPlace, AnswerPlace]:
    """Whose workbook it is, when it was started and when it was finished."""
    owner, started, finished = (
        AnswerPlace(f"_{name}", strings[name], is_date=name != "belongs_to")
        for name in ("belongs_to", "started_on", "finished_on")
    )
    return owner, started, finished


def rhythm_place(name: str, strings: Strings) -> AnswerPlace:
    """One of the blanks of *My rhythm*: open, at, sitting, for or if."""
    return AnswerPlace(f"_rhythm_{name}", strings[f"rhythm_{name}"])


def why_place(strings: Strings) -> AnswerPlace:
    return AnswerPlace("_why", strings["why_now"], "text")


def done_place(step: Step, strings: Strings) -> AnswerPlace:
    """The day on which a step was done."""
    label = f"{strings['done_on']}: {step.text}"
    return AnswerPlace(f"_done-{step.id}", label, former=(f"{step.id}-done",), is_date=True)


def finished_place(step: Step, strings: Strings) -> AnswerPlace:
    """Whether a step is done: a box, which the reader ticks."""
    return AnswerPlace(f"_finished-{step.id}", f"{strings['step_finished']}: {step.text}")


def sitting_places(step: Step, strings: Strings) -> tuple[AnswerPlace, AnswerPlace]:
    """The day of a sitting with a step, and how one comes to it, from 1 to 5."""
    day = AnswerPlace(f"_sat-{step.id}", f"{strings['sitting_date']}: {step.text}")
    return day, AnswerPlace(f"_arriving-{step.id}", f"{strings['today_i_am']}: {step.text}", "choice")


def think_place(step: Step, strings: Strings) -> AnswerPlace:
    """Room to think. In a step without a goal its answer was once kept under the name of the goal."""
    former = (f"{step.id}-think",) if step.goal_form else (f"{step.id}-think", f"{step.id}-goal")
    return AnswerPlace(f"_think-{step.id}", f"{strings['room_to_think']}: {step.text}", "text", former)


def further_lines_place(step: Step, strings: Strings) -> AnswerPlace:
    """Lines that fill the page before a goal, or a component, that did not fit on it."""
    label = f"{strings['notes']}: {step.text}"
    return AnswerPlace(f"_notes-{step.id}-row-1", label, "text", (f"{step.id}-notes",))


def sheet_notes_place(part: str, strings: Strings) -> AnswerPlace:
    """Room for notes at the end of a sheet; `part` is the id of what it shows, or empty."""
    return AnswerPlace("-".join(filter(None, ["_sheet-notes", part])), strings["notes"], "text")


def section_lines_place(section: Section, strings: Strings) -> AnswerPlace:
    """Lines that fill the page below a plain section."""
    label = f"{strings['notes']}: {section.text}"
    return AnswerPlace(f"_notes-{section.id}-row-1", label, "text", (f"{section.id}-lines",))


def aim_place(phase: Phase, strings: Strings) -> AnswerPlace:
    label = f"{strings['phase_aim']}: {phase.text}"
    return AnswerPlace(f"_aim-{phase.id}", label, "text", (f"{phase.id}-aim",))


def sketches_place(phase: Phase, strings: Strings) -> AnswerPlace:
    """The page that is free before a phase."""
    return AnswerPlace(f"_sketches-{phase.id}", f"{strings['sketches']}: {phase.text}", "text")


def looking_back_places(phase: Phase, strings: Strings) -> tuple[AnswerPlace, AnswerPlace]:
    """What was learned in a phase, and what to take along from it."""
    learned, carry = (
        AnswerPlace(f"_{name}-{phase.id}", strings[f"looking_{name}"], "text", (f"{phase.id}-{name}",))
        for name in ("learned", "carry")
    )
    return learned, carry


def hard_day_places(section: Section, strings: Strings) -> tuple[AnswerPlace, AnswerPlace]:
    """Someone to call, and a sentence for a friend."""
    call = AnswerPlace(f"_call-{section.id}", strings["someone_to_call"], former=(f"{section.id}-call",))
    friend = AnswerPlace(f"_friend-{section.id}", strings["friend_sentence"], former=(f"{section.id}-friend",))
    return call, friend


def sign_off_places(strings: Strings) -> tuple[AnswerPlace, ...]:
    """When the workbook was finished, who was told, who is thanked, what changed, the signature and its date."""
    return tuple(
        AnswerPlace(
            f"_end_{name}",
            strings[f"sign_off_{name}"],
            "text" if name == "changed" else "line",
            is_date=name in ("finished", "date"),
        )
        for name in ("finished", "told", "thanks", "changed", "signature", "date")
    )


def minutes_place(key: str, about: str, strings: Strings) -> AnswerPlace:
    """The minutes that a coach gives a part of a session."""
    return AnswerPlace(f"_minutes-{key}", f"{strings['minutes_short']}: {about}")


def heard_place(key: str, about: str, strings: Strings) -> AnswerPlace:
    """What a coach heard in a session."""
    return AnswerPlace(f"_heard-{key}", f"{strings['glance_heard']}: {about}", "text")
