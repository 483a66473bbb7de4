"""What the head of an image's file says: its size, its kind, and which way up it is. Nothing is decoded."""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 60_000_000
"""An image of 144 megapixels took 1.3 GB to lay out; 60 print an A3 page at 400 dpi."""

KINDS = ("PNG", "JPEG", "GIF", "WEBP")
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

_ORIENTATION = 0x0112
"""The tag that says which way up a photograph is, from 1 to 8 (Exif 2.32, 4.6.5)."""

_ON_ITS_SIDE = range(5, 9)
"""The orientations in which width and height change places."""


class Head(NamedTuple):
    """Width and height in px, after turning; -1 where a browser would not show the file.

    `format` is PNG, JPEG, GIF or WEBP, and empty for anything else. `animated` where there is more than one frame.
    """

    width: int = -1
    height: int = -1
    format: str = ""
    animated: bool = False


def read_head(stream: IO[bytes]) -> Head:
    """What an image is, by the first bytes of its file."""
    from PIL import Image, UnidentifiedImageError  # it takes a while to load, and many a site has no image

    Image.MAX_IMAGE_PIXELS = None  # only the size is read here, and one that is too large is refused by its own message
    try:
        with Image.open(stream, formats=KINDS) as picture:
            width, height = picture.size
            if orientation(picture) in _ON_ITS_SIDE:
                width, height = height, width
            form = kind_of(picture)
            return Head(width, height, form, form != "JPEG" and getattr(picture, "n_frames", 1) > 1)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):  # what Pillow raises for damaged heads of files
        return Head()


def kind_of(picture: Image.Image) -> str:
    """The kind of an open image. A JPEG with further images in it, such as a preview, is a JPEG (CIPA DC-007)."""
    return "JPEG" if picture.format == "MPO" else picture.format or ""


def orientation(picture: Image.Image) -> int:
    """Which way up an open image is, from 1 to 8. Pillow's own method would decode a PNG to look for it."""
    from PIL.Image import Exif

    found = Exif()
    try:
        found.load(picture.info.get("exif", b""))
        value = found.get(_ORIENTATION, 1)
    except (struct.error, SyntaxError, OSError, ValueError, KeyError):  # what Pillow raises for damaged tags
        return 1
    return value if value in range(1, 9) else 1


def other_kind(head: bytes) -> str:
    """What a file is that browsers do not show as an image, by its first bytes; empty where they do not tell."""
    if head[4:8] == b"ftyp":
        return _HEIF.get(head[8:12], "")
    return next((kind for start, kind in _OTHERS if head.startswith(start)), "")
