"""Pages of a finished PDF as pixels."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image
from pypdfium2 import PdfiumError

from builder.images.decode import BrokenImage, resized

_FINER = 3
"""A page is drawn so many times as large and then scaled down: else thin lines would come and go."""


def page_pixels(content: bytes, number: int, width: int, height: int) -> Image.Image:
    """A page of a PDF, counted from 1, on white paper in this size in px, with the fields of a form.

    BrokenImage where it cannot be drawn.
    """
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            document.init_forms()
            page = document[number - 1]
            drawn = page.render(scale=_FINER * width / page.get_width(), rev_byteorder=True).to_pil()
        finally:
            document.close()
    except (PdfiumError, IndexError) as problem:
        raise BrokenImage(str(problem)) from problem
    return resized(drawn.convert("RGB"), (width, height))


def page_as_png(content: bytes, number: int, width: int) -> tuple[bytes, int]:
    """A page of a PDF so many px wide, and how many pages it has. `number` is from 1; the nearest page there is counts.

    BrokenImage where it cannot be drawn.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        pages = len(document)
        page = document[min(max(number, 1), pages) - 1]
        height = round(width * page.get_height() / page.get_width())
    finally:
        document.close()
    target = BytesIO()
    page_pixels(content, min(max(number, 1), pages), width, height).save(target, "PNG")
    return target.getvalue(), pages
