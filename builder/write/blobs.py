"""Contents kept from one build to the next under keys of their own, such as parsed guides."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_SEAL_LENGTH = hashlib.sha256().digest_size


class Blobs:
    """Bytes by key, a file each. To lose one costs time and nothing else, so nothing waits for the disk, and it is no
    error where the disk refuses. A key is a name of letters and digits, such as a digest.

    Each file begins with a digest of its key and content: a power cut or a tired disk may leave something else there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)

    def load(self, key: str) -> bytes:
        """What was saved under this key; empty where nothing was, or where it is not that any more."""
        try:
            found = (self._folder / key).read_bytes()
        except OSError:
            return b""
        content = found[_SEAL_LENGTH:]
        return content if found[:_SEAL_LENGTH] == _seal(key, content) else b""

    def save(self, key: str, content: bytes) -> None:
        part = self._folder / f"{key}.part"
        try:
            part.write_bytes(_seal(key, content) + content)
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


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).digest()
