"""The options of an image: how wide it is, and where on the line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.diagnostics import Diagnostic, Span, warning
from builder.model.summary import Picture
from builder.parse.source.scanner import Line

POSITIONS = ("left", "right", "center")

_WIDTH = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)(%|mm|cm|px|)")
_WIDEST = {"%": 100.0, "mm": 420.0, "cm": 42.0, "px": 9999.0}
"""420 mm is the long side of A3 (ISO 216). Pixels have no limit of their own: a number alone is one, as in HTML."""


def read_width(written: str) -> str:
    """A width in %, mm, cm or px, as style sheets have it; empty for anything else."""
    match = _WIDTH.fullmatch(written.strip())
    if match is None:
        return ""
    number, unit = float(match[1]), match[2] or "px"
    return f"{number:g}{unit}" if 0 < number <= _WIDEST[unit] else ""


def wrong_width(written: str, picture: Picture, lines: Sequence[Line]) -> Diagnostic:
    message = f"`{written or 'width='}` is not a width for an image"
    hint = "write a part of the text's width, such as `width=50%`, or up to 420 mm, such as `60mm`, `6cm` or `300px`"
    return warning("GP339", message, place_of(written or "width=", picture, lines), hint)


def place_of(text: str, picture: Picture, lines: Sequence[Line]) -> Span:
    """Where a text is that belongs to an image: next to its address, on its line first and then below it; the address
    where it is written another way.
    """
    span = picture.span
    for line in lines:
        if (line.file, line.number) < (span.file, span.line) or line.file != span.file:
            continue
        start = line.text.find(text, max(0, span.column - line.offset) if line.number == span.line else 0)
        start = line.text.find(text) if start < 0 else start
        if start >= 0:
            return line.span(start, len(text))
    return span
