"""What earlier builds wrote, and how to tell that it is still so.

A manifest is written twice, each time with the digest of its content. Where the first one is damaged or missing, the
second one counts; so a lost manifest costs nothing, and a build stops only where both are lost.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from builder.write.durable import write_whole
from builder.write.folders import Found
from builder.write.layout import TreePlaces

_SEAL = b'{"seal": "%s", '
_SEAL_LENGTH = len(_SEAL % (b"0" * 64))


@dataclass(frozen=True, slots=True)
class Record:
    """One file as we wrote it: the SHA-256 of its content, and what shows without reading that it is unchanged."""

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
    """The files of one folder by path. `root` is the inode of the folder, which identifies the tree."""

    files: Mapping[str, Record] = field(default_factory=dict)
    root: int | None = None


def load(places: TreePlaces) -> Manifest:
    """The manifest of a tree, with what its journal adds; an empty one where there is none or both copies are lost."""
    manifest = _read(places.manifest) or _read(places.spare_manifest) or Manifest()
    added = dict(_journal(places.journal))
    return Manifest({**manifest.files, **added}, manifest.root) if added else manifest


def load_next(places: TreePlaces) -> Manifest:
    """The manifest of the tree that was about to go in; an empty one where there is none."""
    return _read(places.next_manifest) or Manifest()


def save(places: TreePlaces, manifest: Manifest) -> None:
    """Make this the manifest of a tree. It holds what the journal held, which is then removed."""
    write_whole(places.manifest, _written(manifest), part=places.part)
    settle(places)


def save_next(places: TreePlaces, manifest: Manifest) -> None:
    """Note what the stage holds, before it goes in. Whoever calls this waits for the disk."""
    with open(places.next_manifest, "wb") as stream:
        stream.write(_written(manifest))


def take_next(places: TreePlaces) -> None:
    """The next manifest becomes the manifest, now that its tree is in place."""
    os.replace(places.next_manifest, places.manifest)
    settle(places)


def settle(places: TreePlaces) -> None:
    """Remove the journal, whose files the manifest names, and copy the manifest.

    Nobody waits until the disk has the copy, and it may fail: it counts only where the manifest is damaged.
    """
    places.journal.unlink(missing_ok=True)
    with suppress(OSError):
        places.spare_manifest.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(places.manifest, places.part)
        os.replace(places.part, places.spare_manifest)


def journal_line(path: str, written: Record) -> bytes:
    """What the journal says of one file."""
    return json.dumps([path, *_entry(written)]).encode("ascii") + b"\n"


def unchanged(manifest: Manifest, folder: Path, found: Found) -> dict[str, Record]:
    """The files in `folder` that are still what we wrote, with what they are known by now.

    A copied folder has other inodes and perhaps other times, so what does not match plainly is read and hashed.
    """
    same = {path: _still(written, folder, path, found.get(path)) for path, written in manifest.files.items()}
    return {path: written for path, written in same.items() if written is not None}


def untracked(manifest: Manifest, found: Found) -> list[str]:
    """What no build of ours wrote. A link or a device is never ours: we make none."""
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


def _written(manifest: Manifest) -> bytes:
    files = {name: _entry(written) for name, written in manifest.files.items()}
    body = json.dumps({"files": files, "root": manifest.root}, sort_keys=True).encode("ascii")[1:]
    return _SEAL % hashlib.sha256(body).hexdigest().encode("ascii") + body


def _read(path: Path) -> Manifest | None:
    """None for a file that is missing or is not, to the byte, what we wrote."""
    try:
        content = path.read_bytes()
        return _parsed(content, json.loads(content))
    except (FileNotFoundError, ValueError, RecursionError):  # RecursionError: brackets in each other without end
        return None


def _parsed(content: bytes, parsed: object) -> Manifest:
    match parsed:
        case {"seal": str(seal), "root": int() | None as root, "files": dict() as files}:
            if seal != hashlib.sha256(content[_SEAL_LENGTH:]).hexdigest():
                raise ValueError("a damaged manifest")
            return _manifest(files, root)
        case {"version": 1, "root": int() | None as root, "files": dict() as files}:  # up to now without a seal
            return _manifest(files, root)
    raise ValueError("not a manifest")


def _manifest(files: Mapping[object, object], root: int | None) -> Manifest:
    return Manifest({str(path): _record(entry) for path, entry in files.items()}, root)


def _journal(path: Path) -> Iterator[tuple[str, Record]]:
    """What the journal says. A line that a power cut left half written is passed over."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        with suppress(ValueError, RecursionError):
            match json.loads(line):
                case [str(name), *entry]:
                    yield name, _record(entry)


def _entry(written: Record) -> list[str | int]:
    return [written.sha256, written.size, written.mtime_ns, written.inode]


def _record(entry: object) -> Record:
    match entry:
        case [str(sha256), int(size), int(mtime_ns), int(inode)]:
            return Record(sha256, size, mtime_ns, inode)
    raise ValueError("not a record")
