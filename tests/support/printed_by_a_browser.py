"""A page as a browser prints it: its words with their places, and how far down there is ink."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

PT = 25.4 / 72
HEIGHTS = {"A4": 297.0, "Letter": 279.4}
"""mm of the sheets."""
_HEAD, _FOOT = 15, 18
"""mm of a sheet above and below its text; below it are the guide's name and the page number."""

_PAGE = re.compile(r"<page .*?</page>", re.S)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_DPI, _FINE, _WHITE = 72, 200, 250


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; `bottom` is mm from the sheet's head."""

    text: str
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page: its lines of text from the head to the foot, the lowest ink above the foot, and where that foot
    is, in mm from the sheet's head.
    """

    lines: tuple[Line, ...]
    ink: float
    foot: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def filled(self) -> float:
        """How many mm of the page are above its lowest ink."""
        return self.ink - _HEAD

    @property
    def last_words(self) -> str:
        """The last line, where nothing is drawn below it; else empty."""
        last = [line for line in self.lines if line.bottom <= self.foot][-1:]
        return last[0].text if last and self.ink <= last[0].bottom + 1 else ""


def printed(page: Page, folder: Path, paper: str = "A4", *, drawn: bool = False) -> list[Sheet]:
    """The page as the browser's print command makes it; where it has ink is found only if it is `drawn`."""
    path, foot = folder / "page.pdf", HEIGHTS[paper] - _FOOT
    page.pdf(path=path, format=paper, prefer_css_page_size=True)
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    pages = [_lines(part) for part in _PAGE.findall(boxes)]
    if not drawn:
        return [Sheet(lines, 0, foot) for lines in pages]
    subprocess.run(["pdftoppm", "-r", str(_DPI), "-gray", path, folder / "sheet"], check=True)
    images = sorted(folder.glob("sheet-*.pgm"))
    return [Sheet(lines, _ink(image, foot), foot) for lines, image in zip(pages, images, strict=True)]


def rules(path: Path, number: int, top: float, bottom: float) -> list[float]:
    """The rules across the middle of a printed page between two heights: mm from the sheet's head."""
    run = ["pdftoppm", "-r", str(_FINE), "-gray", "-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run([*run, path, path.with_suffix("")], check=True)
    with Image.open(path.with_suffix(".pgm")) as image:
        middle = image.width // 2
        dark = [grey < _WHITE for grey in image.crop((middle, 0, middle + 1, image.height)).tobytes()]
    begins = [y / _FINE * 25.4 for y in range(1, len(dark)) if dark[y] and not dark[y - 1]]
    return [y for y in begins if top < y < bottom]


def _lines(page: str) -> tuple[Line, ...]:
    rows: dict[int, list[tuple[float, float, str]]] = {}
    for left, _, _, bottom, text in _WORD.findall(page):
        rows.setdefault(round(float(bottom) * PT / 2), []).append(
            (float(left), float(bottom) * PT, html.unescape(text))
        )
    return tuple(
        Line(" ".join(text for _, _, text in sorted(row)), max(bottom for _, bottom, _ in row))
        for _, row in sorted(rows.items())
    )


def _ink(path: Path, foot: float) -> float:
    """mm from the sheet's head to the lowest dot that is not white, above the foot."""
    with Image.open(path) as image:
        area = image.crop((0, 0, image.width, round(foot / 25.4 * _DPI)))
        box = area.point(lambda grey: 0 if grey >= _WHITE else 255).getbbox()
    return box[3] / _DPI * 25.4 if box else 0.0
