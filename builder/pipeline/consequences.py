"""One message for one cause: what follows only from another error is not reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.diagnostics import Diagnostic, has_errors
from builder.model.sources import Sources
from builder.parse.source.directives import no_component
from builder.pipeline.cache import CachedDocument

_OF_TEXT = "GP1"
"""How the codes of errors in a text begin: a component or a block of code that is not closed may hide headings."""


def broken_sources(sources: Sources, cached: Mapping[str, CachedDocument]) -> frozenset[str]:
    """The files that could not be read, and the first file of each document with an error in its text."""
    unread = {found.span.file for found in sources.diagnostics if found.severity == "error"}
    texts = {path for path, found in cached.items() if found.summary is None or _is_broken(found)}
    return frozenset(unread | texts)


def _is_broken(document: CachedDocument) -> bool:
    if not document.diagnostics:
        return False
    return has_errors(found for found in document.diagnostics if found.code.startswith(_OF_TEXT))


def without_consequences(diagnostics: Iterable[Diagnostic], sources: Sources) -> list[Diagnostic]:
    """The diagnostics of documents without those that name a component which is broken, and reported for that."""
    held_back = {no_component(name) for name in sources.broken_components}
    return [found for found in diagnostics if found.message not in held_back]
