"""What one build leaves for the next, as JSON: what was read from each document, and what each file was made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from builder.diagnostics import Diagnostic
from builder.model.site import SamplePage
from builder.model.summary import DocumentSummary


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """What was read from a document, under a key of all it was read from.

    `diagnostics` are about its text. `checked` are what the rules report of the guide on its papers, under the key
    `papers`.
    """

    key: str
    summary: DocumentSummary | None
    diagnostics: tuple[Diagnostic, ...] = ()
    papers: str = ""
    checked: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class CachedFile:
    """A file under a key of all it was made from, with the diagnostics of when it was made.

    `source` is the file of its guide, and `draft` whether that was one: a file that is out of date is published only
    for the same guide, and not if it shows a draft. `samples` are pages that show what it is like.
    """

    key: str
    pages: int = 0
    bytes: int = 0
    site_path: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    source: str = ""
    draft: bool = False
    samples: tuple[SamplePage, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, which `sealed` writes after the key."""
        return self.key.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class BuildCache:
    """`documents` by first file, `files` by format and path in its tree.

    `unreported` are the faults that the engine of a format does not report, by format and the versions that were
    checked.
    """

    documents: dict[str, CachedDocument] = field(default_factory=dict)
    files: dict[str, dict[str, CachedFile]] = field(default_factory=dict)
    unreported: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)


_ADAPTER = TypeAdapter(BuildCache)


def read_cache(content: bytes | None) -> BuildCache:
    """What was kept; nothing, where it is not there or cannot be read: then everything is rebuilt."""
    try:
        return _ADAPTER.validate_json(content) if content else BuildCache()
    except ValidationError:
        return BuildCache()


def write_cache(cache: BuildCache) -> bytes:
    return _ADAPTER.dump_json(cache, exclude_defaults=True)
