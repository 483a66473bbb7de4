"""Files in the output that no build of guidepress wrote. A build would destroy those in a tree (GP602): it stops."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, error
from builder.write.folders import names_in, scan
from builder.write.layout import COPIES, Layout
from builder.write.manifest import load, untracked

_NAMED = 3


def untracked_files(layout: Layout, names: Iterable[str]) -> list[Diagnostic]:
    """A diagnostic for each of these trees that holds files which its manifest does not know."""
    trees = [layout.tree(name) for name in names]
    found = ((places.published, untracked(load(places), scan(places.published))) for places in trees)
    return [not_ours(layout, folder, paths) for folder, paths in found if paths]


def not_ours(layout: Layout, folder: Path, paths: list[str]) -> Diagnostic:
    name = layout.shown(folder)
    return error(
        "GP602",
        f"`{name}` holds files that guidepress did not write: {listed(paths)}",
        Span(name),
        f"move them elsewhere, or choose another output folder; if nobody needs them, delete `{name}` and build again",
    )


def others(layout: Layout) -> list[str]:
    """What is in an output folder beside the folders of a build and what no author would miss, in the order of names.

    Nothing where there is no such folder.
    """
    ours = {layout.state_dir.name, "print", "site", COPIES}
    return [name for name in names_in(layout.folder) if name not in ours]


def listed(paths: list[str]) -> str:
    """The first three, and how many more."""
    names = ", ".join(f"`{path}`" for path in paths[:_NAMED])
    return names if len(paths) <= _NAMED else f"{names} and {len(paths) - _NAMED} more"
