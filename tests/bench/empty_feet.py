"""How many pages of the guide that shows every component leave much of their foot empty."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.render import render
from builder.theming import Kit

_GUIDE, _MOST_FREE = "every-way-to-answer", 40.0
"""mm above the foot of the frame: a page with more looks unfinished."""

_DOTS_PER_INCH, _PAPER_WHITE = 100, 245


def empty_feet_figures(jobs: Sequence[PrintJob], kit: Kit) -> None:
    """Print, for each paper, how many component pages have more mm free than a finished page has, and which."""
    for job in jobs:
        if job.summary.slug == _GUIDE and job.edition.name == "workbook":
            free = list(_free(job, kit))[3:-1]  # without cover, contents, introduction and back
            empty = [f"p{number} {mm:.0f}" for number, mm in enumerate(free, 4) if mm > _MOST_FREE]
            pages = ", ".join(empty) or "none"
            print(f"{job.paper.name}: {len(empty)} of {len(free)} pages with over {_MOST_FREE:g} mm free: {pages}")


def _free(job: PrintJob, kit: Kit) -> Iterator[float]:
    """mm above the foot of the frame that nothing is drawn on, page by page."""
    measure = kit.measure(job.paper, job.edition)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gallery.pdf"
        file.write_bytes(render(job, kit).artifact.content)
        subprocess.run(["pdftoppm", "-r", str(_DOTS_PER_INCH), "-gray", file.name, "page"], cwd=folder, check=True)
        for path in sorted(Path(folder).glob("page-*.pgm")):
            page = Image.open(path)
            dots = page.height / measure.height
            foot = round((measure.height - measure.bottom) * dots) + 1
            margin = round(12 * dots)  # the thumb bars are outside the frame
            frame = page.crop((margin, round(measure.top * dots), page.width - margin, foot))
            inked = frame.point(lambda shade: 255 * (shade < _PAPER_WHITE)).getbbox()
            yield (frame.height - (inked[3] if inked else 0)) / dots
