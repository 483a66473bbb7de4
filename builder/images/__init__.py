"""Images of pixels: what their files are, and the files that are made from them for the screen and for paper.

The one home of Pillow, and of pypdfium2, which draws pages of our PDFs. Everything here is pure: bytes and a recipe go
in, bytes come out.
"""

from builder.images.heads import MOST_PIXELS, Head, other_kind, read_head
from builder.images.recipe import LINKED, LOGO, ImageFile, Recipe, largest, of_a_page, on_paper, on_screen

__all__ = [
    "LINKED",
    "LOGO",
    "MOST_PIXELS",
    "Head",
    "ImageFile",
    "Recipe",
    "largest",
    "of_a_page",
    "on_paper",
    "on_screen",
    "other_kind",
    "read_head",
]
