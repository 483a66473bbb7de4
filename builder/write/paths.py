"""Output paths that are safe on every system, each the place of one file.

Authors cannot cause what is refused here, because their names were checked long before: it is a bug of ours, hence
ValueError and not a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.output import Output, same_place


def checked(path: str) -> str:
    """The same path, known to stay below its folder on Linux, macOS and Windows; ValueError where it would not."""
    on_a_drive = path[1:2] == ":"
    if on_a_drive or "\\" in path or "\0" in path or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError(f"not a path below the output folder: {path!r}")
    return path


def by_path(files: Iterable[Output]) -> dict[str, Output]:
    """The files by path, in path order. ValueError for an unsafe path and for two files that would share one place."""
    found: dict[str, Output] = {}
    places: dict[str, str] = {}
    for file in files:
        rival = places.setdefault(same_place(checked(file.path)), file.path)
        if file.path in found or rival != file.path:
            raise ValueError(f"two outputs in one place: {rival!r} and {file.path!r}")
        found[file.path] = file
    _refuse_files_as_folders(places)
    return dict(sorted(found.items()))


def folders(paths: Iterable[str]) -> set[str]:
    """Every folder that the files at these paths lie in, with the folders above."""
    found: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _refuse_files_as_folders(places: dict[str, str]) -> None:
    both = sorted(places.keys() & folders(places))
    if both:
        raise ValueError(f"an output is a file and a folder: {places[both[0]]!r}")
