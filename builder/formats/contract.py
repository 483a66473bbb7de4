"""What a format is: a folder in `builder/formats/` that exports one `FORMAT`.

A format plans its files from a checked site, as jobs that can be rendered one by one, in any process and in any order.
Build, check and serve use the same jobs and the same keys.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

from builder.addresses import Index
from builder.diagnostics import Diagnostic
from builder.formats.parsed import ParsedDocument
from builder.images import ImageFile, Recipe
from builder.model.output import Artifact, Copied
from builder.model.site import Download, SamplePage
from builder.model.sources import Asset
from builder.theming import Kit


@dataclass(frozen=True, slots=True)
class SiteContents:
    """A site that was read and checked: all that a plan is made from, beside the kit.

    `documents` and `downloads` are by slug. `top` is the path of the first page on its server, such as `/`, where it is
    another than that of the site's `url`. `only` are the slugs of the documents whose own files alone are
    planned; empty for all, and for the files of the whole site.
    """

    index: Index
    assets: Mapping[str, Asset]
    documents: Mapping[str, ParsedDocument]
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    top: str = ""
    only: frozenset[str] = frozenset()

    def is_planned(self, slug: str) -> bool:
        """Whether the files of a document are planned."""
        return not self.only or slug in self.only


class Job(Protocol):
    """One file to render. Picklable, and a value: two jobs of one key give the same bytes."""

    @property
    def path(self) -> str:
        """Where the file goes, relative to the format's tree."""

    @property
    def slug(self) -> str:
        """The document that it is of; empty for a file of the whole site."""

    @property
    def source(self) -> str:
        """The file that it is made from, by which the author knows it."""

    @property
    def subject(self) -> str:
        """What is rendered, as the subject of a sentence."""

    @property
    def site_path(self) -> str:
        """Where the site has its copy; empty where it has none, or where the file is a part of the site itself."""

    @property
    def is_draft(self) -> bool: ...

    @property
    def size(self) -> int:
        """About how long it takes to render, in any unit of the format: the longest job starts first."""

    @property
    def document(self) -> ParsedDocument | None: ...

    def with_document(self, document: ParsedDocument) -> Self: ...

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """The images that the file contains, made before it is rendered."""

    def with_images(self, images: Mapping[str, bytes]) -> Self:
        """The job with the images of its recipes, by the key of each."""

    def key(self, kit: Kit) -> str:
        """All that the file depends on but the code and the versions of the libraries, as a digest."""

    def download(self, pages: int = 0, size: int = 0) -> Download | None:
        """What the site offers of it; `size` is in bytes. None where it offers nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a format. `jobs` are to be rendered, `files` are ready, `copies` are taken over from the project,
    and `images` are made from images of the project.
    """

    jobs: tuple[Job, ...]
    files: tuple[Artifact, ...] = ()
    copies: tuple[Copied, ...] = ()
    images: tuple[ImageFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file. `pages` counts its pages on paper, `layouts` how often they had to be laid out.

    `samples` are the pages that show a reader what the file is like.
    """

    artifact: Artifact
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    layouts: int = 1
    samples: tuple[SamplePage, ...] = ()


def _nothing() -> None:
    """A format that is quick to load has nothing to load early."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of output.

    `tree` is the folder of the output that its files go to, `title` what one of them is called, and `stage` what the
    progress says. `plan` is called in the main process; `render` in a worker, and imports what is slow to load only
    then. `load` imports that too, in the main process where a file is to be rendered, so that workers forked later have
    it. `seconds` bound a chunk of jobs. `is_quick` where a job takes milliseconds: then `check` tries every job.
    `is_site` for the site itself, which is planned last, since it offers the files of the others. `versions` names the
    libraries that the bytes depend on. `self_check` returns the kinds of faults that the library `engine` no longer
    reports, and runs once for each version. `validate` says what is wrong with a finished file, where that takes too
    long for each build: `check` asks it.
    """

    name: str
    tree: str
    title: str
    stage: str
    plan: Callable[[SiteContents, Kit], Plan]
    render: Callable[[Any, Kit], Rendered]  # Any: a job of this format
    seconds: float
    chunk: int = 1
    is_quick: bool = False
    is_site: bool = False
    versions: tuple[str, ...] = ()
    engine: str = ""
    self_check: Callable[[], tuple[str, ...]] | None = None
    validate: Callable[[Any, bytes], tuple[Diagnostic, ...]] | None = None  # Any: a job of this format
    load: Callable[[], None] = _nothing
