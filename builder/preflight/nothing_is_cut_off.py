"""Text and fields keep a distance from the edge of the trimmed page, so none is cut off. Drawings may reach over it."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Name

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.preflight.opened.drawn import Box

_MM = 72 / 25.4

_PLAY = 0.2
"""mm: boxes of glyphs have some white around them."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    least, severity = wanted.least("safe")
    near: dict[int, tuple[float, Box]] = {}
    for number, box, what in _boxes(pdf):
        distance = _distance(box, _trim(pdf, number)) / _MM
        if distance < least - _PLAY and distance < near.get(number, (least, box))[0]:
            near[number] = distance, box
            kind = what
    if near:
        closest, (distance, box) = min(near.items(), key=lambda item: item[1][0])
        words = pdf.words(closest, box) if kind == "text" else ""
        said = f"`{words}` is" if words else f"a {kind} is" if kind == "field" else "text is"
        where = f"{distance:.1f} mm from the edge of the page" if distance >= 0 else "over the edge of the page"
        message = f"{said} {where}; {least:g} mm are wanted"
        hint = "shorten the longest word or line there, or give the paper wider margins"
        yield Finding("GP283", message, tuple(near), hint, severity, words)


def _boxes(pdf: Opened) -> Iterator[tuple[int, Box, str]]:
    """The boxes of all texts and fields, each with its page."""
    for page in pdf.pages:
        for text in page.texts:
            yield page.number, text.box, "text"
    for number, field in pdf.annotations("/Widget"):
        x, y, u, v = (float(edge) for edge in field[Name.Rect].as_list())
        yield number, (min(x, u), min(y, v), max(x, u), max(y, v)), "field"


def _trim(pdf: Opened, number: int) -> Box:
    """The trimmed page, in the coordinates of PDFium's boxes and of fields: those of the file."""
    page = pdf.file.pages[number - 1]
    left, bottom, right, top = (float(edge) for edge in page.trimbox.as_list())
    return left, bottom, right, top


def _distance(box: Box, trim: Box) -> float:
    """How far a box is from the nearest edge, in pt; less than 0 where it is beyond."""
    return min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
