"""One guide, read on its own, in a worker whose time and memory are limited as in a build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.check import check_guide
from builder.components import Registry
from builder.diagnostics import Diagnostic
from builder.execute import Failure, Workers
from builder.load.languages import own_languages, read_languages
from builder.load.project import read_document
from builder.model.guide import Guide
from builder.model.languages import Language, Languages
from builder.model.sources import SourceDocument
from builder.parse import Outcome, parse
from builder.pipeline.read import unreadable
from builder.pipeline.workers import PARSE_SECONDS


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a guide is read with."""

    languages: Languages
    components: Registry


_READER: list[_Reader] = []


@dataclass(frozen=True, slots=True)
class Outlined:
    """A guide, None where it cannot be read, with its language, its diagnostics, and the texts that messages quote."""

    guide: Guide | None
    language: Language
    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]


def outlined(file: Path, project: Path, language: str, components: Registry) -> Outlined:
    """The guide that a file or folder belongs to. `language` is the site's, for a guide that names none."""
    document, said = read_document(file, project)
    reader = _Reader(read_languages(language, [document], own_languages(project)), components)
    with Workers(_set_up, reader, 1) as workers:
        [(_, result)] = workers.run(_read, [document], seconds=PARSE_SECONDS)
    if isinstance(result, Failure):
        result = Outcome(None, unreadable(document.files[0].path, result))
    diagnostics = tuple(sorted((*said, *result.diagnostics), key=lambda d: d.sort_key))
    spoken = reader.languages.of(result.guide.meta.lang if result.guide else "")
    return Outlined(result.guide, spoken, diagnostics, {f.path: f.text for f in document.files})


def _set_up(reader: _Reader) -> None:
    _READER[:] = [reader]


def _read(document: SourceDocument) -> Outcome:
    """The guide, and all diagnostics about it alone."""
    [reader] = _READER
    outcome = parse(document, reader.components, reader.languages)
    checked = check_guide(outcome.guide) if outcome.guide else ()
    return Outcome(outcome.guide, (*outcome.diagnostics, *checked))
