"""Files that guides name: digests, and of images the size and the kind."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.images import other_kind, read_head
from builder.load.drawings import LARGEST_DRAWING, faults_in, too_large
from builder.load.files import unreadable
from builder.model.sources import Asset

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_UNREADABLE = (-1, -1)
"""The size of what browsers do not show as an image."""
_NUMBER = r"([0-9]{0,9}(?:[0-9]|\.[0-9]{1,9}))"


def read_assets(paths: Iterable[str], files: Mapping[str, str]) -> tuple[dict[str, Asset], list[Diagnostic]]:
    """The assets at some project paths, by path, and the diagnostics about those that cannot be read.

    Paths that are no files are left out.
    """
    found: dict[str, Asset] = {}
    problems: list[Diagnostic] = []
    for path in sorted(set(paths) & files.keys()):
        try:
            found[path] = _read(path, Path(files[path]))
        except OSError as problem:
            problems.append(unreadable(problem, path))
    return found, problems


def _read(path: str, real: Path) -> Asset:
    with real.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    suffix = real.suffix.lower()
    if suffix == ".svg":
        return _drawing(path, real, digest)
    if suffix not in _PICTURES:
        return Asset(path, str(real), digest)
    with real.open("rb") as stream:
        head = read_head(stream)
        stream.seek(0)
        kind = other_kind(stream.read(12)) if not head.format else ""
    return Asset(path, str(real), digest, head.width, head.height, (), kind, head.format, head.animated)


def _drawing(path: str, real: Path, digest: str) -> Asset:
    bytes_of_it = real.stat().st_size
    if bytes_of_it > LARGEST_DRAWING:
        return Asset(path, str(real), digest, faults=(too_large(bytes_of_it, path),))
    content = real.read_bytes()
    return Asset(path, str(real), digest, *_svg_size(content), faults_in(content, path))


def _svg_size(content: bytes) -> tuple[int, int]:
    head = content[:4000].decode("utf-8", "replace")
    if "<svg" not in head:
        return _UNREADABLE
    box = re.search(rf"viewBox=[\"']\s*[-+.\d]+[\s,]+[-+.\d]+[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*[\"']", head)
    if box:
        return round(float(box[1])), round(float(box[2]))
    start = head[head.index("<svg") :].partition(">")[0]
    sides = [re.search(rf"\s{side}=[\"']\s*{_NUMBER}\s*(?:px)?\s*[\"']", start) for side in ("width", "height")]
    return (round(float(sides[0][1])), round(float(sides[1][1]))) if sides[0] and sides[1] else (0, 0)
