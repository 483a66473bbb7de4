"""What a build makes: files by their path in the output, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file. `path` is relative to its output folder, with forward slashes; `content` its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the last build that is still right, so it is linked into the new output and not made again."""

    path: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of the project taken over as it is.

    `source` is its absolute path; `digest` the SHA-256 it was checked with, in hex.
    """

    path: str
    source: str
    digest: str


Output = Artifact | Kept | Copied
