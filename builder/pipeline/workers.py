"""What the workers do. Each has the kit, and renders or parses what it is handed."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from builder.check import check_guide
from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.formats import Job, Rendered, format_named
from builder.formats.parsed import ParsedDocument, pack
from builder.images import Recipe
from builder.load.files import unreadable
from builder.model.sources import SourceDocument
from builder.model.summary import DocumentSummary
from builder.parse import parse
from builder.theming import Kit

PARSE_SECONDS = 10.0
"""For some sixteen documents; a guide of 50,000 words takes a fifth of a second."""

SELF_CHECK_SECONDS = 20.0

CHUNK = 16
"""Documents that are parsed at a time."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document that was read: its summary, the guide itself as bytes for the render to come, and the diagnostics.

    `checked` are those of the rules.
    """

    summary: DocumentSummary | None
    guide: bytes
    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[Diagnostic, ...] = ()


_KIT: list[Kit] = []


def set_up(kit: Kit) -> None:
    """Runs once in each worker. Parsing makes many small objects and few cycles, so they are collected rarely."""
    _KIT[:] = [kit]
    gc.set_threshold(50_000, 20, 50)


def parse_document(document: SourceDocument) -> Parsed:
    [kit] = _KIT
    outcome = parse(document, kit.components, kit.languages)
    if outcome.guide is None:
        return Parsed(None, b"", outcome.diagnostics)
    checked = check_guide(outcome.guide, kit.sheets)
    return Parsed(outcome.guide.summary, pack(outcome.guide), outcome.diagnostics, checked)


def check_document(document: ParsedDocument) -> tuple[Diagnostic, ...]:
    """What the rules report of a guide that was parsed before."""
    [kit] = _KIT
    return check_guide(document.open(kit.languages, kit.components), kit.sheets)


def render_job(task: tuple[str, Job]) -> Rendered:
    """A job, by the name of its format."""
    [kit] = _KIT
    name, job = task
    return format_named(name).render(job, kit)


def inspect_job(task: tuple[str, Job]) -> Rendered:
    """A job, by the name of its format, with what is wrong with the finished file. The file itself is not sent back."""
    name, job = task
    rendered, validate = render_job(task), format_named(name).validate
    said = validate(job, rendered.artifact.content) if validate else ()
    kept = replace(rendered.artifact, content=b"")
    return replace(rendered, artifact=kept, diagnostics=(*rendered.diagnostics, *said))


def process_image(recipes: tuple[Recipe, ...]) -> tuple[bytes, ...]:
    """The files of one image by their recipes. Abort where it changed, or cannot be decoded."""
    asset, place = recipes[0].asset, recipes[0].span
    where = place if place.file else Span(asset.path)
    try:
        content = Path(asset.real).read_bytes()
    except OSError as problem:
        raise Abort(unreadable(problem, asset.path)) from problem
    if hashlib.sha256(content).hexdigest() != asset.digest:
        raise Abort(error("GP311", f"`{asset.path}` changed after it was read", where, "build again"))
    from builder.images.make import BrokenImage, make_files  # loads Pillow

    try:
        return make_files(content, recipes)
    except BrokenImage as problem:
        message = f"`{asset.path}` cannot be read to its end as an image"
        raise Abort(error("GP311", message, where, "save it again with an image editor")) from problem


def check_engine(name: str) -> tuple[str, ...]:
    """The faults that the engine of a format no longer reports."""
    check = format_named(name).self_check
    return check() if check else ()


def kit_of_worker() -> Kit:
    """The kit that all tasks of this worker share."""
    [kit] = _KIT
    return kit
