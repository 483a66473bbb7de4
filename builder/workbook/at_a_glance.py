"""A session at a glance, for the coach: the steps of a phase with their minutes, what to bring and what to ask.

A guide with several phases has such a page for the whole course too: the plan of its sessions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model.answers import AnswerPlace
from builder.model.blocks import Block, Component, Prose
from builder.model.guide import Field, Guide, Offer, Phase, Prompt, Section, Step, StepItem
from builder.text.plain import plain_text
from builder.workbook.answers import Strings, heard_place, minutes_place
from builder.workbook.elements import TocEntry, WritingLines
from builder.workbook.pages import Page
from builder.workbook.selection import Selection

_MINUTES = re.compile(r"(?<![\d.,])(\d{1,3})[ \u00a0\u202f-]?min(?!\w*/)\w*", re.I)
"""A number before a word that begins with "min", as minutes do in most languages with Latin letters."""

_SENTENCE = re.compile(r".*?[.!?\u2026]+[\"'\u201d\u2019\u201c\u00bb)]*(?=\s|$)", re.S)
_BETWEEN = " · "
"""Between the steps of a session in one line."""

_LONGEST_NOTE = 200
"""Characters of a note's first sentence that are shown."""


@dataclass(frozen=True)
class GlanceRow:
    """A step of a session: the `minutes` for it, 0 where no note names them, and the place to write them; the first
    words of its note for the coach, and what it asks.
    """

    minutes: int
    place: AnswerPlace
    title: str
    note: str
    asks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AtAGlance(Page):
    """A session for the coach: what it is `about`, what a note before its steps says first, what to `bring`, and its
    steps in rows, with the `total` of their minutes where any are named. That of the course has its phases in rows.
    """

    kind = "at-a-glance"
    about: str
    lead: str
    rows: tuple[GlanceRow, ...]
    heading: str
    bring: tuple[str, ...]
    total: GlanceRow | None
    heard: WritingLines


def at_a_glance(guide: Guide, selection: Selection, strings: Strings) -> Iterator[AtAGlance]:
    """A page for the course, then one for each phase with steps that is shown; one for all steps of a guide without
    phases.

    They come at the end, so that the other pages have the numbers of the client's copy.
    """
    sessions: list[AtAGlance] = []
    for number, phase in enumerate(guide.phases, 1):
        if phase.steps and selection.has_phase(number):
            sessions.append(_session(phase.id, _name(phase), phase.intro, phase.parts, strings))
    if guide.steps and not guide.phases and not selection.names:
        parts = [part for part in guide.parts if isinstance(part, Step) or (isinstance(part, Section) and part.minutes)]
        sessions.append(_session("steps", guide.meta.title, guide.intro, parts, strings))
    if len(sessions) > 1 and not selection.names:
        yield from _course(guide, sessions, strings)
    yield from sessions


def _session(
    key: str, about: str, intro: Sequence[Block], parts: Sequence[Step | Section], strings: Strings
) -> AtAGlance:
    rows = tuple(_rows(parts, strings))
    bring = _bring((*intro, *(item for part in parts for item in part.items)))
    return _page(key, about, _note(intro), rows, bring, strings)


def _course(guide: Guide, sessions: Sequence[AtAGlance], strings: Strings) -> Iterator[AtAGlance]:
    """The plan of all sessions: a row for each, with its steps. None where no minutes are named and nothing is to be
    brought.
    """
    rows = tuple(_session_row(session, strings) for session in sessions)
    outside = (item for part in guide.parts if not isinstance(part, Phase) for item in part.items)
    bring = _once((*_bring((*guide.intro, *outside)), *(thing for session in sessions for thing in session.bring)))
    if bring or any(row.minutes for row in rows):
        page = _page("_course", guide.meta.title, _note(guide.intro), rows, bring, strings)
        yield replace(page, heading=strings["glance_course"], toc=TocEntry(page.id, strings["glance_course"]))


def _session_row(session: AtAGlance, strings: Strings) -> GlanceRow:
    steps = (
        f"{row.title}, {row.minutes} {strings['minutes_short']}" if row.minutes else row.title for row in session.rows
    )
    place = minutes_place(session.id, session.about, strings)
    return GlanceRow(sum(row.minutes for row in session.rows), place, session.about, _BETWEEN.join(steps), ())


