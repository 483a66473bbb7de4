"""Where everything lies below the output folder, and how a place is named to the author."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one output folder. `folder` and `project` are absolute and free of links."""

    folder: Path
    project: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def prints(self) -> Path:
        return self.folder / "print"

    @property
    def ours(self) -> Path:
        """What only guidepress uses. It is on the file system of `site` and `prints`, so that renames are whole."""
        return self.folder / ".guidepress"

    @property
    def lock(self) -> Path:
        return self.ours / "lock"

    @property
    def state(self) -> Path:
        return self.ours / "state"

    @property
    def site_manifest(self) -> Path:
        return self.ours / "site.json"

    @property
    def next_site_manifest(self) -> Path:
        """The manifest of a site that is whole but perhaps not yet in place."""
        return self.ours / "site-next.json"

    @property
    def print_manifest(self) -> Path:
        return self.ours / "print.json"

    @property
    def new_site(self) -> Path:
        """Where the next site grows. One build at a time has the lock, so one name is enough."""
        return self.ours / "site-new"

    @property
    def spare_folders(self) -> Path:
        """The folders of an earlier site without its files: making and removing 1,000 of them takes 200 ms."""
        return self.ours / "folders"

    @property
    def old_site(self) -> Path:
        """Where the old site waits while the new one goes in, on a system that cannot exchange two folders."""
        return self.ours / "site-old"

    def shown(self, path: Path) -> str:
        """The name an author knows `path` by: relative to the project, with forward slashes, where it lies inside."""
        inside = path.is_relative_to(self.project)
        return (path.relative_to(self.project) if inside else path).as_posix()
