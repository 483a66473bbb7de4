"""Turns WeasyPrint's log messages about missing files, fonts and characters into diagnostics."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Span, error, warning
from builder.formats.pdf.fetch import HOME, PICTURES, picture_address
from builder.formats.pdf.job import PrintJob
from builder.model.guide import Guide

_LOG = logging.getLogger("weasyprint")
_LOG.setLevel(logging.WARNING)
_LOG.propagate = False
_LOG.addHandler(logging.NullHandler())

_FONT = "Font-face %r cannot be loaded"
_PICTURE = ("Failed to load image at %r: %s", "Failed to render SVG image %s")
_LETTER = '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)'
"""What WeasyPrint 70 logs. The first argument is the font family, the address or the character."""

_FONTS = "https://fonts.google.com/noto"
_SHOWN = 12


@dataclass(slots=True)
class Faults:
    """Addresses that could not be read or used, font families without a usable file, and characters that no font has,
    each in the order they were logged.
    """

    addresses: list[str] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)

    def said(self, job: PrintJob, guide: Guide, theme: str) -> Iterator[Diagnostic]:
        addresses = list(dict.fromkeys(self.addresses))
        for address in addresses:
            yield _said(address, job, guide, theme)
        if not any(address.startswith(HOME) for address in addresses):
            for family in dict.fromkeys(self.families):
                message = f"the font file of `{family}` in the theme `{theme}` cannot be used"
                yield error("GP506", message, Span(f"themes/{theme}"), "use a .ttf, .otf, .woff or .woff2 file")
        if self.letters:
            yield _unprintable(list(dict.fromkeys(self.letters)), job)


@contextmanager
def listening() -> Iterator[Faults]:
    """The faults that are logged inside the `with` block."""
    handler = _Listener()
    _LOG.addHandler(handler)
    try:
        yield handler.faults
    finally:
        _LOG.removeHandler(handler)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.faults = Faults()

    def emit(self, record: logging.LogRecord) -> None:
        first = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
        if record.msg == _FONT:
            self.faults.families.append(first)
        elif record.msg in _PICTURE:
            self.faults.addresses.append(first)
        elif record.msg == _LETTER:
            self.faults.letters.append(first)


def said_of_less(less: Iterable[tuple[str, float, float]], job: PrintJob, guide: Guide) -> Iterator[Diagnostic]:
    """Warnings for the areas of a guide that got less room than asked, in mm."""
    places = {f"{component.id}-room": component.span for component in guide.components}
    for area, height, asked in less:
        if area in places:
            message = f"there is room for {height:.0f} mm here on {job.paper.title}, but {asked:.0f} mm were asked for"
            hint = "put `::: page :::` before it, or ask for less"
            yield warning("GP325", message, places[area], hint)


def _unprintable(letters: Sequence[str], job: PrintJob) -> Diagnostic:
    shown = "".join(letters[:_SHOWN]) + ("…" if len(letters) > _SHOWN else "")
    hint = f"install a font that has them, such as one of the Noto fonts ({_FONTS}), and build again"
    message = f"no font on this computer has the characters `{shown}`: empty boxes are printed instead"
    return warning("GP316", message, _first_of(letters, job), hint)


def _first_of(letters: Sequence[str], job: PrintJob) -> Span:
    """The place of the first of some characters in the guide; its first file if the guide itself has none of them."""
    for file in job.document.document.files:
        for number, line in enumerate(file.text.split("\n"), 1):
            column = next((i for i, letter in enumerate(line, 1) if letter in letters), 0)
            if column:
                return Span(file.path, number, column)
    return Span(job.summary.source)


def _said(address: str, job: PrintJob, guide: Guide, theme: str) -> Diagnostic:
    addresses = [picture_address(number, picture) for number, picture in enumerate(job.pictures)]
    if address in addresses:
        picture = guide.summary.pictures[addresses.index(address)]
        hint = "build again; if that does not help, open the image in an image editor and save it again"
        return error("GP311", f"`{picture.target}` could not be read while printing", picture.span, hint)
    if address.startswith(HOME):
        name = address.removeprefix(HOME)
        hint = "put the file into the theme's folder, or remove its name from print.css"
        message = f"the theme names a file `{name}` that it does not have"
        return error("GP506", message, Span(f"themes/{theme}/{name}"), hint)
    asked = address.rpartition("/")[2] if address.startswith(PICTURES) else address[:80]
    hint = "guidepress loads nothing from the internet while building: put what the image needs into its own file"
    return warning("GP315", f"an image refers to `{asked}`, which is left out", Span(guide.summary.source), hint)
