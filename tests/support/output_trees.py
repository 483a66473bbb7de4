"""What a build does with its output, in one line: for tests of the package that writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from builder.model.output import Artifact, Copied
from builder.write import OutputFolder


@dataclass(frozen=True)
class Kept:
    """A file of the last build that is still right."""

    path: str


Staged = Artifact | Kept | Copied


def write_tree(
    folder: OutputFolder, name: str, files: Iterable[Staged], *, publish: Literal["all", "each"] = "all"
) -> bool:
    """Put these files in a tree and commit it; False where nothing changed. What fails leaves nothing open."""
    tree = folder.tree(name, publish=publish)
    try:
        for file in files:
            match file:
                case Artifact(path=path, content=content):
                    tree.stage(path, content)
                case Copied(path=path, source=source, digest=digest):
                    tree.copy(path, Path(source), digest)
                case Kept(path=path):
                    tree.keep(path)
        return bool(folder.commit(tree))
    finally:
        folder.discard()


def swap_site(folder: OutputFolder, files: Iterable[Staged]) -> bool:
    """Make these files the site, all at once."""
    return write_tree(folder, "site", files)


def existing(folder: OutputFolder, name: str = "site") -> dict[str, str]:
    """Path and SHA-256 of the files of a tree that are still exactly as we wrote them."""
    try:
        return dict(folder.tree(name).existing())
    finally:
        folder.discard()
