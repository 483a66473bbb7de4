"""What a file depends on, as digests."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from builder.formats import Format, Job
from builder.theming import Kit


def job_key(format: Format, job: Job, kit: Kit) -> str:
    """All that a file is made from, code and libraries included: two jobs of one key give the same bytes."""
    parts = f"{format.name} {versions_of(format)} {job.key(kit)}"
    return hashlib.sha256(parts.encode()).hexdigest()


@cache
def versions_of(format: Format) -> str:
    """The versions of guidepress and of the libraries that make the bytes of a format."""
    return " ".join([package_digest(), *(f"{name} {version(name)}" for name in format.versions)])


def sealed(key: str, digest: str) -> str:
    """The key of what a file was made from, with the digest of what was made.

    A build can be killed after its files are in place and before it has noted their keys. The old key would then lie
    beside a new file, and an author who goes back to the old text would get the new file for it.
    """
    return f"{key} {digest}"


@cache
def package_digest() -> str:
    """A digest of guidepress's own files, so that a change of them is never hidden by what an earlier build left."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.suffix in (".py", ".toml"):
            status = path.stat()
            digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()
