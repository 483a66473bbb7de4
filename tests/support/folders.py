"""Small projects in a test's own folder, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic
from builder.load import load
from builder.model.sources import Sources
from tests.support.parsing import shown

SITE = "content/site.toml"
TITLE = 'title = "Small steps"\n'
GUIDE = "# A guide\n\n## Step 1: Begin\n"

Files = Mapping[str, str | bytes]


def project(folder: Path, files: Files) -> Path:
    """A project with a title and a guide, and with the files given."""
    for name, content in {SITE: TITLE, "content/guides/a.md": GUIDE, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def loaded(folder: Path, files: Files) -> Sources:
    return load(project(folder, files))


def diagnostics(folder: Path) -> tuple[Diagnostic, ...]:
    """What is said of a project while it is read, whether or not that ends the reading."""
    try:
        return load(folder).diagnostics
    except Abort as abort:
        return abort.diagnostics


def said(folder: Path, files: Files) -> list[str]:
    return [shown(diagnostic) for diagnostic in diagnostics(project(folder, files))]


def hints(folder: Path, files: Files) -> list[str]:
    return [diagnostic.hint for diagnostic in diagnostics(project(folder, files))]
