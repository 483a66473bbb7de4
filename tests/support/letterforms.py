"""Whether the letters that are drawn are the letters that are copied: outlines of the PDF's fonts against the theme's.

WeasyPrint draws wrong letters where two faces of a family share weight and style, while the copied text stays right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

_PAIRS = re.compile(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


def wrong_letters(pdf: pikepdf.Pdf, fonts: Path) -> Iterator[str]:
    """What is said to be a letter and is drawn as something else, for the fonts that lie in a folder."""
    for name, font, meanings in embedded(pdf):
        source = source_of(name, fonts)
        if source is None:
            continue
        for code, text in meanings.items():
            if len(text) == 1 and _outline(font, font.getGlyphName(code)) not in _forms(source, text):
                yield f"{name}: {text!r} is drawn as {font.getGlyphName(code)}"


def embedded(pdf: pikepdf.Pdf) -> Iterator[tuple[str, TTFont, dict[int, str]]]:
    """The fonts of a PDF: their name without the subset's tag, the font itself, and what each of its codes means."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0":
            font = TTFont(BytesIO(thing.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
            pairs = _PAIRS.findall(thing.ToUnicode.read_bytes().decode("latin-1").partition("beginbfchar")[2])
            meanings = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
            yield str(thing.BaseFont).partition("+")[2], font, meanings


def source_of(name: str, fonts: Path) -> Path | None:
    """The file of `Literata-Semi-Bold`: Literata-SemiBold, and for want of a weight Literata-Regular."""
    wanted = name.replace("-", "")
    known = {wanted, f"{wanted}Regular", wanted.removesuffix("Italic") + "RegularItalic" * wanted.endswith("Italic")}
    return next((path for path in sorted(fonts.glob("*.ttf")) if path.stem.replace("-", "") in known), None)


@cache
def _font(path: Path) -> TTFont:
    return TTFont(path)


def _outline(font: TTFont, glyph: str) -> tuple[object, ...]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return tuple(pen.value)


@cache
def _forms(path: Path, letter: str) -> frozenset[tuple[object, ...]]:
    """The outlines that a letter may have in a font: its own, and those that the font puts in its place (figures)."""
    font = _font(path)
    glyph = font.getBestCmap().get(ord(letter))
    names = {glyph, *_substitutes(path).get(glyph, ())} - {None}
    return frozenset(_outline(font, name) for name in names)


@cache
def _substitutes(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    font = _font(path)
    for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            for glyph, other in getattr(inner, "mapping", {}).items():
                found.setdefault(glyph, set()).update([other] if isinstance(other, str) else other)
    return found
