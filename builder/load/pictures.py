"""Images of pixels: what a file's first bytes say about its size and its kind."""

from __future__ import annotations

from typing import IO

MOST_PIXELS = 60_000_000
"""An image of 144 megapixels took 1.3 GB to lay out; 60 print an A3 page at 400 dpi."""

UNREADABLE = (-1, -1)
"""The size of what cannot be read as an image."""

_KINDS = ("PNG", "JPEG", "GIF", "WEBP")
"""What browsers show, whatever the file is called. Pillow would take a TIFF called .png, too."""

_OTHERS = (
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
)
_HEIF = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"avif": "AVIF", b"avis": "AVIF"}
"""The brands of an ISO media file (ISO/IEC 23008-12), at its fifth to twelfth byte."""


def size_of(stream: IO[bytes]) -> tuple[int, int]:
    """Width and height in px; UNREADABLE where a browser would not show it."""
    from PIL import Image, UnidentifiedImageError  # it takes a while to load, and many a site has no image

    Image.MAX_IMAGE_PIXELS = None  # only the size is read here, and one that is too large is refused by its own message
    try:
        with Image.open(stream, formats=_KINDS) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):  # what Pillow raises for damaged heads of files
        return UNREADABLE


def other_kind(head: bytes) -> str:
    """What a file is that browsers do not show as an image, by its first bytes; empty where they do not tell."""
    if head[4:8] == b"ftyp":
        return _HEIF.get(head[8:12], "")
    return next((kind for start, kind in _OTHERS if head.startswith(start)), "")
