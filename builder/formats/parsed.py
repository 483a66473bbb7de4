"""A document that was parsed, on its way to a worker and from one build to the next."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from typing import Any

from builder.components import Registry
from builder.model.guide import Guide
from builder.model.languages import Languages
from builder.model.sources import SourceDocument
from builder.parse import parse

_ROOMS = ("builder.model.", "builder.diagnostics")
"""Where the classes come from that a guide is made of."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document to be rendered: its source, and the guide made of it where it is at hand.

    The guide travels as bytes, so that the main process need not take it apart and put it together. `key` is what it
    was parsed from, as a digest: the bytes are kept under it.
    """

    document: SourceDocument
    key: str = ""
    guide: bytes = b""

    def open(self, languages: Languages, components: Registry) -> Guide:
        """The guide. The source was checked before, so it parses."""
        kept = unpack(self.guide)
        if kept is not None:
            return kept
        outcome = parse(self.document, components, languages)
        if outcome.guide is None:
            raise AssertionError(f"{self.document.files[0].path} was checked, and cannot be read now")
        return outcome.guide


def pack(guide: Guide) -> bytes:
    return pickle.dumps(guide, protocol=pickle.HIGHEST_PROTOCOL)


def unpack(content: bytes) -> Guide | None:
    """A guide from its bytes; None where they are no guide, since they may come from a disk.

    Only classes of the model are made of them: a pickle that names anything else is refused before it runs.
    """
    if not content:
        return None
    try:
        found = _GuideReader(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    return found if isinstance(found, Guide) else None


class _GuideReader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A class of the model. UnpicklingError for anything else."""
        found = super().find_class(module, name) if module.startswith(_ROOMS) and "." not in name else None
        if isinstance(found, type) and found.__module__.startswith(_ROOMS):
            return found
        raise pickle.UnpicklingError(f"a guide has no {module}.{name}")
