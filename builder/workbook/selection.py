"""Which pages and which parts of a guide an edition shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from builder.model.editions import ONLY_NAMED, PAGES
from builder.model.guide import Guide, Part, Phase, Section, Step
from builder.model.sources import Edition
from builder.model.summary import DocumentSummary

_PAGES_OF_PARTS = {
    "phases": {"opener", "step", "phase-page", "looking-back", "section"},
    "steps": {"step"},
    "support": {"support"},
}
_PAGES_OF_SECTIONS = {"section"}
"""The kinds of pages that hold a part."""

_PAGES_OF_EVERY_GUIDE = {"cover", "contents", "notes"}

_FOOTNOTE = 'class="footnote-ref"'


@dataclass(frozen=True)
class Selection:
    """The `pages` by kind and the `parts` of a guide that an edition shows; `names` are those parts, all if empty.

    A phase of which only some sections are shown is among the parts with these alone.
    """

    pages: frozenset[str]
    parts: tuple[Part, ...]
    names: frozenset[str]

    def has_phase(self, number: int) -> bool:
        """Whether the phase of a number, counted from 1, is shown as a whole."""
        return not self.names or "phases" in self.names or f"phase-{number}" in self.names

    @property
    def has_footnotes(self) -> bool:
        """Whether any text that is shown refers to a footnote."""
        return not self.names or any(_FOOTNOTE in text for text in _strings(self.parts))

    def has_every_step(self, guide: Guide) -> bool:
        """Whether all steps of the guide are shown, and there are any."""
        shown = [inner for part in self.parts for inner in (part.parts if isinstance(part, Phase) else (part,))]
        return 0 < len(guide.steps) == sum(isinstance(part, Step) for part in shown)

    @property
    def ids(self) -> frozenset[str] | None:
        """The ids that a link can lead to, where parts are left out; None where all are there."""
        return frozenset(_ids(self.parts)) if self.names else None


def select(guide: Guide, edition: Edition) -> Selection:
    """What an edition shows of a guide."""
    pages = frozenset(edition.pages) or frozenset(PAGES) - ONLY_NAMED
    names = frozenset(edition.parts)
    if not names:
        return Selection(pages, guide.parts, names)
    parts: list[Part] = []
    numbers = {id(phase): number for number, phase in enumerate(guide.phases, 1)}
    numbers |= {id(journal): number for number, journal in enumerate(_journals(guide), 1)}
    numbers |= {id(step): number for number, step in enumerate(guide.steps, 1)}
    for part in guide.parts:
        if _is_named(part, numbers, names):
            parts.append(part)
        elif isinstance(part, Phase):
            inner = tuple(p for p in part.parts if isinstance(p, Section) and _is_named(p, numbers, names))
            parts += [replace(part, parts=inner)] if inner else []
    return Selection(pages, tuple(parts), names)


def part_names(summary: DocumentSummary) -> tuple[str, ...]:
    """The parts that an edition of one document a part makes of a guide: each phase, or each step where there are no
    phases, each section of journal prompts, the support page.
    """
    phases = tuple(f"phase-{number}" for number in range(1, summary.phases + 1))
    steps = () if phases else tuple(f"step-{number}" for number in range(1, summary.steps + 1))
    prompts: tuple[str, ...] = ("prompts",) if summary.prompts else ()
    if len(summary.journals) > 1:
        prompts = tuple(f"prompts-{number}" for number in range(1, len(summary.journals) + 1))
    return (*phases, *steps, *prompts, *(("support",) if "support" in summary.sections else ()))


def is_shown(part: str, edition: Edition) -> bool:
    """Whether an edition names a part, such as `phase-2`, or all of its kind, and has pages for it."""
    kind = {"phase": "phases", "step": "steps"}.get(name := part.partition("-")[0], name)
    pages = _PAGES_OF_PARTS.get(kind, _PAGES_OF_SECTIONS)
    is_named = not edition.parts or part in edition.parts or kind in edition.parts
    return is_named and (not edition.pages or not pages.isdisjoint(edition.pages))


def documents(summary: DocumentSummary, edition: Edition) -> tuple[str, ...]:
    """The PDFs that an edition makes of a guide, each by the part that it shows, empty for one of the whole guide; none
    where the guide has nothing of what the edition shows.
    """
    if edition.documents == "parts":
        return tuple(part for part in part_names(summary) if is_shown(part, edition))
    return ("",) if has_part(summary, edition) else ()


def has_part(summary: DocumentSummary, edition: Edition) -> bool:
    """Whether a guide has anything of what an edition shows."""
    kinds = {"sections" if kind == "prose" else kind for kind in summary.sections}
    there = {*part_names(summary), *kinds, *(("steps",) if summary.steps else ())}
    has_own_pages = not edition.parts and not _PAGES_OF_EVERY_GUIDE.isdisjoint(edition.pages or _PAGES_OF_EVERY_GUIDE)
    return has_own_pages or any(is_shown(part, edition) for part in there)


def _journals(guide: Guide) -> Iterator[Section]:
    """The sections of journal prompts, in their order."""
    for part in guide.parts:
        for inner in part.parts if isinstance(part, Phase) else (part,):
            if isinstance(inner, Section) and inner.kind == "prompts":
                yield inner


def _is_named(part: Part, numbers: Mapping[int, int], names: frozenset[str]) -> bool:
    """Whether a part is named, by its kind or its number there: `numbers` are by the id of the object."""
    number = numbers.get(id(part), 0)
    match part:
        case Phase():
            return "phases" in names or f"phase-{number}" in names
        case Step():
            return "steps" in names or f"step-{number}" in names
        case Section():
            return ("sections" if part.kind == "prose" else part.kind) in names or f"{part.kind}-{number}" in names


def _strings(value: object) -> Iterator[str]:
    """Every text in a value of the model."""
    if isinstance(value, str):
        yield value
    for inner in _inner(value):
        yield from _strings(inner)


def _ids(value: object) -> Iterator[str]:
    """The id of everything in a value of the model that has one."""
    found = getattr(value, "id", "")
    if found:
        yield found
    for inner in _inner(value):
        yield from _ids(inner)


def _inner(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif is_dataclass(value):
        yield from (getattr(value, f.name) for f in fields(value))
