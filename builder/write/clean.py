"""Take away what the builds wrote, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builder.write.failure import plain_words
from builder.write.layout import Layout
from builder.write.manifest import load, unchanged
from builder.write.opening import opened
from builder.write.place import place
from builder.write.tree import remove_emptied, scan


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Paths relative to the output folder: what went, and what stays in `site` and `print` because it is not ours."""

    removed: tuple[str, ...]
    kept: tuple[str, ...]


def clean(folder: Path, *, project: Path, sources: Sequence[Path], wait: float = 10.0) -> Cleaned:
    """Remove the site, the files to print and `.guidepress`, and the output folder where that leaves it empty.

    A file that no build wrote stays, and so does one that someone changed since. Refuses the folders that a build
    refuses (GP601), and waits for a running one (GP603).
    """
    layout = place(folder, project=project, sources=sources)
    if not layout.ours.is_dir():
        return Cleaned((), ())
    with opened(layout, wait=wait), plain_words(layout.shown(layout.folder), outcome="some of it may be left there"):
        removed = _remove_ours(layout.site, layout.site_manifest) + _remove_ours(layout.prints, layout.print_manifest)
        kept = [f"{part.name}/{path}" for part in (layout.prints, layout.site) for path in scan(part)]
        _remove_bookkeeping(layout)
    return Cleaned(tuple(sorted([*removed, layout.ours.name])), tuple(kept))


def _remove_ours(folder: Path, manifest: Path) -> list[str]:
    ours = list(unchanged(load(manifest), folder, scan(folder)))
    for path in ours:
        os.unlink(folder / path)
    remove_emptied(folder, ours)
    return [f"{folder.name}/{path}" for path in ours]


def _remove_bookkeeping(layout: Layout) -> None:
    """Remove `.guidepress`, last of all: until then a clean that is cut short can be taken up again."""
    for path in sorted(layout.ours.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != layout.lock:
            path.unlink()
    layout.lock.unlink()
    # From here on another build may be at work in the folder, which then is not empty and stays.
    with suppress(OSError):
        layout.ours.rmdir()
        remove_emptied(layout.folder, [])
