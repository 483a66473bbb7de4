"""What the stages of a build share: its options, its context, and how it fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, has_errors, strict
from builder.execute import Workers
from builder.formats import Format
from builder.pipeline.cache import BuildCache
from builder.pipeline.guides import Stores
from builder.pipeline.progress import Progress
from builder.pipeline.read import CheckedProject
from builder.theming import Kit
from builder.write import OutputFolder, Tree


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a build.

    `only` is the tree of a format (site, print) or empty. `guides` are slugs, `editions` and `papers` names of those
    that are built; empty for all.

    With `keep_going` a PDF that cannot be made stops no other. With `printed` a check makes and inspects all PDFs.
    `brand` is a file that says who publishes, instead of the settings.
    """

    only: str = ""
    guides: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    drafts: bool = False
    strict: bool = False
    keep_going: bool = False
    printed: bool = False
    brand: Path | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether a build leaves out anything."""
        return bool(self.only or self.guides or self.editions or self.papers)

    @property
    def command(self) -> str:
        """The command that has these options, as far as they leave anything out."""
        named = (("guide", self.guides), ("edition", self.editions), ("paper", self.papers))
        only = [f" --only {self.only}"] if self.only else []
        return "".join(["guidepress build", *only, *(f" --{name} {v}" for name, values in named for v in values)])

    def narrowed(self, kit: Kit) -> Kit:
        """A kit with those editions and papers alone that are built."""
        return replace(
            kit,
            editions=tuple(e for e in kit.editions if not self.editions or e.name in self.editions),
            papers=tuple(p for p in kit.papers if not self.papers or p.name in self.papers),
        )

    def asks_for(self, format: Format) -> bool:
        return self.only in ("", format.tree)


class ContentErrors(Abort):
    """The content has errors, and nothing was written. Carries the texts that the messages quote."""

    def __init__(self, *diagnostics: Diagnostic, texts: Mapping[str, str] | None = None) -> None:
        super().__init__(*diagnostics)
        self.texts = texts or {}


@dataclass(frozen=True, slots=True)
class Work:
    """One running build. `cache` is what the last build left, `output` the folder as the author named it."""

    folder: OutputFolder
    output: Path
    workers: Workers
    project: CheckedProject
    options: Options
    progress: Progress
    cache: BuildCache
    stores: Stores

    def tree(self, format: Format) -> Tree:
        """The output folder of a format, open for this build."""
        return self.folder.tree(format.tree)

    def is_asked(self, format: Format) -> bool:
        return self.options.asks_for(format)

    def without_errors(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What was found while rendering, each once; ContentErrors where there are errors among it."""
        said = tuple(dict.fromkeys(found))
        if self.options.strict:
            said = strict(said)
        if has_errors(said):
            raise ContentErrors(*said, texts=self.project.texts)
        return said
