"""The contents list of a guide's page, which may lead to its other pages too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from builder.formats.web.views import ContentsEntry, PartView
from builder.model.guide import Guide, Phase, Section, Step
from builder.model.summary import DocumentSummary


def contents(guide: Guide, strings: Mapping[str, str], part: PartView | None = None) -> tuple[ContentsEntry, ...]:
    """A guide's parts as its contents list shows them: phases with their steps, other parts by themselves.

    On one of several pages of a guide, the opening page and the last one are in it too.
    """
    numbers = [step.number for step in guide.steps]
    are_counted = numbers == [str(n) for n in range(1, len(numbers) + 1)]
    steps = frozenset(step.id for step in guide.steps)
    lister = _Lister(guide.summary, strings, part, len(numbers) if are_counted else 0, steps)
    entries = [lister.phase(p) if isinstance(p, Phase) else lister.part(p) for p in guide.parts]
    if part is None:
        return tuple(entries)
    last = guide.summary.site_pages[-1].ids
    after = next((place for place, entry in enumerate(entries) if entry.id in last), len(entries))
    opening = ContentsEntry("_top", strings["before_you_begin"], "#_top" if part.is_opening else part.opening.href)
    ending = ContentsEntry("_last", part.last.title, "#_last" if part.next is None else part.last.href)
    return (opening, *entries[:after], ending, *entries[after:])


def leading_to(page: str, entries: Iterable[ContentsEntry]) -> tuple[ContentsEntry, ...]:
    """Some contents that are all on another page."""
    return tuple(replace(e, href=page + e.href, inner=leading_to(page, e.inner)) for e in entries)


def first_step(entries: Iterable[ContentsEntry]) -> ContentsEntry | None:
    """The first step of some contents, wherever it is."""
    return next((step for entry in entries for step in (entry, *entry.inner) if step.is_step), None)


@dataclass(frozen=True, slots=True)
class _Lister:
    """Makes the lines; `total` is the number of steps where they are counted through, else 0; `steps` are their ids."""

    summary: DocumentSummary
    strings: Mapping[str, str]
    page: PartView | None
    total: int
    steps: frozenset[str]

    def phase(self, phase: Phase) -> ContentsEntry:
        inner = tuple(self.part(part, phase.label) for part in phase.parts)
        return self._entry(phase, inner=inner)

    def part(self, part: Step | Section, phase: str = "") -> ContentsEntry:
        if isinstance(part, Section):
            return self._entry(part)
        label = part.label
        if self.total:
            counted = label if label.endswith(part.number) else f"{self.strings['step']} {part.number}"
            label = self.strings["label_of_total"].format(label=counted, total=self.total)
        return self._entry(part, number=part.number, place=" · ".join(filter(None, (phase, label))))

    def _entry(
        self, part: Phase | Step | Section, *, number: str = "", place: str = "", inner: tuple[ContentsEntry, ...] = ()
    ) -> ContentsEntry:
        is_step = isinstance(part, Step)
        here = f"#{part.id}"
        if self.page is None:
            return ContentsEntry(part.id, part.text, here, number, is_step, place, inner)
        own = [found for found in part.asking if self._step_of(found) != part.id] if isinstance(part, Step) else []
        at = self.summary.site_pages.index(self.summary.page_of[part.id])
        is_here = at == self.page.number
        return ContentsEntry(
            id=part.id,
            text=part.text,
            href=here if is_here else self.page.links[at].href + here,
            number=number,
            is_step=is_step,
            place=place,
            inner=inner,
            asking=" ".join((part.id, *own)),
            anchor=part.id if self.page.is_opening and not is_here else "",
        )

    def _step_of(self, name: str) -> str:
        """The id of the step that a name belongs to by its beginning alone, as the script finds it: the longest."""
        words = name.split("-")
        beginnings = ("-".join(words[:count]) for count in range(len(words), 0, -1))
        return next((beginning for beginning in beginnings if beginning in self.steps), "")
