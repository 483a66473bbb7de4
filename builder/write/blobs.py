"""Contents kept from one build to the next under keys of their own, such as parsed guides."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


class Blobs:
    """Bytes by key, a file each. To lose one costs time and nothing else, so nothing waits for the disk, and it is no
    error where the disk refuses. A key is a name of letters and digits, such as a digest.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)

    def load(self, key: str) -> bytes:
        """What was saved under this key; empty where nothing was, or where it cannot be read."""
        try:
            return (self._folder / key).read_bytes()
        except OSError:
            return b""

    def save(self, key: str, content: bytes) -> None:
        part = self._folder / f"{key}.part"
        try:
            part.write_bytes(content)
            os.replace(part, self._folder / key)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def retain(self, keys: Collection[str]) -> None:
        """Remove all others."""
        with suppress(OSError):
            for entry in list(os.scandir(self._folder)):
                if entry.name not in keys:
                    os.unlink(entry.path)
