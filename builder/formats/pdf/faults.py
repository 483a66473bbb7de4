"""What WeasyPrint could not load: it only logs that, here it is said."""

from __future__ import annotations

import logging
from collections.abc import Iterator
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
"""What WeasyPrint 70 logs, with the family or the address first."""


@dataclass(slots=True)
class Faults:
    """Addresses that could not be had or not be used, and font families without a face, in the order they were met."""

    addresses: list[str] = field(default_factory=list)
    families: list[str] = field(default_factory=list)

    def said(self, job: PrintJob, guide: Guide, theme: str) -> Iterator[Diagnostic]:
        addresses = list(dict.fromkeys(self.addresses))
        for address in addresses:
            yield _said(address, job, guide, theme)
        if not any(address.startswith(HOME) for address in addresses):
            for family in dict.fromkeys(self.families):
                message = f"the font file of `{family}` in the theme `{theme}` cannot be used"
                yield error("GP506", message, Span(f"themes/{theme}"), "use a .ttf, .otf, .woff or .woff2 file")


@contextmanager
def listening() -> Iterator[Faults]:
    """The faults that are logged meanwhile."""
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


def _said(address: str, job: PrintJob, guide: Guide, theme: str) -> Diagnostic:
    addresses = [picture_address(number, picture) for number, picture in enumerate(job.pictures)]
    if address in addresses:
        picture = guide.card.pictures[addresses.index(address)]
        hint = "build again; if it stays, save the picture again from a picture program"
        return error("GP311", f"`{picture.target}` could not be read while printing", picture.span, hint)
    if address.startswith(HOME):
        name = address.removeprefix(HOME)
        return error("GP506", f"the theme names a file `{name}` that it does not have", Span(f"themes/{theme}/{name}"))
    asked = address.rpartition("/")[2] if address.startswith(PICTURES) else address[:80]
    hint = "nothing is fetched while building: put what it needs into the picture itself"
    return warning("GP315", f"a picture asks for `{asked}`, which is left out", Span(guide.card.source), hint)
