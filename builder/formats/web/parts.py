"""What each page shows of a workbook, where a guide has a page for each phase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.components.smart.prepare import goal_names
from builder.formats.web.views import ContentsEntry, PartView
from builder.model.guide import Guide
from builder.text.html_fragments import End, Start, Token, read_html, write_html
from builder.workbook.book import Workbook
from builder.workbook.pages import Footnotes, Page, PhasePage, SectionPage, StepPage

_CITED = re.compile(r"#(fn:[^\"\\]+)\"")
"""The name of a footnote in a reference to it."""

_INTRODUCTORY = ("cover", "how-to-use", "introduction")
"""Pages that the opening page shows at places of their own."""


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal that a reader may have written: of which step, and the `names` of its answers in the order of a sentence:
    what, with further rows; by when; how it will show.
    """

    step: ContentsEntry
    what: tuple[str, ...]
    by: str
    because: str


def pages_on(workbook: Workbook, part: PartView) -> tuple[Page, ...]:
    """The pages of a workbook that a page of the site shows, with the footnotes that are cited there.

    The heading of a phase is that of its page, so all headings in it are one level higher than on the long page.
    """
    phases = max((page.chapter for page in workbook.pages), default=0)
    found, at = [], 0
    for page in workbook.pages:
        at = max(at, page.chapter) if page.chapter or at < phases else phases + 1
        if at == part.number and page.kind not in _INTRODUCTORY and not isinstance(page, Footnotes):
            found.append(_raised(page) if page.chapter else page)
    notes = next((page for page in workbook.pages if isinstance(page, Footnotes)), None)
    introduction = [page for page in workbook.pages if page.kind == "introduction"] if not part.number else []
    cited = _footnotes([*introduction, *found], workbook.guide) if notes else ""
    return (*found, replace(notes, html=cited)) if notes and cited else tuple(found)


def goals(workbook: Workbook, contents: Sequence[ContentsEntry]) -> Iterator[GoalView]:
    """The goals that readers write in a guide."""
    steps = {step.id: step for entry in contents for step in (entry, *entry.inner) if step.is_step}
    for page in workbook.pages:
        if isinstance(page, StepPage) and page.goal:
            what, by, because = goal_names(page.goal)
            yield GoalView(steps[page.id], what, by, because)


def _raised(page: Page) -> Page:
    return replace(page, level=page.level - 1) if isinstance(page, StepPage | SectionPage | PhasePage) else page


def _footnotes(pages: Sequence[Page], guide: Guide) -> str:
    """The list of footnotes with those alone that some pages cite, each with the number that it has in the guide."""
    cited = set(_CITED.findall(repr(pages)))
    return write_html(_kept(read_html(guide.footnotes), cited)) if cited else ""


def _kept(tokens: Sequence[Token], cited: set[str]) -> Iterator[Token]:
    number = depth = 0
    keep = True
    for token in tokens:
        is_item = not isinstance(token, str) and token.tag == "li"
        shown = token
        if is_item and isinstance(token, Start):
            depth += 1
            if depth == 1:
                number += 1
                keep = token.attributes.get("id", "") in cited
                shown = Start("li", {**token.attributes, "value": str(number)})
        if keep or not depth:
            yield shown
        if is_item and isinstance(token, End):
            depth -= 1
            keep = keep or not depth
