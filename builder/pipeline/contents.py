"""What a project publishes, as its author counts it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.pipeline.read import CheckedProject
from builder.text.counting import counted, listed


@dataclass(frozen=True, slots=True)
class Contents:
    """How many guides, pages of content/pages and workbooks there are; `drafts` are left out of the first two.

    A workbook is one PDF: a guide in one edition on one paper.
    """

    guides: int = 0
    pages: int = 0
    workbooks: int = 0
    drafts: int = 0

    def __str__(self) -> str:
        """ "1 guide, 3 pages and 2 workbooks"; where there is none of these, "no guides" with the drafts left out."""
        counts = ((self.guides, "guide"), (self.pages, "page"), (self.workbooks, "workbook"))
        drafts = f", {counted(self.drafts, 'draft')} left out" if self.drafts else ""
        return listed([counted(number, noun) for number, noun in counts if number]) or f"no guides{drafts}"


def contents_of(project: CheckedProject, workbooks: int = 0) -> Contents:
    """What a project publishes in this build."""
    kinds = [summary.kind for summary in project.site.index.summaries]
    known = sum(document.summary is not None for document in project.cached.values())
    return Contents(kinds.count("guide"), kinds.count("page"), workbooks, known - len(kinds))
