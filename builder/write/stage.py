"""Build a whole site beside the one in use."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.model.output import Artifact, Copied, Output
from builder.write.durable import create
from builder.write.layout import Layout
from builder.write.manifest import Record, record
from builder.write.paths import folders
from builder.write.tree import fit_folders

_CHUNK = 1 << 20

# Another file system, one without links or a system that forbids them, and one file linked too often.
_CANNOT_LINK = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS}


@dataclass(frozen=True, slots=True)
class Stage:
    """The folder in which a site grows. `reused` are the files of the site in use that are right as they are."""

    layout: Layout
    reused: Mapping[str, Record]

    def fill(self, files: Mapping[str, Output]) -> dict[str, Record]:
        """Make the folder and all `files` in it; gives what each is known by. Modes 0755 and 0644 less the umask."""
        folder = self.layout.new_site
        if self.layout.spare_folders.exists():
            os.rename(self.layout.spare_folders, folder)
        else:
            folder.mkdir(0o755)
        fit_folders(folder, folders(files))
        return {path: self._put(file, f"{folder}/{path}") for path, file in files.items()}

    def _put(self, file: Output, target: str) -> Record:
        if file.path in self.reused:
            return self._link(file.path, target)
        if isinstance(file, Artifact):
            return _write(file.content, target)
        if isinstance(file, Copied):
            return self._copy(Path(file.source), target, file.digest)
        raise ValueError(f"no earlier build wrote {file.path!r}")

    def _link(self, path: str, target: str) -> Record:
        source = f"{self.layout.site}/{path}"
        written = self.reused[path]
        try:
            os.link(source, target)
        except OSError as failure:
            if failure.errno not in _CANNOT_LINK:
                raise
            return self._copy(Path(source), target, written.sha256)
        return written

    def _copy(self, source: Path, target: str, digest: str) -> Record:
        """Copy a file, checking on the way that it is the one that was looked at earlier; GP604 where it is not."""
        running = hashlib.sha256()
        with self._reading(source) as stream, create(target) as copy:
            while chunk := stream.read(_CHUNK):
                running.update(chunk)
                copy.write(chunk)
        if running.hexdigest() != digest:
            raise Abort(changed(self.layout, source))
        return record(digest, os.lstat(target))

    def _reading(self, source: Path) -> BinaryIO:
        try:
            return open(source, "rb")
        except OSError as failure:
            raise Abort(changed(self.layout, source)) from failure


def _write(content: bytes, target: str) -> Record:
    with create(target) as stream:
        stream.write(content)
    return record(hashlib.sha256(content).hexdigest(), os.lstat(target))


def changed(layout: Layout, source: Path) -> Diagnostic:
    name = layout.shown(source)
    return error("GP604", f"`{name}` changed while building; the earlier site is untouched", Span(name), "run it again")
