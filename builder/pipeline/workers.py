"""What the workers do. Each has the kit, and renders or parses what it is handed."""

from __future__ import annotations

import gc
from dataclasses import dataclass

from builder.check import check_guide
from builder.diagnostics import Diagnostic
from builder.formats import web
from builder.formats.payload import pack
from builder.formats.pdf import PrintJob, PrintResult
from builder.formats.web import WebJob
from builder.model.card import Card
from builder.model.output import Artifact
from builder.model.sources import Document
from builder.parse import parse
from builder.theming import Kit

PARSE_SECONDS = 10.0
"""For some sixteen documents; a guide of 50,000 words takes a fifth of a second."""
PAGE_SECONDS = 20.0
PRINT_SECONDS = 240.0
"""A workbook of 850 pages takes a minute."""

CHUNK = 16


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document that was read: its card, the guide itself as bytes for the render to come, and what is to be said."""

    card: Card | None
    guide: bytes
    diagnostics: tuple[Diagnostic, ...]


_KIT: list[Kit] = []


def set_up(kit: Kit) -> None:
    """Once in each worker. Reading a text makes many small objects and few cycles: collecting them may come seldom."""
    _KIT[:] = [kit]
    gc.set_threshold(50_000, 20, 50)


def parse_document(document: Document) -> Parsed:
    outcome = parse(document, _KIT[0].components, _KIT[0].language)
    if outcome.guide is None:
        return Parsed(None, b"", outcome.diagnostics)
    found = outcome.diagnostics + check_guide(outcome.guide, _KIT[0].sheets)
    return Parsed(outcome.guide.card, pack(outcome.guide), found)


def render_page(job: WebJob) -> Artifact:
    return web.render(job, _KIT[0])


def render_print(job: PrintJob) -> PrintResult:
    from builder.formats.pdf.render import (
        render,
    )  # WeasyPrint takes a third of a second to load, and only prints need it

    return render(job, _KIT[0])


def check_hearing(_: None) -> tuple[str, ...]:
    from builder.formats.pdf.hearing import unheard  # as above

    return unheard()
