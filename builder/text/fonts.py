"""Font files: opening one, and whether it is whole."""

from __future__ import annotations

import logging
import struct
import zlib
from io import BytesIO
from typing import Any

_SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"wOFF", b"wOF2")

logging.getLogger("fontTools").addHandler(logging.NullHandler())  # what it logs of a font, we report ourselves


def is_font(content: bytes) -> bool:
    """Whether a .ttf, .otf, .woff or .woff2 file is whole: it has letters, each with a width and an outline."""
    if not content.startswith(_SIGNATURES):
        return False
    from brotli import error as brotli_error
    from fontTools.ttLib import TTLibError

    # What is raised for a damaged font has no common class.
    faults = (TTLibError, brotli_error, struct.error, zlib.error, ValueError, LookupError, AttributeError)
    try:
        return _is_whole(open_font(content))
    except (*faults, AssertionError, EOFError, OverflowError, TypeError, MemoryError):
        return False


def open_font(content: bytes) -> Any:  # fontTools has no types
    """A font, to read from."""
    from fontTools.ttLib import TTFont  # 60 ms, and few commands ask for a font

    return TTFont(BytesIO(content), lazy=True)


def _is_whole(font: Any) -> bool:
    letters = set((font.getBestCmap() or {}).values())
    outlines, widths = font.getGlyphSet(), font["hmtx"].metrics
    known = all(glyph in widths and outlines[glyph] for glyph in letters)
    return bool(letters) and known and font["head"].unitsPerEm > 0
