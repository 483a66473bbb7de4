"""The inspection of a finished PDF, with what it finds as diagnostics: the guide, the file, its pages and the line."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from builder.diagnostics import Diagnostic, Span
from builder.formats.pdf.job import PrintJob
from builder.model.languages import direction
from builder.preflight import Finding, Wanted, inspect, validate, validate_archive

_SAID_BEFORE = {"GP282": "GP316"}
"""What the layout reports already, with the characters: an empty box is printed in place of a character."""


def inspected(
    content: bytes, job: PrintJob, pages: int, language: str, said: Iterable[Diagnostic], *, asks: bool
) -> tuple[Diagnostic, ...]:
    """What is wrong with the PDF of a job. `said` is what its layout reported, which is not said twice.

    A guide that `asks` nothing has no fields in a form, and `check` says so.
    """
    reported = {diagnostic.code for diagnostic in said}
    edition, paper = job.edition, job.paper
    wanted = Wanted(
        width=2 * paper.width if edition.is_folded else paper.width,
        height=paper.height,
        limits=edition.limits,
        language=language,
        is_tagged=edition.is_tagged,
        is_form=edition.form and asks,
        pages=0 if edition.is_folded else pages,
        house=edition.house.title if edition.house else "",
        forbidden=edition.forbids,
        gutter=edition.house.inner(pages) if edition.house else 0.0,
        is_rightward=edition.is_bound_right(direction(language)),
    )
    found = [finding for finding in inspect(content, wanted) if _SAID_BEFORE.get(finding.code) not in reported]
    return tuple(_diagnostic(finding, job) for finding in found)


def validated(content: bytes, job: PrintJob) -> list[Diagnostic]:
    """What a validator of PDF/UA-1, and of PDF/A-2a for an archive, reports of the PDF of a job. A sheet to fold and a
    file for a press are none.
    """
    if not job.edition.is_tagged:
        return []
    found = [*validate(content), *(validate_archive(content) if job.edition.archive else ())]
    return [_diagnostic(finding, job) for finding in found]


def _diagnostic(found: Finding, job: PrintJob) -> Diagnostic:
    name = posixpath.basename(job.path)
    where = f"`{name}`, {found.place}" if found.pages else f"`{name}`"
    return Diagnostic(found.code, f"{where}: {found.message}", _place(found.words, job), found.hint, found.severity)


def _place(words: str, job: PrintJob) -> Span:
    """Where a guide has some words; the file of its title where it has them nowhere, or on several lines."""
    for file in job.document.document.files if words.strip() else ():
        for number, line in enumerate(file.text.split("\n"), 1):
            column = line.find(words) + 1
            if column:
                return Span(file.path, number, column, len(words))
    return Span(job.source)
