"""A project read again after a save: only what changed, where nothing else depends on it."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from builder.load.files import Project
from builder.load.project import document_of
from builder.model.sources import SourceDocument, Sources

_CONTENT = "content/"
_APART = ("content/components/", "content/editions/", "content/houses/", "content/papers/")


def reload(sources: Sources, changed: Collection[Path]) -> Sources | None:
    """The sources with the texts of guides and pages that were changed as they are now; None where all must be read.

    All must be read after any change of settings, themes, components, editions, houses or papers, of which files there
    are, and in a project with symbolic links, where a file may change under another path. What a program wrote and
    deleted again while it saved does not count. Other files of the content are digested whenever they are used.
    """
    if sources.has_links or sources.diagnostics:
        return None
    names = {_name(path, Path(sources.root)) for path in changed}
    texts = {file.path: number for number, found in enumerate(sources.documents) for file in found.files}
    edited: set[int] = set()
    for name in names:
        if name in texts:
            edited.add(texts[name])
        elif not _is_idle(name, sources, texts):
            return None
    return _with_documents(sources, edited)


def _name(path: Path, root: Path) -> str:
    """The path from the project's top; empty for one that is not in it."""
    real = Path(os.path.realpath(path.parent), path.name)
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else ""


def _is_idle(name: str, sources: Sources, texts: Mapping[str, int]) -> bool:
    """Whether a change leaves the sources as they are: that of an image, or of a file that came and went."""
    if not name.startswith(_CONTENT) or name.startswith(_APART) or name.endswith(".toml"):
        return False
    path = Path(sources.root, name)
    if name in sources.files:
        return path.is_file() and not path.is_symlink()
    inside = f"{name}/"
    return not os.path.lexists(path) and not any(known.startswith(inside) for known in (*texts, *sources.files))


def _with_documents(sources: Sources, edited: Collection[int]) -> Sources | None:
    project = Project(Path(sources.root))
    documents: list[SourceDocument] = list(sources.documents)
    for number in edited:
        paths = [project.root / file.path for file in documents[number].files]
        if any(path.is_symlink() or not path.is_file() for path in paths):
            return None
        found = document_of(documents[number].kind, documents[number].slug, paths, project)
        if found is None:
            return None
        documents[number] = found
    return replace(sources, documents=tuple(documents))
