"""Files in the output that no build of ours wrote (GP602): a build would destroy them, so it does not begin."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, error
from builder.write.folders import scan
from builder.write.layout import Layout
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
        f"`{name}` holds files that guidepress did not write: {_listed(paths)}",
        Span(name),
        f"move them elsewhere, or name another output folder; if nobody needs them, delete `{name}` and build again",
    )


def _listed(paths: list[str]) -> str:
    names = ", ".join(f"`{path}`" for path in paths[:_NAMED])
    return names if len(paths) <= _NAMED else f"{names} and {len(paths) - _NAMED} more"
