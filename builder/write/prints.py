"""The files to print: each is written, kept and removed by itself."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from builder.diagnostics import Abort
from builder.write.durable import write_part
from builder.write.foreign import not_ours
from builder.write.layout import Layout
from builder.write.manifest import Manifest, Record, load, record, save, unchanged
from builder.write.paths import checked
from builder.write.tree import remove_emptied, scan


def kept_print(layout: Layout) -> dict[str, str]:
    """The SHA-256 of every file to print that is still as we wrote it, by path."""
    kept = unchanged(load(layout.print_manifest), layout.prints, scan(layout.prints))
    return {path: written.sha256 for path, written in kept.items()}


def write_print(layout: Layout, path: str, content: bytes) -> bool:
    """Put a file to print in its place in one step; False where it was there already, with this very content.

    The manifest names it first. Killed in between, it names a file that is not there yet, which does no harm.
    """
    manifest = load(layout.print_manifest)
    target = layout.prints / checked(path)
    sha256 = hashlib.sha256(content).hexdigest()
    _refuse_in_the_way(layout, manifest, path)
    if _is_there(manifest.files.get(path), target, sha256):
        return False
    part = layout.ours / "print.part"
    try:
        written = record(sha256, write_part(part, content))
        target.parent.mkdir(parents=True, exist_ok=True)
        save(layout.print_manifest, replace(manifest, files={**manifest.files, path: written}))
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return True


def remove_print(layout: Layout, paths: Iterable[str]) -> list[str]:
    """Remove files to print, and the folders that this empties; gives what was removed.

    Only what is still as we wrote it goes: a form that someone filled in and saved is theirs, though its name is ours.
    """
    manifest = load(layout.print_manifest)
    asked = {path: manifest.files[path] for path in sorted(set(paths)) if path in manifest.files}
    if not asked:
        return []
    found = scan(layout.prints)
    ours = unchanged(Manifest(asked), layout.prints, found)
    for path in ours:
        os.unlink(layout.prints / path)
    remove_emptied(layout.prints, list(asked))
    gone = {path for path in asked if path in ours or path not in found}
    left = {path: written for path, written in manifest.files.items() if path not in gone}
    save(layout.print_manifest, replace(manifest, files=left))
    return list(ours)


def _is_there(earlier: Record | None, target: Path, sha256: str) -> bool:
    if earlier is None or earlier.sha256 != sha256 or not target.exists():
        return False
    return bool(unchanged(Manifest({target.name: earlier}), target.parent, {target.name: os.lstat(target)}))


def _refuse_in_the_way(layout: Layout, manifest: Manifest, path: str) -> None:
    """GP602 for what came into the place of the file, or of a folder above it, since the output was opened."""
    target = layout.prints / path
    between = [above for above in target.parents if above.is_relative_to(layout.prints)]
    foreign = [above for above in between if above.is_symlink() or (above.exists() and not above.is_dir())]
    if target.is_symlink() or (target.exists() and path not in manifest.files):
        foreign.append(target)
    if foreign:
        names = [place.relative_to(layout.prints).as_posix() for place in foreign]
        raise Abort(not_ours(layout, layout.prints, names))
