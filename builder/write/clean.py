"""Take away what the builds wrote, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builder.write.batches import remove_empty_copies
from builder.write.failure import translate_os_errors
from builder.write.folders import remove_emptied, scan
from builder.write.layout import COPIES, Layout, TreePlaces
from builder.write.manifest import load, unchanged
from builder.write.output import prepared_output
from builder.write.place import resolve_output_folder
from builder.write.untracked import others


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Paths relative to the output folder: what went, and what stays in a tree because it is not ours."""

    removed: tuple[str, ...]
    kept: tuple[str, ...]


def clean(folder: Path, *, project: Path, sources: Sequence[Path], copies: bool = False, wait: float = 10.0) -> Cleaned:
    """Remove what builds wrote and `.guidepress`, and the output folder where that leaves it empty.

    Copies for clients stay unless `copies` asks for them too: nobody could make the same again without their list.
    A file that no build wrote stays, and so does one that someone changed since. Where there are other things beside
    the trees, `.guidepress` stays too, empty: it says that the folder is one for output. Refuses the folders that a
    build refuses (GP601), and waits for a running one (GP603).
    """
    layout = resolve_output_folder(folder, project=project, sources=sources)
    if not layout.state_dir.is_dir():
        return Cleaned((), ())
    with (
        prepared_output(layout, wait=wait),
        translate_os_errors(layout.shown(layout.folder), outcome="some of it may be left there"),
    ):
        names = sorted({"print", "site", *layout.tree_names()})
        made = layout.made_batches()
        trees = [layout.tree(name) for name in (*names, *(made if copies else ()))]
        removed = [path for places in trees for path in _remove_ours(places)]
        kept = [f"{places.name}/{path}" for places in trees for path in scan(places.published)]
        if copies:
            remove_empty_copies(layout)
        _remove_bookkeeping(layout, keeps_copies=bool(made) and not copies)
    gone = [] if layout.state_dir.exists() else [layout.state_dir.name]
    return Cleaned(tuple(sorted([*removed, *gone])), tuple(kept))


def _remove_ours(places: TreePlaces) -> list[str]:
    folder = places.published
    ours = list(unchanged(load(places), folder, scan(folder)))
    for path in ours:
        os.unlink(folder / path)
    remove_emptied(folder, ours)
    return [f"{places.name}/{path}" for path in ours]


def _remove_bookkeeping(layout: Layout, *, keeps_copies: bool) -> None:
    """Empty `.guidepress` and remove it, last of all: until then a clean that is cut short can be taken up again."""
    for path in sorted(layout.state_dir.iterdir()):
        if path.name == COPIES and keeps_copies:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != layout.lock:
            path.unlink()
    layout.lock.unlink()
    if others(layout) or (layout.folder / COPIES).exists():
        return
    # From here on another build may be at work in the folder, which then is not empty and stays.
    with suppress(OSError):
        layout.state_dir.rmdir()
        remove_emptied(layout.folder, [])
