"""What a worker does for copies: the names of one chunk of clients are set and put into their layout."""

from __future__ import annotations

import gc
from dataclasses import dataclass

from builder.formats.pdf.copies.said import Said
from builder.formats.pdf.job import PrintJob
from builder.pipeline.workers import kit_of_worker

SECONDS = 120.0
"""For the names of 200 clients, which take one."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Up to 200 copies of one layout: its job, its bytes, and what each copy says."""

    job: PrintJob
    layout: bytes
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Stamped:
    """The copies of a chunk: what all begin with, what follows in each, and whose name has characters without a font,
    with these.
    """

    base: bytes
    tails: tuple[bytes, ...]
    unprintable: tuple[tuple[int, str], ...]


def stamp_chunk(chunk: Chunk) -> Stamped:
    """The copies of a chunk."""
    from builder.formats.pdf.copies.lettering import lettered
    from builder.formats.pdf.copies.stamp import base_of, places_of, stamp

    job = chunk.job
    kit = kit_of_worker().of(job.edition, job.summary.meta.lang)
    measure = kit.measure(job.paper, job.edition)
    places = places_of(chunk.layout)
    gc.disable()
    try:
        lettering = lettered(chunk.said, places, kit, measure)
    finally:
        gc.enable()
    missing = tuple((said.number, found) for said in chunk.said if (found := _missing(said, lettering.unprintable)))
    base = base_of(chunk.layout, lettering, places)
    tails = tuple(stamp(base, drawn, said.name) for drawn, said in zip(lettering.drawn, chunk.said, strict=True))
    return Stamped(base.content, tails, missing)


def _missing(said: Said, letters: frozenset[str]) -> str:
    return "".join(dict.fromkeys(c for _, value in said.values for c in value if c in letters))
