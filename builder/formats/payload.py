"""A document on its way to a worker."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from builder.components import Registry
from builder.model.guide import Guide
from builder.model.sources import Document, Language
from builder.parse import parse


@dataclass(frozen=True, slots=True)
class Payload:
    """A document to be rendered: its source, and the guide made of it where this build has parsed it already.

    The guide travels as bytes, so that the main process need not take it apart and put it together on its way from one
    worker to another. The bytes never come from a disk.
    """

    document: Document
    parsed: bytes = b""

    def open(self, language: Language, components: Registry) -> Guide:
        """The guide. The source has been checked before, so it parses."""
        if self.parsed:
            guide: Guide = pickle.loads(self.parsed)
            return guide
        outcome = parse(self.document, components, language)
        if outcome.guide is None:
            raise AssertionError(f"{self.document.files[0].path} was checked, and cannot be read now")
        return outcome.guide


def pack(guide: Guide) -> bytes:
    return pickle.dumps(guide, protocol=pickle.HIGHEST_PROTOCOL)
