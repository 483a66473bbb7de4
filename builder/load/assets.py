"""Files that are taken over as they are: digests, and the size of pictures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.load.drawings import faults_in
from builder.load.files import unreadable
from builder.model.sources import Asset

_KINDS = ("PNG", "JPEG", "GIF", "WEBP")
"""What browsers show, whatever the file is called. Pillow would take a TIFF called .png, too."""

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_NUMBER = r"([0-9]{0,9}(?:[0-9]|\.[0-9]{1,9}))"


def read_assets(paths: Iterable[str], files: Mapping[str, str]) -> tuple[dict[str, Asset], list[Diagnostic]]:
    """The assets at some project paths, by path, and what is to be said of those that cannot be read.

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
    width, height = _size(real)
    faults = faults_in(real.read_bytes(), path) if real.suffix.lower() == ".svg" else ()
    return Asset(path, str(real), digest, width, height, faults)


def _size(real: Path) -> tuple[int, int]:
    """Width and height in px; (0, 0) where they do not matter, (-1, -1) where the picture cannot be read."""
    if real.suffix.lower() == ".svg":
        return _svg_size(real)
    if real.suffix.lower() not in _PICTURES:
        return 0, 0
    from PIL import Image, UnidentifiedImageError  # it takes a while to load, and many a site has no picture

    Image.MAX_IMAGE_PIXELS = None  # only the size is read here, and one that is too large is refused by its own message
    try:
        with Image.open(real, formats=_KINDS) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):  # what Pillow raises for damaged heads of files
        return -1, -1


def _svg_size(real: Path) -> tuple[int, int]:
    head = real.read_bytes()[:4000].decode("utf-8", "replace")
    if "<svg" not in head:
        return -1, -1
    box = re.search(rf"viewBox=[\"']\s*[-+.\d]+[\s,]+[-+.\d]+[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*[\"']", head)
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
