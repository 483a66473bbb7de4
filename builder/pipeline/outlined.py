"""One guide, read by itself."""

from __future__ import annotations

from pathlib import Path

from builder.check import check_guide
from builder.components import Registry
from builder.diagnostics import Diagnostic
from builder.load.project import read_document
from builder.model.guide import Guide
from builder.model.sources import Language
from builder.parse import parse


def outlined(
    file: Path, project: Path, language: Language, components: Registry
) -> tuple[Guide | None, tuple[Diagnostic, ...], dict[str, str]]:
    """The guide in a file or folder, what is to be said of it, and the lines that messages show."""
    document, said = read_document(file, project)
    outcome = parse(document, components, language)
    checked = check_guide(outcome.guide) if outcome.guide else ()
    diagnostics = tuple(sorted((*said, *outcome.diagnostics, *checked), key=lambda d: d.sort_key))
    return outcome.guide, diagnostics, {f.path: f.text for f in document.files}
