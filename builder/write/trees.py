"""The two ways of writing an output tree: as a whole at the end, or file by file.

Both take the files one at a time, put each on the disk at once and keep no content in memory.
"""

from __future__ import annotations

import hashlib
import os
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from builder.diagnostics import Abort
from builder.write.durable import append, write_part
from builder.write.failure import translate_os_errors
from builder.write.folders import remove_emptied, scan
from builder.write.layout import Layout, TreePlaces
from builder.write.manifest import Manifest, Record, journal_line, load, record, save, unchanged, untracked
from builder.write.paths import Claims
from builder.write.stage import Stage, changed
from builder.write.untracked import not_ours


class Tree(ABC):
    """One folder of the output, open for one build. Made by `OutputFolder.tree`.

    Paths are relative to the tree, with forward slashes. Each may be named once: ValueError for a second time, for an
    unsafe path, and for one that another file needs as a folder.
    """

    outcome: str
    """What a disk that refuses leaves as it was, for the message."""

    def __init__(self, layout: Layout, places: TreePlaces) -> None:
        self.layout = layout
        self.places = places
        self.manifest = load(places)
        found = scan(places.published)
        self.earlier = unchanged(self.manifest, places.published, found)
        self.foreign = untracked(self.manifest, found)
        known = {*self.foreign, *self.earlier}
        self._edited = {path: record("", status) for path, status in found.items() if path not in known}
        self._claims = Claims()

    def existing(self) -> Mapping[str, str]:
        """Path and SHA-256 of the files of the last build that are still exactly as we wrote them."""
        return {path: written.sha256 for path, written in self.earlier.items()}

    def edited(self) -> tuple[str, ...]:
        """The paths of files that we wrote and someone changed since, such as a form that was filled in and saved."""
        return tuple(self._edited)

    def stage(self, path: str, content: bytes) -> str:
        """Write a file to the disk; returns its SHA-256. One that is there already with this content is kept."""
        self._claims.add(path)
        digest = hashlib.sha256(content).hexdigest()
        with self._translated(path):
            if not self._is_there(path, digest):
                self._write(path, content, digest)
        return digest

    def copy(self, path: str, source: Path, digest: str) -> None:
        """Take over a file of the project, or of another tree (`tree.place(path)`), that has this SHA-256.

        Abort with GP604 where it has another one by now.
        """
        self._claims.add(path)
        with self._translated(path):
            if not self._is_there(path, digest):
                self._copy(path, source, digest)

    def keep(self, path: str) -> None:
        """Keep a file as `existing` or `edited` found it. ValueError for any other."""
        if path not in self.earlier and path not in self._edited:
            raise ValueError(f"no earlier build wrote {path!r}")
        self._claims.add(path)
        self._keep(path)

    @abstractmethod
    def remove(self, path: str) -> None:
        """Leave a file of an earlier build out."""

    @abstractmethod
    def place(self, path: str) -> Path:
        """Where the content of a path is now, before the commit: of a file that was staged, copied or kept."""

    def _is_there(self, path: str, digest: str) -> bool:
        earlier = self.earlier.get(path)
        if earlier is None or earlier.sha256 != digest:
            return False
        self._keep(path)
        return True

    @abstractmethod
    def _keep(self, path: str) -> None: ...

    @abstractmethod
    def _write(self, path: str, content: bytes, digest: str) -> None: ...

    @abstractmethod
    def _copy(self, path: str, source: Path, digest: str) -> None: ...

    def _translated(self, path: str) -> AbstractContextManager[None]:
        return translate_os_errors(self.layout.shown(self._shown_place(path)), outcome=self.outcome)

    @abstractmethod
    def _shown_place(self, path: str) -> Path:
        """What a message names where the disk refuses this path."""


