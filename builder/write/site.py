"""The website in the output folder: what is kept of it, and how the next one takes its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from builder.diagnostics import Abort
from builder.model.output import Artifact, Copied, Kept, Output
from builder.write.durable import sync
from builder.write.exchange import put_in_place
from builder.write.foreign import not_ours
from builder.write.layout import Layout
from builder.write.manifest import Manifest, Record, load, save, strangers, unchanged
from builder.write.paths import by_path
from builder.write.recover import recover
from builder.write.stage import Stage, changed
from builder.write.tree import scan


def kept_site(layout: Layout) -> dict[str, str]:
    """The SHA-256 of every file of the site that is still as we wrote it, by path."""
    kept = unchanged(load(layout.site_manifest), layout.site, scan(layout.site))
    return {path: written.sha256 for path, written in kept.items()}


def swap_site(layout: Layout, files: Iterable[Output]) -> bool:
    """Make `files`, and nothing else, the site; False where it was just that already.

    A file with the content of the one in its place is linked and not written: its time tells when it last changed.
    """
    wanted = by_path(files)
    manifest, found = load(layout.site_manifest), scan(layout.site)
    foreign = strangers(manifest, found)
    if foreign:
        raise Abort(not_ours(layout, layout.site, foreign))
    earlier = unchanged(manifest, layout.site, found)
    _refuse_changed(layout, wanted, manifest, earlier)
    reused = {path: earlier[path] for path, file in wanted.items() if path in earlier and _is_same(file, earlier[path])}
    if layout.site.exists() and reused.keys() == wanted.keys() == found.keys():
        _remember(layout, manifest, reused)
        return False
    _replace(layout, wanted, reused)
    return True


def _refuse_changed(
    layout: Layout, wanted: Mapping[str, Output], manifest: Manifest, earlier: Mapping[str, Record]
) -> None:
    lost = [path for path, file in wanted.items() if isinstance(file, Kept) and path not in earlier]
    if lost and lost[0] not in manifest.files:
        raise ValueError(f"no earlier build wrote {lost[0]!r}")
    if lost:
        raise Abort(changed(layout, layout.site / lost[0]))


def _is_same(file: Output, earlier: Record) -> bool:
    match file:
        case Artifact(content=content):
            return len(content) == earlier.size and hashlib.sha256(content).hexdigest() == earlier.sha256
        case Copied(digest=digest):
            return digest == earlier.sha256
        case Kept():
            return True


def _remember(layout: Layout, manifest: Manifest, files: dict[str, Record]) -> None:
    """Note what the files are known by now, so that the next build of a copied folder need not hash them again."""
    current = Manifest(files, layout.site.stat().st_ino)
    if current != manifest:
        save(layout.site_manifest, current)


def _replace(layout: Layout, wanted: Mapping[str, Output], reused: Mapping[str, Record]) -> None:
    staged = layout.new_site
    try:
        files = Stage(layout, reused).fill(wanted)
        sync(staged, [staged / path for path in wanted if path not in reused])
        save(layout.next_site_manifest, Manifest(files, staged.stat().st_ino))
        put_in_place(staged, layout.site, layout.old_site)
    finally:
        _recover(layout)


def _recover(layout: Layout) -> None:
    """Recover, even where Ctrl-C comes just now. A second one has its way, and the next build recovers."""
    try:
        recover(layout)
    except KeyboardInterrupt:
        recover(layout)
        raise
