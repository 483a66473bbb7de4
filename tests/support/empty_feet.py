"""How much of the foot of a printed page is empty."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from builder.model.measure import Measure

MOST_FREE = 40.0
"""mm above the foot of the frame: a page with more looks unfinished."""

_DOTS_PER_INCH, _PAPER_WHITE = 100, 245


def free_feet(pdf: Path, measure: Measure, first: int = 1, last: int = 9999) -> Iterator[float]:
    """mm above the foot of the frame that nothing is drawn on, page by page from `first` to `last`."""
    pages = ["-f", str(first), "-l", str(last)]
    with tempfile.TemporaryDirectory() as folder:
        drawing = ["pdftoppm", "-r", str(_DOTS_PER_INCH), "-gray", *pages, str(pdf.resolve()), "page"]
        subprocess.run(drawing, cwd=folder, check=True, timeout=120)
        for path in sorted(Path(folder).glob("page-*.pgm")):
            page = Image.open(path)
            dots = page.height / measure.height
            foot = round((measure.height - measure.bottom) * dots) + 1
            margin = round(12 * dots)  # the thumb bars are outside the frame
            frame = page.crop((margin, round(measure.top * dots), page.width - margin, foot))
            inked = frame.point(lambda shade: 255 * (shade < _PAPER_WHITE)).getbbox()
            yield (frame.height - (inked[3] if inked else 0)) / dots
