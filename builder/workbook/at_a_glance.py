"""A session at a glance, for the coach: the steps of a phase, what the notes say first, and what to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model.answers import AnswerPlace
from builder.model.blocks import Block, Component, Prose
from builder.model.guide import Field, Guide, Offer, Prompt, Section, Step, StepItem
from builder.text.plain import plain_text
from builder.workbook.answers import Strings, heard_place, minutes_place
from builder.workbook.elements import TocEntry, WritingLines
from builder.workbook.pages import Page
from builder.workbook.selection import Selection

_MINUTES = re.compile(r"(?<![\d.,])(\d{1,3})[ \u00a0\u202f-]?min(?!\w*/)\w*", re.I)
"""A number before a word that begins with "min", as minutes do in most languages with Latin letters."""

_SENTENCE = re.compile(r".*?[.!?\u2026]+[\"'\u201d\u2019\u201c\u00bb)]*(?=\s|$)", re.S)
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
    """A session for the coach: what it is `about`, what a note before its steps says first, and its steps in rows."""

    kind = "at-a-glance"
    about: str
    lead: str
    rows: tuple[GlanceRow, ...]
    heard: WritingLines


def at_a_glance(guide: Guide, selection: Selection, strings: Strings) -> Iterator[AtAGlance]:
    """A page for each phase with steps that is shown; one for all steps of a guide without phases.

    They come at the end, so that the other pages have the numbers of the client's copy.
    """
    for number, phase in enumerate(guide.phases, 1):
        if phase.steps and selection.has_phase(number):
            run = f"{phase.label}, {phase.text}" if phase.label else phase.text
            yield _page(phase.id, run, _note(phase.intro), _rows(phase.parts, strings), strings)
    if guide.steps and not guide.phases and not selection.names:
        yield _page("steps", guide.meta.title, _note(guide.intro), _rows(guide.steps, strings), strings)


def _page(key: str, about: str, lead: str, rows: Iterable[GlanceRow], strings: Strings) -> AtAGlance:
    heard = WritingLines(f"_heard-{key}", heard_place(key, about, strings), strings["glance_heard"])
    return AtAGlance(
        id=f"_glance-{key}",
        run=about,
        toc=TocEntry(f"_glance-{key}", about),
        toc_label=strings["for_coach"],
        about=about,
        lead=lead,
        rows=tuple(rows),
        heard=heard,
    )


def _rows(parts: Iterable[Step | Section], strings: Strings) -> Iterator[GlanceRow]:
    for part in parts:
        asks = tuple(_asks(part.items))
        if isinstance(part, Step) or asks:
            yield GlanceRow(_minutes(part.items), minutes_place(part, strings), part.text, _note(part.items), asks)


def _note(items: Iterable[StepItem | Offer]) -> str:
    """The first sentence of the first note for the coach; a sentence that says minutes alone is passed over."""
    for note in _notes(items):
        for sentence in map(str.strip, _SENTENCE.findall(note.text) or [note.text]):
            if _MINUTES.sub("", sentence).strip(" .:;,!?"):
                return sentence if len(sentence) <= _LONGEST_NOTE else _cut(sentence)
    return ""


def _cut(sentence: str) -> str:
    return sentence[:_LONGEST_NOTE].rpartition(" ")[0].rstrip(" ,;:") + "\u2026"


def _minutes(items: Iterable[StepItem | Offer]) -> int:
    """The minutes that the notes of a part name, added up; 0 where they name none."""
    return sum(map(_minutes_of, _notes(items)))


def _minutes_of(note: Component) -> int:
    options = dict(note.options)
    written = int(str(options.get("minutes", 0)))
    found = _MINUTES.search(note.text)
    return written or (int(found[1]) if found else 0)


def _notes(items: Iterable[StepItem | Offer]) -> Iterator[Component]:
    """What only the coach reads."""
    for item in _blocks(items):
        if isinstance(item, Component) and item.private and not item.writable:
            yield item


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
