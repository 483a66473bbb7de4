"""What is kept by the key of what it was made from: parsed guides, so that a change of theme parses nothing again, and
the files made from images.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol


class GuideStore(Protocol):
    """Bytes by key. What it has lost is made again."""

    def load(self, key: str) -> bytes:
        """The bytes; none where it does not have them."""

    def save(self, key: str, content: bytes) -> None: ...

    def retain(self, keys: Collection[str]) -> None:
        """Forget all others."""


@dataclass(frozen=True, slots=True)
class Stores:
    """Where parsed guides and files made from images are kept."""

    guides: GuideStore
    images: GuideStore


class GuidesInMemory:
    """For as long as this process lives."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load(self, key: str) -> bytes:
        return self._kept.get(key, b"")

    def save(self, key: str, content: bytes) -> None:
        self._kept[key] = content

    def retain(self, keys: Collection[str]) -> None:
        self._kept = {key: content for key, content in self._kept.items() if key in keys}