class WholeTree(Tree):
    """A tree that becomes visible as a whole: until the commit, the earlier one stays as it is.

    The next tree has exactly the files that were staged, copied or kept.
    """

    outcome = "the earlier output is untouched"

    def __init__(self, layout: Layout, places: TreePlaces) -> None:
        super().__init__(layout, places)
        self._refuse(self.foreign)
        self.stage_folder = Stage(layout, places)
        self.written: dict[str, Record] = {}
        self.kept: set[str] = set()

    def remove(self, path: str) -> None:
        """Nothing to do: what is not named is left out."""

    def place(self, path: str) -> Path:
        return (self.places.stage if path in self.written else self.places.published) / path

    def next_files(self) -> dict[str, Record] | None:
        """What the next manifest says of each file; None where the tree would not change, and nothing was touched.

        Abort with GP602 for files that came in since the tree was opened, with GP604 where a kept file changed.
        """
        found = scan(self.places.published)
        self._refuse(untracked(self.manifest, found))
        seen = {path: self.earlier.get(path) or self._edited[path] for path in sorted(self.kept)}
        same = unchanged(Manifest(seen), self.places.published, found)
        for path in seen.keys() - same.keys():
            raise Abort(changed(self.layout, self.places.published / path))
        known = {path: same[path] if path in self.earlier else self.manifest.files[path] for path in seen}
        if not self.written and known.keys() == found.keys() and self.places.published.exists():
            self._note(known)
            return None
        return {path: self.stage_folder.link(path, written) for path, written in known.items()} | self.written

    def _refuse(self, foreign: list[str]) -> None:
        if foreign:
            raise Abort(not_ours(self.layout, self.places.published, foreign))

    def _note(self, known: dict[str, Record]) -> None:
        """Save what the files are known by now, so that the next build of a copied folder need not hash them again."""
        current = Manifest(known, self.places.published.stat().st_ino)
        if current != self.manifest:
            save(self.places, current)

    def _shown_place(self, path: str) -> Path:
        return self.places.published

    def _keep(self, path: str) -> None:
        self.kept.add(path)

    def _write(self, path: str, content: bytes, digest: str) -> None:
        self.written[path] = self.stage_folder.write(path, content, digest)

    def _copy(self, path: str, source: Path, digest: str) -> None:
        self.written[path] = self.stage_folder.copy(path, source, digest)


class SeparateTree(Tree):
    """A tree whose files become visible one by one, each when it is whole, and stay when the build is stopped.

    What is not named stays too; `remove` takes a file away, at the commit.
    """

    outcome = "what was there before is untouched"

    def __init__(self, layout: Layout, places: TreePlaces) -> None:
        super().__init__(layout, places)
        self._removed: list[str] = []
        self._files = dict(self.manifest.files)

    def remove(self, path: str) -> None:
        """Remove a file of ours at the commit, unless someone changed it: then it is theirs, with a name of ours."""
        self._removed.append(path)

    def place(self, path: str) -> Path:
        return self.places.published / path

    def finish(self) -> bool:
        """Remove what is to be removed, and write the manifest; True where the tree changed."""
        published = self.places.published
        asked = {path: self._files[path] for path in self._removed if path in self._files}
        found = scan(published)
        ours = unchanged(Manifest(asked), published, found)
        for path in ours:
            os.unlink(published / path)
        remove_emptied(published, list(asked))
        gone = {path for path in asked if path in ours or path not in found}
        files = {path: written for path, written in self._files.items() if path not in gone}
        current = Manifest(files, self.manifest.root)
        if current != self.manifest or self.places.journal.exists():
            save(self.places, current)
        return bool(ours) or files != self.manifest.files

    def _shown_place(self, path: str) -> Path:
        return self.places.published / path

    def _keep(self, path: str) -> None:
        """It stays where it is."""

    def _write(self, path: str, content: bytes, digest: str) -> None:
        """Put the file in its place in one step. The journal names it first: after a kill it names one too many."""
        target = self.places.published / path
        self._refuse_in_the_way(path)
        try:
            written = record(digest, write_part(self.places.part, content))
            append(self.places.journal, journal_line(path, written))
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.places.part, target)
        finally:
            self.places.part.unlink(missing_ok=True)
        self._files[path] = written

    def _copy(self, path: str, source: Path, digest: str) -> None:
        try:
            content = source.read_bytes()
        except OSError as failure:
            raise Abort(changed(self.layout, source)) from failure
        if hashlib.sha256(content).hexdigest() != digest:
            raise Abort(changed(self.layout, source))
        self._write(path, content, digest)

    def _refuse_in_the_way(self, path: str) -> None:
        """GP602 for what came into the place of the file, or of a folder above it, since the tree was opened."""
        published = self.places.published
        target = published / path
        between = [above for above in target.parents if above.is_relative_to(published)]
        foreign = [above for above in between if above.is_symlink() or (above.exists() and not above.is_dir())]
        if target.is_symlink() or (target.exists() and path not in self._files):
            foreign.append(target)
        if foreign:
            names = [place.relative_to(published).as_posix() for place in foreign]
            raise Abort(not_ours(self.layout, published, names))
