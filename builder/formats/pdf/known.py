"""Whether a library's own files are those that a shortcut was written for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType


def is_known(modules: Sequence[ModuleType], digest: str) -> bool:
    """Whether the files of some modules have this digest together: the first 16 digits of a SHA-256.

    A shortcut replaces a private function. Where another version of the library has changed the file, the shortcut is
    left out: PDFs take longer to make, and are right.
    """
    return digest_of(modules) == digest


def digest_of(modules: Sequence[ModuleType]) -> str:
    found = hashlib.sha256()
    for module in modules:
        found.update(Path(module.__file__ or "").read_bytes())
    return found.hexdigest()[:16]
