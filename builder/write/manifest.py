"""What earlier builds wrote, and how to tell that it is still so."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.write.durable import write_whole
from builder.write.tree import Found

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One file as we wrote it: the SHA-256 of its content, and what shows without reading that it is untouched."""

    sha256: str
    size: int
    mtime_ns: int
    inode: int

    def is_plainly(self, status: os.stat_result) -> bool:
        return (self.size, self.mtime_ns, self.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)


def record(sha256: str, status: os.stat_result) -> Record:
    return Record(sha256, status.st_size, status.st_mtime_ns, status.st_ino)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of one folder by path. `root` is the inode of the folder, by which a site is told from the next one."""

    files: Mapping[str, Record] = field(default_factory=dict)
    root: int | None = None


def load(path: Path) -> Manifest:
    """The manifest at `path`; an empty one where there is none or it is damaged.

    Only outside hands can damage it, since it is written whole. Then no file counts as ours, and a build refuses to
    replace them (GP602): the author knows better than we do.
    """
    try:
        return _parsed(json.loads(path.read_bytes()))
    except (FileNotFoundError, ValueError, RecursionError):  # RecursionError: brackets in each other without end
        return Manifest()


def save(path: Path, manifest: Manifest) -> None:
    files = {name: [f.sha256, f.size, f.mtime_ns, f.inode] for name, f in manifest.files.items()}
    text = json.dumps({"version": _VERSION, "root": manifest.root, "files": files}, sort_keys=True)
    write_whole(path, text.encode("ascii"), part=path.with_name(path.name + ".part"))


def unchanged(manifest: Manifest, folder: Path, found: Found) -> dict[str, Record]:
    """The files in `folder` that are still what we wrote, with what they are known by now.

    A copied folder has other inodes and perhaps other times, so what does not match plainly is read and hashed.
    """
    same = {path: _still(written, folder, path, found.get(path)) for path, written in manifest.files.items()}
    return {path: written for path, written in same.items() if written is not None}


def strangers(manifest: Manifest, found: Found) -> list[str]:
    """What no build of ours wrote. A link or a device is always a stranger: we make none."""
    return [path for path, status in found.items() if path not in manifest.files or not stat.S_ISREG(status.st_mode)]


def digest(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _still(written: Record, folder: Path, path: str, status: os.stat_result | None) -> Record | None:
    if status is None or not stat.S_ISREG(status.st_mode):
        return None
    if written.is_plainly(status):
        return written
    same = written.size == status.st_size and written.sha256 == digest(folder / path)
    return record(written.sha256, status) if same else None


def _parsed(content: object) -> Manifest:
    """ValueError for anything but a manifest of this version."""
    match content:
        case {"version": version, "root": int() | None as root, "files": dict() as files} if version == _VERSION:
            return Manifest({str(path): _record(entry) for path, entry in files.items()}, root)
    raise ValueError("not a manifest")


def _record(entry: object) -> Record:
    match entry:
        case [str(sha256), int(size), int(mtime_ns), int(inode)]:
            return Record(sha256, size, mtime_ns, inode)
    raise ValueError("not a record")
