"""The folder in which the next tree grows, beside the one in use."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import BinaryIO

from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.write.durable import create
from builder.write.folders import empty_folders
from builder.write.layout import Layout, TreePlaces
from builder.write.manifest import Record, record
from builder.write.paths import folders

_CHUNK = 1 << 20

# Another file system, one without links or a system that forbids them, and one file linked too often.
_CANNOT_LINK = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS}


class Stage:
    """A folder of files on the disk that nobody sees yet. It is made with its first file.

    Modes are 0755 and 0644 less the umask.
    """

    def __init__(self, layout: Layout, places: TreePlaces) -> None:
        self._layout = layout
        self._places = places
        self._folders: set[str] | None = None

    def take_over(self, paths: Collection[str]) -> None:
        """Go on in a stage that a stopped run left: what is not one of these files is removed."""
        if self.folder.exists():
            for entry in list(os.scandir(self.folder)):
                if entry.name not in paths:
                    os.unlink(entry.path)
            self._folders = set()

    @property
    def folder(self) -> Path:
        return self._places.stage

    def write(self, path: str, content: bytes, digest: str) -> Record:
        """Write a file; returns what it will be known by, since a rename changes neither its inode nor its time."""
        target = self._place(path)
        with create(target) as stream:
            stream.write(content)
        return record(digest, os.lstat(target))

    def copy(self, path: str, source: Path, digest: str) -> Record:
        """Copy a file, checking that it is the one that was read before; Abort with GP604 where it is not."""
        target = self._place(path)
        with self._reading(source) as stream, create(target) as copy:
            found = _copy(stream, copy)
        if found != digest:
            raise Abort(changed(self._layout, source))
        return record(digest, os.lstat(target))

    def link(self, path: str, written: Record) -> Record:
        """Take over a file of the tree in use as it is; a copy of it where the system cannot link."""
        source = self._places.published / path
        try:
            os.link(source, self._place(path))
        except OSError as failure:
            if failure.errno not in _CANNOT_LINK:
                raise
            return self.copy(path, source, written.sha256)
        return written

    def finish(self, paths: Iterable[str]) -> int:
        """Remove the folders that the files at these paths do not need; returns the inode of the stage."""
        made = self._begun()
        for path in sorted(made - folders(paths), reverse=True):
            os.rmdir(self.folder / path)
        return self.folder.stat().st_ino

    def _place(self, path: str) -> str:
        """Where the file is written, with its folders made."""
        above = path.rpartition("/")[0]
        made = self._begun()
        if above and above not in made:
            for folder in sorted(folders([path]) - made):
                os.mkdir(self.folder / folder, 0o755)
                made.add(folder)
        return f"{self.folder}/{path}"

    def _begun(self) -> set[str]:
        """The folders of the stage, which is made where it is not there yet."""
        if self._folders is None:
            if self._places.spare_folders.exists():
                os.rename(self._places.spare_folders, self.folder)
            else:
                self.folder.mkdir(0o755)
            self._folders = empty_folders(self.folder)
        return self._folders

    def _reading(self, source: Path) -> BinaryIO:
        try:
            return open(source, "rb")
        except OSError as failure:
            raise Abort(changed(self._layout, source)) from failure


def _copy(source: BinaryIO, target: BinaryIO) -> str:
    running = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        running.update(chunk)
        target.write(chunk)
    return running.hexdigest()


def changed(layout: Layout, source: Path) -> Diagnostic:
    name = layout.shown(source)
    return error(
        "GP604", f"`{name}` changed while building; the earlier output is untouched", Span(name), "build again"
    )
