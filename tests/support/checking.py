"""A project read and checked as every command does it, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from builder.diagnostics import Diagnostic
from builder.execute import Failure, Workers
from builder.pipeline import Silent
from builder.pipeline.cache import BuildCache
from builder.pipeline.guides import GuidesInMemory
from builder.pipeline.read import CheckedProject, load_project, read_site
from builder.pipeline.workers import set_up
from tests.support.folders import SITE, Files, project
from tests.support.parsing import shown

ADDRESS = 'title = "Small steps"\nurl = "https://example.org"\n'
GUIDE = "content/guides/b.md"

Task = TypeVar("Task")
Result = TypeVar("Result")


class Here(Workers):
    """Workers without processes: what they would do is done at once."""

    def run(
        self,
        function: Callable[[Task], Result],
        tasks: Sequence[Task],
        *,
        seconds: float,
        chunk: int = 1,
        prepare: Callable[[Task], Task] | None = None,
    ) -> Iterator[tuple[int, Result | Failure]]:
        yield from ((number, function(prepare(task) if prepare else task)) for number, task in enumerate(tasks))


def reading(folder: Path, files: Files, *, drafts: bool = False) -> CheckedProject:
    sources, kit = load_project(project(folder, {SITE: ADDRESS, **files}))
    set_up(kit)
    with Here(set_up, kit) as workers:
        return read_site(
            sources, kit, workers, drafts=drafts, cache=BuildCache(), guides=GuidesInMemory(), progress=Silent()
        )


def checked(folder: Path, files: Files, *, drafts: bool = False) -> tuple[Diagnostic, ...]:
    return reading(folder, files, drafts=drafts).diagnostics


def said(folder: Path, files: Files, *, drafts: bool = False) -> list[str]:
    """What is said of a project with an address and a guide a.md in order, and with these files."""
    return [shown(diagnostic) for diagnostic in checked(folder, files, drafts=drafts)]


def post(text: str, title: str = "A post") -> str:
    """A guide with a step, in order but for its text, which starts on line 5."""
    return f"# {title}\n\n## Step 1: Ask\n\n{text}\n"