def _page(
    key: str, about: str, lead: str, rows: tuple[GlanceRow, ...], bring: tuple[str, ...], strings: Strings
) -> AtAGlance:
    return AtAGlance(
        id=f"_glance-{key}",
        run=about,
        toc=TocEntry(f"_glance-{key}", about),
        toc_label=strings["for_coach"],
        about=about,
        lead=lead,
        rows=rows,
        heading=strings["at_a_glance"],
        bring=bring,
        total=_total(key, about, rows, strings),
        heard=WritingLines(f"_heard-{key}", heard_place(key, about, strings), strings["glance_heard"]),
    )


def _total(key: str, about: str, rows: Sequence[GlanceRow], strings: Strings) -> GlanceRow | None:
    """The minutes of all rows, and which rows have none; nothing where none has any."""
    minutes = sum(row.minutes for row in rows)
    if not minutes:
        return None
    without = ", ".join(row.title for row in rows if not row.minutes)
    note = strings["glance_untimed"].format(steps=without) if without else ""
    place = minutes_place(f"_all-{key}", about, strings)
    return GlanceRow(minutes, place, strings["glance_total"], note, ())


def _name(phase: Phase) -> str:
    return f"{phase.label}, {phase.text}" if phase.label else phase.text


def _rows(parts: Iterable[Step | Section], strings: Strings) -> Iterator[GlanceRow]:
    for part in parts:
        asks, minutes = tuple(_asks(part.items)), _minutes(part)
        if isinstance(part, Step) or asks or minutes:
            place = minutes_place(part.id, part.text, strings)
            yield GlanceRow(minutes, place, part.text, _note(part.items), asks)


def _bring(items: Iterable[StepItem | Offer]) -> tuple[str, ...]:
    """What notes say is to be brought, each thing once."""
    written = (str(dict(note.options).get("bring", "")) for note in _notes(items))
    return _once(thing for text in written for thing in text.split(","))


def _once(things: Iterable[str]) -> tuple[str, ...]:
    """Each thing as it is written first; capitals make no other of it."""
    found: dict[str, str] = {}
    for thing in map(str.strip, things):
        if thing:
            found.setdefault(thing.casefold(), thing)
    return tuple(found.values())


def _note(items: Iterable[StepItem | Offer]) -> str:
    """The first sentence of the first note for the coach; a sentence that says minutes alone is passed over."""
    for note in filter(_is_told, _notes(items)):
        for sentence in map(str.strip, _SENTENCE.findall(note.text) or [note.text]):
            if _MINUTES.sub("", sentence).strip(" .:;,!?"):
                return sentence if len(sentence) <= _LONGEST_NOTE else _cut(sentence)
    return ""


def _cut(sentence: str) -> str:
    return sentence[:_LONGEST_NOTE].rpartition(" ")[0].rstrip(" ,;:") + "\u2026"


def _minutes(part: Step | Section) -> int:
    """The minutes after a heading; else those that the notes of its part name, added up. 0 where there are none."""
    if part.minutes:
        return part.minutes
    # A note with a component inside has several pieces, each with its options; they count once.
    notes = {(note.span, dict(note.options).get("minutes") or note.id): note for note in _notes(part.items)}
    return sum(map(_minutes_of, notes.values()))


def _minutes_of(note: Component) -> int:
    options = dict(note.options)
    written = int(str(options.get("minutes", 0)))
    found = _MINUTES.search(note.text) if _is_told(note) else None
    return written or (int(found[1]) if found else 0)


def _notes(items: Iterable[StepItem | Offer]) -> Iterator[Component]:
    """What only the coach reads."""
    for item in _blocks(items):
        if isinstance(item, Component) and item.private and not item.writable:
            yield item


def _is_told(note: Component) -> bool:
    """Whether a note says what to do, and not what a good answer is."""
    return dict(note.options).get("kind") != "answer"


def _asks(items: Iterable[StepItem | Offer]) -> Iterator[str]:
    """What a part asks: its prompts, its components, and the questions before lines that have none of their own."""
    before = ""
    for item in _blocks(items):
        match item:
            case Prompt() if item.text:
                yield item.text
            case Component() if item.writable and not item.private:
                asked = item.text or (before if item.name == "lines" else "")
                yield from (asked,) if asked else ()
            case _:
                pass
        before = plain_text(item.html) if isinstance(item, Prose) else ""


def _blocks(items: Iterable[StepItem | Offer]) -> Iterator[Block | Prompt]:
    for item in items:
        if isinstance(item, Field | Offer):
            yield from item.blocks
        else:
            yield item
