"""Where everything is below the output folder, and how a place is named to the author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

COPIES = "copies"
"""The folder of the output with a folder for each batch of copies."""

_TREE_NAME = re.compile(rf"[a-z]+|{COPIES}/[^/\0\\]+")
_TREE_OF = re.compile(r"([a-z]+)(?:\.json|-next\.json|\.journal|-new|-old|-folders)")

_BATCH_OF = re.compile(r"(.+)(?:-next\.json|-new|-old)")

_NOT_TREES = {"commit", "lock", "state"}
"""What their files would be called has another meaning."""


@dataclass(frozen=True, slots=True)
class TreePlaces:
    """The places of one output tree. All are on one file system, so that renames are whole."""

    name: str
    output: Path
    state_dir: Path

    @property
    def published(self) -> Path:
        """The folder that readers see."""
        return self.output / self.name

    @property
    def stage(self) -> Path:
        """Where the next tree grows. One build at a time has the lock, so one name is enough."""
        return self.state_dir / f"{self.name}-new"

    @property
    def aside(self) -> Path:
        """Where the old tree waits while the new one goes in, on a system that cannot exchange two folders."""
        return self.state_dir / f"{self.name}-old"

    @property
    def spare_folders(self) -> Path:
        """The folders of an earlier tree without its files: making and removing 1,000 of them takes 200 ms."""
        return self.state_dir / f"{self.name}-folders"

    @property
    def manifest(self) -> Path:
        return self.state_dir / f"{self.name}.json"

    @property
    def next_manifest(self) -> Path:
        """The manifest of a tree that is whole but perhaps not yet in place."""
        return self.state_dir / f"{self.name}-next.json"

    @property
    def spare_manifest(self) -> Path:
        """A second copy of the manifest, for the day when the first one is damaged."""
        return self.state_dir / "state" / f"{self.name}-manifest.json"

    @property
    def journal(self) -> Path:
        """The files that were put in place since the manifest was written, a line each."""
        return self.state_dir / f"{self.name}.journal"

    @property
    def notes(self) -> Path:
        """The copies of a batch that are finished, a line each, until it is put in place."""
        return self.state_dir / f"{self.name}.finished"

    @property
    def is_batch(self) -> bool:
        return "/" in self.name

    @property
    def part(self) -> Path:
        """Where a file is written that goes into place on its own."""
        return self.state_dir / f"{self.name}.part"


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one output folder. `folder` and `project` are absolute and free of links."""

    folder: Path
    project: Path

    @property
    def state_dir(self) -> Path:
        """What only guidepress uses."""
        return self.folder / ".guidepress"

    @property
    def lock(self) -> Path:
        return self.state_dir / "lock"

    @property
    def state(self) -> Path:
        return self.state_dir / "state"

    @property
    def commit_record(self) -> Path:
        """The names of the trees that are being put in place together."""
        return self.state_dir / "commit.json"

    def tree(self, name: str) -> TreePlaces:
        """The places of the tree of this name, which has lower-case letters only: `site`, `print`; or of a batch of
        copies: `copies/spring-group`.
        """
        if not _TREE_NAME.fullmatch(name) or name in _NOT_TREES:
            raise ValueError(f"not a name of a tree: {name!r}")
        return TreePlaces(name, self.folder, self.state_dir)

    def tree_names(self) -> list[str]:
        """The trees that earlier builds wrote or began, from the files in `.guidepress`."""
        if not self.state_dir.is_dir():
            return []
        found = (_TREE_OF.fullmatch(path.name) for path in self.state_dir.iterdir())
        return sorted({match[1] for match in found if match} - _NOT_TREES)

    def batch_names(self) -> list[str]:
        """The batches of copies that a run began and did not finish, as names of trees."""
        folder = self.state_dir / COPIES
        found = (_BATCH_OF.fullmatch(path.name) for path in folder.iterdir()) if folder.is_dir() else ()
        return sorted({f"{COPIES}/{match[1]}" for match in found if match})

    def made_batches(self) -> list[str]:
        """The batches of copies that were put in place, as names of trees."""
        folder = self.state_dir / COPIES
        found = (path for path in folder.glob("*.json")) if folder.is_dir() else ()
        return sorted(f"{COPIES}/{path.stem}" for path in found if not path.stem.endswith("-next"))

    def shown(self, path: Path) -> str:
        """The name an author knows `path` by: relative to the project, with forward slashes, where it lies inside."""
        inside = path.is_relative_to(self.project)
        return (path.relative_to(self.project) if inside else path).as_posix()
