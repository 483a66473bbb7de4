"""What is drawn on the pages of a PDF, by PDFium: texts, lines and images with their boxes and sizes.

PDFium's own wrapper returns no boxes within form XObjects in the coordinates of the page, so its C functions are called
here. All lengths are in pt, from the lower left corner of the page.
"""

from __future__ import annotations

import math
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""The left, lower, right and upper edge."""

Matrix = tuple[float, float, float, float, float, float]

_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_DEEPEST = 8
"""Form XObjects in form XObjects: a sheet of a booklet has three levels."""

_THIN = 2.0
"""pt: a filled shape that is no thicker is a line. A rule is never heavier."""

_INVISIBLE = 3
"""The mode of text that is not drawn (ISO 32000-1, table 106)."""

Handle = Any
"""An object of PDFium, which has no types."""


class Mark(NamedTuple):
    """How a drawn object is tagged: the number of its marked content or -1, and whether it is marked at all.

    What is marked without a number is an artifact: a running head, a rule.
    """

    number: int = -1
    is_marked: bool = False

    @property
    def is_artifact(self) -> bool:
        return self.is_marked and self.number < 0


class Text(NamedTuple):
    """Drawn text with the size of its type."""

    box: Box
    size: float
    mark: Mark


class Line(NamedTuple):
    """A stroke, or a filled shape as thin as one."""

    box: Box
    weight: float


class Picture(NamedTuple):
    """An image of pixels, with its dots an inch in the direction where it has fewer."""

    box: Box
    dots: float
    mark: Mark


@dataclass
class Page:
    """A page from 1, its size, and what is drawn on it. `shapes` counts what is neither text nor image."""

    number: int
    width: float
    height: float
    texts: list[Text] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    shapes: int = 0


def drawn(document: pypdfium2.PdfDocument, index: int) -> Page:
    """What is drawn on a page, counted from 0."""
    page = document[index]
    width, height = page.get_size()
    found = Page(index + 1, width, height)
    handle = page.raw
    for number in range(pdfium.FPDFPage_CountObjects(handle)):
        _look(pdfium.FPDFPage_GetObject(handle, number), _UNCHANGED, Mark(), found, 0)
    page.close()
    return found


def _look(object: Handle, outer: Matrix, around: Mark, found: Page, depth: int) -> None:
    """Add an object to a page. `outer` leads from its coordinates to the page's, `around` is the mark that it is in."""
    kind = pdfium.FPDFPageObj_GetType(object)
    mark = around
    if pdfium.FPDFPageObj_CountMarks(object):
        mark = Mark(pdfium.FPDFPageObj_GetMarkedContentID(object), True)
    if kind == pdfium.FPDF_PAGEOBJ_FORM:
        if depth < _DEEPEST:
            inner = _times(_matrix(object), outer)
            for number in range(pdfium.FPDFFormObj_CountObjects(object)):
                _look(pdfium.FPDFFormObj_GetObject(object, number), inner, mark, found, depth + 1)
        return
    box = _box(object, outer)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        if box[2] > box[0] and pdfium.FPDFTextObj_GetTextRenderMode(object) != _INVISIBLE:
            size = c_float()
            pdfium.FPDFTextObj_GetFontSize(object, size)
            found.texts.append(Text(box, size.value * _scale(_matrix(object)) * _scale(outer), mark))
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        found.pictures.append(Picture(box, _dots(object, outer), mark))
    else:
        found.shapes += not _is_ground(box, found)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            weight = _weight(object, box, outer)
            if weight is not None:
                found.lines.append(Line(box, weight))


def _is_ground(box: Box, page: Page) -> bool:
    """Whether a shape is the ground of a page, which alone is nothing to see."""
    return (box[2] - box[0]) * (box[3] - box[1]) > 0.95 * page.width * page.height


def _weight(path: Handle, box: Box, outer: Matrix) -> float | None:
    """How thick a line is: a stroke, a thin bar, or the frame between two rectangles. None for another shape."""
    fills, strokes = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, fills, strokes)
    if strokes.value:
        width = c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(path, width)
        return width.value * _scale(_matrix(path)) * _scale(outer)
    if not fills.value:
        return None
    short, long = sorted((box[2] - box[0], box[3] - box[1]))
    return short if short < _THIN and long > 4 * _THIN else None


def _dots(image: Handle, outer: Matrix) -> float:
    width, height = c_uint(), c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(image, width, height)
    a, b, c, d, _, _ = _times(_matrix(image), outer)
    sides = ((width.value, math.hypot(a, b)), (height.value, math.hypot(c, d)))
    return min((72 * pixels / length for pixels, length in sides if length > 0), default=0.0)


def _box(object: Handle, outer: Matrix) -> Box:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(object, left, bottom, right, top)
    edges = (left.value, bottom.value, right.value, top.value)
    if outer is _UNCHANGED:
        return edges
    a, b, c, d, e, f = outer
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in edges[::2] for y in edges[1::2]]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(object: Handle) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(object, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix after another (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _scale(matrix: Matrix) -> float:
    """How many times as large lengths get, as the mean of both directions."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))
