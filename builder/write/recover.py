"""Bring an output folder back to whole trees and their manifests, wherever a build stopped.

Every commit ends with this, the good ones too, so that recovery from a kill is exercised daily.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from builder.write.exchange import put_in_place
from builder.write.folders import empty_folders, scan
from builder.write.layout import COPIES, Layout, TreePlaces
from builder.write.manifest import Manifest, load, load_next, save, take_next


def recover(layout: Layout, names: Sequence[str]) -> None:
    """Finish or undo the commit of these trees, settle whose manifest counts, remove their stages. Needs the lock."""
    committed = _committed(layout)
    for name in names:
        places = layout.tree(name)
        _settle(places, is_committed=name in committed)
    layout.commit_record.unlink(missing_ok=True)
    for name in names:
        places = layout.tree(name)
        if places.is_batch and name not in committed:
            continue  # what was finished waits for the next run
        places.notes.unlink(missing_ok=True)
        for folder in (places.stage, places.aside):
            # What cannot be removed takes space and does no harm: the tree is in place, and the next build tries again.
            with suppress(OSError):
                _discard(folder, places.spare_folders)
    for part in [*layout.state_dir.glob("*.part"), *layout.state_dir.glob(f"{COPIES}/*.part")]:
        part.unlink(missing_ok=True)


def _committed(layout: Layout) -> list[str]:
    """The trees of a commit that was under way."""
    try:
        names = json.loads(layout.commit_record.read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _settle(places: TreePlaces, *, is_committed: bool) -> None:
    """One whole tree in its place, and its manifest."""
    following = load_next(places)
    if is_committed:
        _go_on(places, following)
    if not places.published.exists() and places.aside.exists():
        os.rename(places.aside, places.published)
    if places.next_manifest.exists():
        _settle_manifest(places, following)
    elif places.journal.exists():
        save(places, load(places))


def _go_on(places: TreePlaces, following: Manifest) -> None:
    """Put in a stage that was whole when the build was killed, if nobody changed the tree in use since.

    Where the system refuses, the earlier tree stays.
    """
    is_whole = places.stage.exists() and places.stage.stat().st_ino == following.root
    if is_whole and _is_untouched(places, load(places)):
        with suppress(OSError):
            put_in_place(places.stage, places.published, places.aside)


def _is_untouched(places: TreePlaces, manifest: Manifest) -> bool:
    found = scan(places.published)
    if places.aside.exists():
        return True  # between two renames: nobody finds it where it is
    files = manifest.files
    return files.keys() == found.keys() and all(files[path].is_plainly(status) for path, status in found.items())


def _settle_manifest(places: TreePlaces, following: Manifest) -> None:
    """Keep the manifest of the tree that is in place, recognised by the inode of its folder.

    Where neither fits, as in a copied folder, both count: their files were all written by us.
    """
    current = load(places)
    root = places.published.stat().st_ino if places.published.exists() else None
    if root is not None and root == following.root:
        take_next(places)
        return
    if root != current.root:
        save(places, Manifest({**following.files, **current.files}, root))
    places.next_manifest.unlink()


def _discard(folder: Path, spare: Path) -> None:
    """Remove the files of a tree that is not in use, and keep its folders for the next one."""
    if not folder.exists():
        return
    if spare.exists() or spare.parent.name == COPIES:
        shutil.rmtree(folder)
    else:
        empty_folders(folder)
        os.rename(folder, spare)
