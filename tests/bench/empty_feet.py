"""How many pages of the guide that shows every component leave much of their foot empty."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.render import render
from builder.theming import Kit
from tests.support.empty_feet import MOST_FREE, free_feet

_GUIDE = "every-way-to-answer"


def empty_feet_figures(jobs: Sequence[PrintJob], kit: Kit) -> None:
    """Print, for each paper, how many component pages have more mm free than a finished page has, and which."""
    for job in jobs:
        if job.summary.slug == _GUIDE and job.edition.name == "workbook":
            free = _free(job, kit)[3:-1]  # without cover, contents, introduction and back
            empty = [f"p{number} {mm:.0f}" for number, mm in enumerate(free, 4) if mm > MOST_FREE]
            pages = ", ".join(empty) or "none"
            print(f"{job.paper.name}: {len(empty)} of {len(free)} pages with over {MOST_FREE:g} mm free: {pages}")


def _free(job: PrintJob, kit: Kit) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gallery.pdf"
        file.write_bytes(render(job, kit).artifact.content)
        return list(free_feet(file, kit.measure(job.paper, job.edition)))
