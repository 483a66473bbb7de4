"""A form that is filled in by a program, and what poppler shows of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image

_IN_PIXELS = 100 / 72
MULTILINE, RADIO = 1 << 12, 1 << 15


@dataclass(frozen=True)
class Field:
    """A field: its name, kind, flags, page from 1, and its edges in pt from the left and the foot of the sheet."""

    name: str
    kind: str
    flags: int
    page: int
    box: tuple[float, float, float, float]

    @property
    def has_lines(self) -> bool:
        return self.kind == "/Tx" and bool(self.flags & MULTILINE)

    @property
    def is_line(self) -> bool:
        return self.kind == "/Tx" and not self.has_lines


def fields_of(path: Path) -> list[Field]:
    """The fields of a form as they are on its pages."""
    with pikepdf.open(path) as pdf:
        return list(_fields(pdf))


def _fields(pdf: pikepdf.Pdf) -> Iterator[Field]:
    for number, page in enumerate(pdf.pages, 1):
        for widget in page.get("/Annots", []):
            if widget.get("/Subtype") == "/Widget":
                owner = widget.get("/Parent", widget)
                x0, y0, x1, y1 = (float(edge) for edge in widget.Rect)
                box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                yield Field(str(owner["/T"]), str(owner["/FT"]), int(owner.get("/Ff", 0)), number, box)


def fill(path: Path, target: Path, text: str) -> None:
    """The form with a text in every field for words, for the viewer to set, and every box ticked."""
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if field.get("/FT") == "/Tx":
                field.V = pikepdf.String(text)
                if "/AP" in field:
                    del field["/AP"]
            elif not int(field.get("/Ff", 0)) & RADIO:
                for box in field.get("/Kids", [field]):
                    box.AS = field.V = pikepdf.Name("/on")
        pdf.save(target)


def shown(path: Path, folder: Path) -> list[Image.Image]:
    """The pages of a form as poppler draws them at 100 dots an inch, in grey."""
    folder.mkdir()
    subprocess.run(["pdftoppm", "-r", "100", "-gray", path, folder / "page"], check=True, capture_output=True)
    return [Image.open(page) for page in sorted(folder.glob("page-*.pgm"))]


def part(page: Image.Image, box: tuple[float, float, float, float], inset: float = 0) -> Image.Image:
    """What a page shows in a box of so many pt, `inset` pt within it."""
    left, low, right, high = (edge * _IN_PIXELS for edge in box)
    edge = inset * _IN_PIXELS
    return page.crop(
        (round(left + edge), round(page.height - high + edge), round(right - edge), round(page.height - low - edge))
    )


def darkest(drawn: Image.Image) -> int:
    """The grey of the darkest dot of a drawing, from 0 to 255 for white."""
    return min(drawn.tobytes(), default=255)
