"""The margin at the binding of a book, which its house wants wider the thicker the book is."""

from __future__ import annotations

from dataclasses import replace

from builder.formats.pdf.job import PrintJob


def with_gutter(job: PrintJob, pages: int) -> PrintJob | None:
    """A job with the margin at the binding that a book of so many pages needs; None where it has that already.

    The margin is never narrower than before: with a wider one there may be more pages, and never fewer to speak of.
    """
    house = job.edition.house
    inner = house.margin(pages) if house else 0.0
    return replace(job, paper=replace(job.paper, inner=inner)) if inner > job.paper.inner else None
