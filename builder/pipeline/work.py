"""What the stages of a build share: what is asked of it, what it works with, and how it fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, Span, error, has_errors, strict
from builder.execute import Failure, Workers
from builder.load.remembered import Memory
from builder.pipeline.progress import Progress
from builder.pipeline.read import Reading
from builder.write import OutputFolder

_SPLIT = "split it into several guides, or take out very large tables and pictures"
_WHY = {
    "time": ("takes too long to lay out", _SPLIT),
    "memory": ("takes too much memory to lay out", _SPLIT),
    "depth": (
        "is nested too deeply to lay out",
        "take out a few levels of lists, quotations or other pieces in each other",
    ),
    "crash": (
        "was not laid out: the process that did it ended before it was done",
        "build again; if it ends again, close other programs to free memory, or split it into several guides",
    ),
}


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a build. `only` is site, print or empty; `guide` a slug or empty."""

    only: str = ""
    guide: str = ""
    drafts: bool = False
    strict: bool = False


class Mistakes(Abort):
    """The content has errors, and nothing was written. Carries the texts that the messages show."""

    def __init__(self, *diagnostics: Diagnostic, texts: Mapping[str, str] | None = None) -> None:
        super().__init__(*diagnostics)
        self.texts = texts or {}


@dataclass(frozen=True, slots=True)
class Work:
    """One build under way. `memory` is what the last build left, `output` the folder as it was named."""

    folder: OutputFolder
    output: Path
    workers: Workers
    reading: Reading
    options: Options
    progress: Progress
    memory: Memory

    def without_errors(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What was found while rendering, each once; Mistakes where there are errors among it."""
        said = tuple(dict.fromkeys(found))
        if self.options.strict:
            said = strict(said)
        if has_errors(said):
            raise Mistakes(*said, texts=self.reading.texts)
        return said


def sealed(key: str, digest: str) -> str:
    """The key of what a file was made from, with the digest of what was made.

    A build can be killed after its files are in place and before it has noted their keys. The old key then stands
    beside a new file, and an author who goes back to the old text would get the new file for it.
    """
    return f"{key} {digest}"


def failed(failure: Failure, file: str, subject: str = "this") -> list[Diagnostic]:
    """What is to be said of a render that gave nothing; `file` is its source, `subject` what was to be made of it."""
    if failure.abort is not None:
        return list(failure.abort.diagnostics)
    why, hint = _WHY[failure.reason]
    return [error("GP902", f"{subject} {why}", Span(file), hint)]
