"""An image has enough dots for paper: 300 to the inch are wanted, and under 150 it looks rough."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.preflight.opened.drawn import Page, Picture

_WANTED = 300

_PLAY = 1.0
"""Dots an inch: what rounding to whole pixels may take."""

_SMALLEST = 85.0
"""pt: a smaller image (30 mm), such as a sign or a stamp, is not looked at closely."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    least, severity = wanted.least("images")
    for page in pdf.pages:
        for picture in page.pictures:
            left, bottom, right, top = picture.box
            if picture.dots < least - _PLAY and max(right - left, top - bottom) > _SMALLEST:
                words = _words(pdf, page, picture)
                named = f"the image `{words}`" if words else "an image"
                message = f"{named} is printed with {picture.dots:.0f} dots an inch; {max(least, _WANTED):g} are wanted"
                hint = "use an image with more pixels, or print it smaller: `{width=40%}`"
                yield Finding("GP287", message, (page.number,), hint, severity, words)


def _words(pdf: Opened, page: Page, picture: Picture) -> str:
    """What a screen reader says in place of an image."""
    here = pdf.file.pages[page.number - 1].obj.objgen
    for tag in pdf.tags:
        if tag.text and (here, picture.mark.number) in tag.contents:
            return tag.text
    return ""
