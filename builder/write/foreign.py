"""Files in the output that no build of ours wrote (GP602): a build would destroy them, so it does not begin."""

from __future__ import annotations

from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.write.layout import Layout
from builder.write.manifest import load, strangers
from builder.write.tree import scan

_NAMED = 3


def foreign_files(layout: Layout) -> list[Diagnostic]:
    """A diagnostic for the site and one for the prints, where they hold files that the manifests do not know."""
    pairs = ((layout.site, layout.site_manifest), (layout.prints, layout.print_manifest))
    found = ((folder, strangers(load(manifest), scan(folder))) for folder, manifest in pairs)
    return [not_ours(layout, folder, paths) for folder, paths in found if paths]


def refuse_foreign_files(layout: Layout) -> None:
    diagnostics = foreign_files(layout)
    if diagnostics:
        raise Abort(*diagnostics)


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
