"""What a build makes: files by their path in the output, before anything is written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file. `path` is relative to its output folder, with forward slashes; `content` its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of the project taken over as it is.

    `source` is its absolute path; `digest` the SHA-256 it was checked with, in hex.
    """

    path: str
    source: str
    digest: str


def same_place(path: str) -> str:
    """What two paths have in common that are one place on some disk.

    Letter case and the way an accent is stored make no difference, because on many disks they make none.
    """
    return (
        path.lower() if path.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    )


def name_in_output(path: str) -> str:
    """What a file of the project is called in the output. A backslash would be a folder on the web."""
    return path.rpartition("/")[2].replace("\\", "-")
