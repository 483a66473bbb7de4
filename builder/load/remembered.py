"""What one build leaves for the next, as JSON: cards, finished pages, finished PDFs."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from builder.diagnostics import Diagnostic
from builder.model.card import Card


@dataclass(frozen=True, slots=True)
class RememberedDocument:
    """What was read from a document, under a key of all it was read from."""

    key: str
    card: Card | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class RememberedPrint:
    """A PDF under a key of all it was made from, with what was said when it was made.

    `source` is the file of its guide, and `draft` whether that was one: a PDF that is out of date is published only for
    the same guide, and not if it shows a draft.
    """

    key: str
    pages: int
    bytes: int
    site_path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    source: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """`documents` by first file, `pages` by path on the site (a key each), `prints` by path in output/print.

    `unheard` are the kinds of faults that the engine of PDFs does not report, by the versions that were checked.
    """

    documents: dict[str, RememberedDocument] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    prints: dict[str, RememberedPrint] = field(default_factory=dict)
    unheard: dict[str, tuple[str, ...]] = field(default_factory=dict)


_ADAPTER = TypeAdapter(Memory)


def read_memory(content: bytes | None) -> Memory:
    """What was remembered; nothing, where it is not there or cannot be read: then all is made anew."""
    try:
        return _ADAPTER.validate_json(content) if content else Memory()
    except ValidationError:
        return Memory()


def write_memory(memory: Memory) -> bytes:
    return _ADAPTER.dump_json(memory)
