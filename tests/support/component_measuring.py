"""One example printed as a form and measured: where its fields are, and what is drawn on its pages. All in mm."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pikepdf
from PIL import Image

from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.render import render
from builder.model.measure import Measure
from builder.model.sources import SourceDocument
from builder.theming import Kit
from tests.support.component_rendering import guide_of, print_job

_DOTS_PER_INCH = 200
_DOT = 25.4 / _DOTS_PER_INCH
_PAPER_WHITE = 245
_POINT = 25.4 / 72

_PADDING = 0.7
"""mm that a field may be wider than what it lies on: what its text keeps from its edge."""

_TIP = 0.6
"""mm that the tip of an arrow at the edge of the frame may be beside it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A field of a form. `kind` is text or button; `page` counts from 1; edges in mm from the sheet's upper left."""

    name: str
    kind: str
    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def overlaps(self, other: Box, slack: float = 0.3) -> bool:
        """Whether two fields share more than their edges."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and across > slack and down > slack


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: Box, slack: float = _PADDING) -> bool:
        across = self.left - slack <= box.left and box.right <= self.right + slack
        return across and self.top - slack <= box.top and box.bottom <= self.bottom + slack


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed form: its measure, its fields, and its pages as they are drawn; `ruled` are the same pages on paper, where
    they have the rules that a form leaves out.
    """

    measure: Measure
    boxes: tuple[Box, ...]
    pages: tuple[Image.Image, ...]
    ruled: tuple[Image.Image, ...] = ()

    def frame(self, page: int) -> Frame:
        measure = self.measure
        left = measure.inner if page % 2 else measure.outer
        return Frame(left, measure.top, left + measure.frame_width, measure.height - measure.bottom)

    def own(self, id: str) -> tuple[Box, ...]:
        """The fields of a component."""
        return tuple(box for box in self.boxes if box.name == id or box.name.startswith(f"{id}-"))

    def is_drawn_beside_the_frame(self, page: int) -> bool:
        """Whether anything is drawn left or right of the frame, between its head and its foot."""
        frame, sheet = self.frame(page), self.pages[page - 1]
        bands = ((0.0, frame.left - _TIP), (frame.right + _TIP, sheet.width * _DOT))
        return any(
            min(_region(sheet, left, frame.top, right, frame.bottom).tobytes(), default=255) < _PAPER_WHITE
            for left, right in bands
        )

    def free(self, page: int) -> float:
        """How many mm above the foot of the frame nothing is drawn."""
        frame = self.frame(page)
        drawn = _region(self.pages[page - 1], frame.left, frame.top, frame.right, frame.bottom + _TIP)
        inked = drawn.point(lambda shade: 255 * (shade < _PAPER_WHITE)).getbbox()
        return (drawn.height - inked[3]) * _DOT - _TIP if inked else frame.bottom - frame.top

    def rules(self, box: Box) -> list[float]:
        """Where lines run across the middle of a field, from its upper to its lower edge."""
        middle, half = (box.left + box.right) / 2, min(box.width / 2 - 0.5, 8.0)
        strip = _region(self.ruled[box.page - 1], middle - half, box.top + 0.5, middle + half, box.bottom + 0.7)
        content = strip.tobytes()
        rows = [content[at : at + strip.width] for at in range(0, len(content), strip.width)]
        dark = [False, *(max(row) < _PAPER_WHITE for row in rows)]
        return [box.top + 0.5 + at * _DOT for at, (above, here) in enumerate(pairwise(dark)) if here and not above]


def measured(document: SourceDocument, kit: Kit, paper: str, folder: Path, *, is_ruled: bool) -> Printed:
    """The fillable edition of a guide on one of the kit's papers; one that `is_ruled` with its pages on paper too."""
    chosen = replace(kit, papers=tuple(found for found in kit.papers if found.name == paper))
    job = print_job(guide_of(document), document, chosen, "fillable")
    pages = _drawn(job, kit, folder)
    ruled = _drawn(print_job(guide_of(document), document, chosen, "workbook"), kit, folder) if is_ruled else ()
    return Printed(kit.measure(job.paper, job.edition), tuple(_boxes(folder / "fillable.pdf")), pages, ruled)


def _drawn(job: PrintJob, kit: Kit, folder: Path) -> tuple[Image.Image, ...]:
    """The pages of a job in grey. Its PDF is in the folder, under the name of its edition."""
    name = job.edition.name
    (folder / f"{name}.pdf").write_bytes(render(job, kit).artifact.content)
    subprocess.run(["pdftoppm", "-r", str(_DOTS_PER_INCH), "-gray", f"{name}.pdf", name], cwd=folder, check=True)
    return tuple(Image.open(path) for path in sorted(folder.glob(f"{name}-*.pgm")))


def _boxes(file: Path) -> Iterator[Box]:
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            height = float(page.MediaBox[3])
            for mark in page.get("/Annots", []):
                if mark.Subtype == "/Widget":
                    field = mark if "/T" in mark else mark.Parent
                    kind = "button" if (mark if "/FT" in mark else field).FT == "/Btn" else "text"
                    x0, y0, x1, y1 = (float(edge) for edge in mark.Rect)
                    edges = (min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1))
                    yield Box(str(field["/T"]), kind, number, *(edge * _POINT for edge in edges))


def _region(sheet: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    return sheet.crop((round(left / _DOT), round(top / _DOT), round(right / _DOT), round(bottom / _DOT)))
