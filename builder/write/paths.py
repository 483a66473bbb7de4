"""Output paths that are safe on every system, each the place of one file.

Authors cannot cause what is refused here, because their names were checked long before: it is a bug of ours, hence
ValueError and not a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.model.output import same_place


def checked(path: str) -> str:
    """The same path, known to stay below its folder on Linux, macOS and Windows; ValueError where it would not."""
    on_a_drive = path[1:2] == ":"
    if on_a_drive or "\\" in path or "\0" in path or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError(f"not a path below the output folder: {path!r}")
    return path


class Claims:
    """The paths of one tree, each the place of one file on every disk. Letter case and accents make no difference."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: set[str] = set()

    def add(self, path: str) -> None:
        """ValueError for an unsafe path, and for one that another file or a folder has."""
        place = same_place(checked(path))
        if place in self._files:
            raise ValueError(f"two outputs in one place: {self._files[place]!r} and {path!r}")
        for above in _above(place):
            if above in self._folders:
                break
            if above in self._files:
                raise ValueError(f"an output is a file and a folder: {self._files[above]!r}")
            self._folders.add(above)
        if place in self._folders:
            raise ValueError(f"an output is a file and a folder: {path!r}")
        self._files[place] = path


def folders(paths: Iterable[str]) -> set[str]:
    """Every folder that the files at these paths lie in, with the folders above."""
    found: set[str] = set()
    for path in paths:
        for above in _above(path):
            if above in found:
                break
            found.add(above)
    return found


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in, the nearest first."""
    above = path.rpartition("/")[0]
    while above:
        yield above
        above = above.rpartition("/")[0]
