"""A site in memory that is rebuilt when its sources change."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, has_errors
from builder.execute import Workers
from builder.formats import Format, Job, Plan, Rendered, SiteContents, formats
from builder.images import Recipe
from builder.load.reload import reload
from builder.model.output import Artifact
from builder.model.site import Download
from builder.model.sources import Sources
from builder.pipeline import Silent
from builder.pipeline.build import with_downloads
from builder.pipeline.cache import BuildCache
from builder.pipeline.contents import Contents, contents_of
from builder.pipeline.fingerprint import job_key
from builder.pipeline.guides import GuidesInMemory, Stores
from builder.pipeline.images import made_images
from builder.pipeline.read import CheckedProject, load_project, pool, read_site
from builder.pipeline.rendering import render
from builder.theming import Kit

_KEPT = 6
"""How many of the files that are rendered on request are kept."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The site as it is now: `pages` are finished files, `files` those of the project, `downloads` rendered on request.

    `images` are made on request too, from those of the project.

    `diagnostics` are those of the newest sources; with errors among them, the pages are the last working ones.
    `contents` counts what is published. `is_early` if it has only the pages that were saved, and what they show: the
    others follow.
    """

    version: int = 0
    pages: Mapping[str, bytes] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    downloads: Mapping[str, tuple[Format, Job]] = field(default_factory=dict)
    images: Mapping[str, Recipe] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    is_early: bool = False
    contents: Contents = field(default_factory=Contents)

    @property
    def broken(self) -> bool:
        return has_errors(self.diagnostics)


class LiveSite:
    """Builds on request, one build at a time, and wakes all threads that wait for the next version."""

    def __init__(self, project: Path, *, drafts: bool, brand: Path | None = None) -> None:
        self._project, self._drafts, self._brand = project, drafts, brand
        self._cache, self._guides, self._images = BuildCache(), GuidesInMemory(), GuidesInMemory()
        self._stores = Stores(self._guides, self._images)
        self._pages: dict[str, Artifact] = {}
        self._downloads: dict[str, bytes] = {}
        self._workers: Workers | None = None
        self._kit: Kit | None = None
        self._loaded: tuple[Sources, Kit] | None = None
        self._checked: CheckedProject | None = None
        self._offers: Mapping[str, tuple[Download, ...]] = {}
        self._lock = threading.Lock()
        self._changed = threading.Condition()
        self.snapshot = Snapshot()
        self.closed = False

    def close(self) -> None:
        """Ends the workers. A thread that still waits for a PDF gets a RuntimeError."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()
        self._end_workers()

    def _end_workers(self) -> None:
        if self._workers is not None:
            self._workers.__exit__(None, None, None)
            self._workers = None

    def rebuild(self, changed: Collection[Path] = ()) -> Snapshot:
        """The site from the sources as they are now; if they have errors, the last working pages stay.

        `changed` are the paths of all that changed since the last time; empty if that is not known.
        """
        with self._lock:
            old = self.snapshot
            try:
                found = self._build(changed, old)
            except Abort as abort:
                self._loaded = None
                texts = {**old.texts, **self._lines(abort.diagnostics)}
                version = self.snapshot.version + 1
                found = _still(old, version, abort.diagnostics, texts)
            self._publish(found)
        return found

    def _publish(self, snapshot: Snapshot) -> None:
        with self._changed:
            self.snapshot = snapshot
            self._changed.notify_all()

    def settled(self) -> Snapshot:
        """The newest snapshot that is not an early one. Waits until there is one."""
        with self._changed:
            self._changed.wait_for(lambda: not self.snapshot.is_early or self.closed)
            return self.snapshot

    def wait(self, version: int, seconds: float) -> int:
        """The number of the newest version. Waits until it differs from `version`, or for some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.snapshot.version != version, timeout=seconds)
            return self.snapshot.version

    def download(self, path: str) -> bytes | None:
        """A file that the site offers, rendered now unless it was rendered before from the same sources.

        Abort if it cannot be rendered. None if the site has no such file.
        """
        with self._lock:
            found, workers, kit = self.snapshot.downloads.get(path), self._workers, self._kit
            if found is None or workers is None or kit is None:
                return None
            key = job_key(*found, kit)
            if key not in self._downloads:
                format, job = found
                [(_, result)] = render(format, [job], workers, self._stores, Silent())
                if not isinstance(result, Rendered):
                    raise Abort(*result)
                if has_errors(result.diagnostics):
                    raise Abort(*result.diagnostics)
                self._downloads = {key: result.artifact.content, **dict(list(self._downloads.items())[: _KEPT - 1])}
            return self._downloads[key]

    def image(self, path: str) -> bytes | None:
        """A file made from an image, now unless it was made before. None if the site or the project has it no more.

        Abort if the image cannot be processed.
        """
        with self._lock:
            recipe, workers = self.snapshot.images.get(path), self._workers
            if recipe is None or workers is None or not Path(recipe.asset.real).is_file():
                return None
            [(_, result)] = made_images([recipe], self._images, workers, Silent())
            if isinstance(result, tuple):
                raise Abort(*result)
            return result

    def _lines(self, diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
        """The files that diagnostics name, as they are now: settings or templates that were never loaded."""
        root = self._project.resolve()
        paths = {name: root / name for name in {d.span.file for d in diagnostics if d.span.line}}
        return {
            name: path.read_text(encoding="utf-8-sig", errors="replace")
            for name, path in sorted(paths.items())
            if path.is_file() and path.resolve().is_relative_to(root)
        }

    def _read(self, changed: Collection[Path]) -> tuple[Sources, Kit]:
        """The sources and the kit, of which only what changed is read where that is enough."""
        if self._loaded is not None and changed:
            sources, kit = self._loaded
            is_logo = kit.logo is not None and Path(kit.logo.real) in {path.resolve() for path in changed}
            found = None if is_logo else reload(sources, changed)
            if found is not None:
                return found, kit
        return load_project(self._project, self._brand)

    def _build(self, changed: Collection[Path], old: Snapshot) -> Snapshot:
        before = self._loaded
        self._loaded = sources, kit = self._read(changed)
        if self._workers is None or self._kit is None or not _is_same(kit, self._kit):
            self._end_workers()
            self._workers, self._kit = pool(kit), kit
        project = read_site(
            sources,
            kit,
            self._workers,
            drafts=self._drafts,
            cache=self._cache,
            guides=self._guides,
            progress=Silent(),
            earlier=self._checked,
        )
        self._checked = project
        self._cache = BuildCache(project.cached)
        if has_errors(project.diagnostics):
            return _still(old, old.version + 1, project.diagnostics, project.texts)
        if before is not None and before[1] is kit and self._offers:
            self._show_early(project, _saved(project, before[0]), self._workers, old)
        self._guides.retain({found.key for found in project.cached.values()})
        return self._render(project, self._workers, old.version + 1)

    def _show_early(self, project: CheckedProject, saved: frozenset[str], workers: Workers, old: Snapshot) -> None:
        """Publish the pages of the documents that were saved, before the whole site is planned."""
        if not saved:
            return
        others = {slug: offers for slug, offers in self._offers.items() if slug not in saved}
        early = replace(project, site=replace(project.site, only=saved, downloads=others))
        kept = self._pages, self._offers
        found = self._render(early, workers, old.version + 1)
        self._pages, self._offers = {**kept[0], **self._pages}, kept[1]
        self._publish(replace(found, is_early=True))

    def _render(self, project: CheckedProject, workers: Workers, version: int) -> Snapshot:
        """Every quick file rendered, and every other file as a job to render on request."""
        site = replace(project.site, top="/")
        pages: dict[str, bytes] = {}
        files: dict[str, str] = {}
        downloads: dict[str, tuple[Format, Job]] = {}
        images: dict[str, Recipe] = {}
        made: dict[str, Artifact] = {}
        for format in formats():
            plan = format.plan(site, project.kit)
            site = _offering(site, plan)
            downloads |= {job.site_path: (format, job) for job in plan.jobs if job.site_path}
            if format.is_site:
                made = self._rendered(format, plan, project.kit, workers)
                pages = {a.path: a.content for a in (*made.values(), *plan.files)}
                files = {copy.path: copy.source for copy in plan.copies}
                images = {file.path: file.recipe for file in plan.images}
        if not site.only:
            self._images.retain(
                {r.key for r in (*images.values(), *(r for _, j in downloads.values() for r in j.recipes))}
            )
        self._pages, self._offers = made, site.downloads
        contents = contents_of(project, sum(not format.is_quick for format, _ in downloads.values()))
        return Snapshot(version, pages, files, downloads, images, project.diagnostics, project.texts, contents=contents)

    def _rendered(self, format: Format, plan: Plan, kit: Kit, workers: Workers) -> dict[str, Artifact]:
        """The files of a plan by key; those of the last time are used again where the key is the same."""
        keys = {job.path: job_key(format, job, kit) for job in plan.jobs}
        made = {key: self._pages[key] for key in keys.values() if key in self._pages}
        jobs = [job for job in plan.jobs if keys[job.path] not in made]
        for job, result in render(format, jobs, workers, self._stores, Silent()):
            if not isinstance(result, Rendered):
                raise Abort(*result)
            made[keys[job.path]] = result.artifact
        return made


def _still(old: Snapshot, version: int, diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> Snapshot:
    """The last working pages, below the errors of newer sources."""
    return Snapshot(version, old.pages, old.files, old.downloads, old.images, diagnostics, texts)


def _saved(project: CheckedProject, before: Sources) -> frozenset[str]:
    """The slugs of the documents whose text has changed."""
    known = {id(document) for document in before.documents}
    new = {document.digest for document in project.sources.documents if id(document) not in known}
    new -= {document.digest for document in before.documents} if new else set()
    return frozenset(slug for slug, parsed in project.site.documents.items() if parsed.document.digest in new)


def _offering(site: SiteContents, plan: Plan) -> SiteContents:
    """A site that offers the files of a plan, none of which is rendered yet."""
    offers = [(job.slug, job.download()) for job in plan.jobs]
    return with_downloads(site, [(slug, offer) for slug, offer in offers if offer is not None])


def _is_same(kit: Kit, other: Kit) -> bool:
    """Whether workers with one kit can do the jobs of the other: a guide in a new language needs its strings."""
    digests = [{key: dressed.digests for key, dressed in each.dressed.items()} for each in (kit, other)]
    return kit.digests == other.digests and digests[0] == digests[1] and kit.languages == other.languages
