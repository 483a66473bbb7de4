"""A batch of copies: a folder below `output/copies` that becomes visible as a whole, as a tree does.

It differs from a tree in two ways. What was finished when a batch was stopped waits in its stage, and the next run
takes it from there. And whatever lies in its folder that is not, to the byte, what we wrote stops the next run: a coach
may have saved a filled form over a copy.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from builder.diagnostics import Abort
from builder.write.failure import translate_os_errors
from builder.write.layout import COPIES, Layout, TreePlaces
from builder.write.manifest import Record
from builder.write.trees import WholeTree
from builder.write.untracked import not_ours

_IGNORES = ".gitignore"
_IGNORED = "# Copies are made out to people: they belong in no repository.\n*\n"


class BatchTree(WholeTree):
    """The folder of one batch, open for one run. `finished` are the files that a stopped run left, by path: the key of
    what each was made from.
    """

    outcome = "no copy was put in its folder, and earlier copies are untouched"

    def __init__(self, layout: Layout, places: TreePlaces) -> None:
        with translate_os_errors(layout.shown(places.published), outcome=self.outcome):
            places.stage.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(layout, places)
        if edited := self.edited():
            raise Abort(not_ours(layout, places.published, list(edited)))
        self._left = dict(_left(places))
        self.finished: Mapping[str, str] = {path: key for path, (key, _) in self._left.items()}
        self.stage_folder.take_over(self.finished)
        self._noted: TextIO | None = None

    def stage_copy(self, path: str, content: bytes, key: str) -> str:
        """Write a copy to the disk, and note what it was made from; returns its SHA-256."""
        if path in self._left:  # made of something else
            with suppress(OSError):
                os.unlink(self.places.stage / path)
        digest = self.stage(path, content)
        if path in self.written:
            written = self.written[path]
            entry = [path, key, written.sha256, written.size, written.mtime_ns, written.inode]
            with translate_os_errors(self.layout.shown(self.places.published), outcome=self.outcome):
                self._notes().write(json.dumps(entry) + "\n")
                self._notes().flush()
        return digest

    def take_finished(self, path: str) -> str:
        """Take a copy as a stopped run left it; returns its SHA-256. ValueError where there is none."""
        if path not in self._left:
            raise ValueError(f"no stopped run finished {path!r}")
        self._claims.add(path)
        self.written[path] = self._left[path][1]
        return self.written[path].sha256

    def drop_rest(self) -> None:
        """Remove what a stopped run finished and this one has no use for."""
        for path in self.finished:
            if path not in self.written:
                with suppress(OSError):
                    os.unlink(self.places.stage / path)

    def next_files(self) -> dict[str, Record] | None:
        self.drop_rest()
        self._close()
        found = super().next_files()
        copies = self.places.published.parent
        copies.mkdir(parents=True, exist_ok=True)
        ignored = copies / _IGNORES
        if not ignored.exists():
            ignored.write_text(_IGNORED, encoding="utf-8")
        return found

    def _notes(self) -> TextIO:
        """Open from the first copy to the commit."""
        if self._noted is None:
            self._noted = self.places.notes.open("a", encoding="utf-8")
        return self._noted

    def _close(self) -> None:
        if self._noted is not None:
            self._noted.close()
            self._noted = None


def _left(places: TreePlaces) -> Iterator[tuple[str, tuple[str, Record]]]:
    """What a stopped run noted, where its files are still as it left them. A line that is not whole is passed over."""
    try:
        lines = places.notes.read_text("utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return
    for line in lines:
        with suppress(ValueError, RecursionError, OSError):
            match json.loads(line):
                case [str(path), str(key), str(sha256), int(size), int(time), int(inode)]:
                    written = Record(sha256, size, time, inode)
                    if written.is_plainly(os.lstat(places.stage / path)):
                        yield path, (key, written)


def remove_empty_copies(layout: Layout) -> None:
    """Remove the folder of all batches where none is left in it, with the file that keeps it out of repositories."""
    folder = layout.folder / COPIES
    if folder.is_dir() and [path.name for path in folder.iterdir()] == [_IGNORES]:
        (folder / _IGNORES).unlink()
        folder.rmdir()


def batches(layout: Layout) -> list[Path]:
    """The folders of batches that were made, the newest first."""
    folder = layout.folder / COPIES
    found = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()] if folder.is_dir() else []
    return sorted(found, key=lambda path: (-path.stat().st_mtime, path.name))
