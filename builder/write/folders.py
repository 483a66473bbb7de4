"""Folders on the disk: what is in them, and how they are emptied without taking along what is not ours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

Found = dict[str, os.stat_result]
"""Everything in a folder but its folders, by path with forward slashes. Links are not followed."""

_LITTER = {".ds_store", "thumbs.db", "desktop.ini"}

_PLACEHOLDERS = {".gitignore", ".gitkeep"}
"""What keeps an empty folder in a repository."""


def scan(folder: Path) -> Found:
    """What lies in a folder, in path order; nothing where there is no such folder.

    What file managers drop everywhere is left out.
    """
    cut = len(str(folder)) + 1
    files = (entry for entries in _walk(folder) for entry in entries if not _is_folder(entry) and not _is_litter(entry))
    return dict(sorted((entry.path[cut:], entry.stat(follow_symlinks=False)) for entry in files))


def names_in(folder: Path) -> list[str]:
    """What is directly in a folder, in order; without what file managers drop and what only keeps a folder in git."""
    found = (entry for entry in _entries(folder) if not _is_litter(entry) and entry.name not in _PLACEHOLDERS)
    return sorted(entry.name for entry in found)


def empty_folders(folder: Path) -> set[str]:
    """Remove every file in a folder that is ours alone; returns the paths of the folders below it."""
    cut = len(str(folder)) + 1
    found = set()
    for entries in _walk(folder):
        for entry in entries:
            if _is_folder(entry):
                found.add(entry.path[cut:])
            else:
                os.unlink(entry.path)
    return found


def remove_emptied(folder: Path, paths: list[str]) -> None:
    """Remove the folders that `paths` were in, up to `folder` and with it, where nothing else is left in them."""
    emptied = {folder}
    for path in paths:
        emptied.update(above for above in (folder / path).parents if above.is_relative_to(folder))
    for candidate in sorted(emptied, key=lambda path: len(path.parts), reverse=True):
        _remove_if_empty(candidate)


def _remove_if_empty(folder: Path) -> None:
    entries = _entries(folder)
    if folder.is_dir() and all(_is_litter(entry) for entry in entries):
        for entry in entries:
            os.unlink(entry.path)
        folder.rmdir()


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def _walk(folder: Path) -> Iterator[list[os.DirEntry[str]]]:
    """The entries of a folder and of every folder in it, a list for each; links are not followed."""
    waiting = [str(folder)]
    while waiting:
        entries = _entries(waiting.pop())
        waiting.extend(entry.path for entry in entries if _is_folder(entry))
        yield entries


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _is_litter(entry: os.DirEntry[str]) -> bool:
    return entry.name.casefold() in _LITTER and entry.is_file(follow_symlinks=False)
