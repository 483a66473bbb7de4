"""Put the trees of a build in place together."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.write.durable import sync
from builder.write.exchange import put_back, put_in_place
from builder.write.layout import Layout, TreePlaces
from builder.write.manifest import Manifest, Record, save_next
from builder.write.recover import recover
from builder.write.trees import WholeTree


def commit_whole(layout: Layout, trees: Sequence[WholeTree]) -> list[str]:
    """Make these trees visible; returns the names of those that changed.

    Until the record of the commit is on the disk, a kill leaves the earlier output; from then on, the next build puts
    in what is still missing. An error of the disk puts back what was in place already.
    """
    try:
        following = {tree: files for tree in trees if (files := tree.next_files()) is not None}
        if following:
            _write_manifests(layout, following)
            _put_in_place(layout, [tree.places for tree in following])
        return [tree.places.name for tree in following]
    finally:
        discard(layout, [tree.places.name for tree in trees])


def discard(layout: Layout, names: Sequence[str]) -> None:
    """Recover these trees, even where Ctrl-C comes just now. A second one has its way, and the next build recovers."""
    try:
        recover(layout, names)
    except KeyboardInterrupt:
        recover(layout, names)
        raise


def _write_manifests(layout: Layout, following: Mapping[WholeTree, dict[str, Record]]) -> None:
    """The next manifests beside the stages, all of it on the disk."""
    written: list[Path] = []
    for tree, files in following.items():
        save_next(tree.places, Manifest(files, tree.stage_folder.finish(files)))
        written += [tree.places.next_manifest, *(tree.places.stage / path for path in tree.written)]
    sync(layout.state_dir, written)


def _put_in_place(layout: Layout, trees: Sequence[TreePlaces]) -> None:
    _record(layout, [places.name for places in trees])
    done: list[TreePlaces] = []
    try:
        for places in trees:
            put_in_place(places.stage, places.published, places.aside)
            done.append(places)
    except OSError:
        for places in reversed(done):
            put_back(places.stage, places.published, places.aside)
        os.unlink(layout.commit_record)
        raise


def _record(layout: Layout, names: Sequence[str]) -> None:
    """Say what is going in. A power cut may lose it, and then some trees are new and some old, each of them whole."""
    part = layout.state_dir / "commit.part"
    part.write_text(json.dumps(list(names)), encoding="ascii")
    os.replace(part, layout.commit_record)
