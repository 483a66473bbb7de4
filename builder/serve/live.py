"""A site in memory that is made anew when its sources change."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, has_errors
from builder.execute import Failure, Workers
from builder.load.remembered import Memory
from builder.model.output import Artifact
from builder.model.site import Download
from builder.pipeline import Silent, read_site
from builder.pipeline.build import failed, page_key
from builder.pipeline.pages import source_of
from builder.pipeline.prints import print_failed, print_key
from builder.pipeline.read import Reading, pool, prepare
from builder.pipeline.workers import PAGE_SECONDS, PRINT_SECONDS, render_page, render_print
from builder.plan import PrintTask, plan_prints, plan_web
from builder.theming import Kit


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The site as it is now. `pages` are finished files, `files` those of the project, `prints` are made when asked.

    `diagnostics` are what the newest sources have to be told; with errors among them, the pages are the last good ones.
    """

    version: int = 0
    pages: Mapping[str, bytes] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    prints: Mapping[str, PrintTask] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        return has_errors(self.diagnostics)


class LiveSite:
    """Builds on request, one build at a time, and wakes those who wait for the next version."""

    def __init__(self, project: Path, *, drafts: bool) -> None:
        self._project, self._drafts = project, drafts
        self._memory = Memory()
        self._made: dict[str, Artifact] = {}
        self._printed: dict[str, bytes] = {}
        self._workers: Workers | None = None
        self._kit: Kit | None = None
        self._lock = threading.Lock()
        self._changed = threading.Condition()
        self.snapshot = Snapshot()
        self.closed = False

    def close(self) -> None:
        """Ends the workers. Who still waits for a PDF gets a RuntimeError."""
        self.closed = True
        self._end_workers()

    def _end_workers(self) -> None:
        if self._workers is not None:
            self._workers.__exit__(None, None, None)
            self._workers = None

    def rebuild(self) -> Snapshot:
        """The site from the sources as they are now; the last good pages stay where they have errors."""
        with self._lock:
            try:
                found = self._build()
            except Abort as abort:
                old = self.snapshot
                texts = {**old.texts, **self._lines(abort.diagnostics)}
                found = Snapshot(old.version + 1, old.pages, old.files, old.prints, abort.diagnostics, texts)
        with self._changed:
            self.snapshot = found
            self._changed.notify_all()
        return found

    def wait(self, version: int, seconds: float) -> int:
        """The number of the newest version, as soon as it is another than `version`; or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.snapshot.version != version, timeout=seconds)
            return self.snapshot.version

    def pdf(self, path: str) -> bytes | None:
        """A PDF of the site, made now unless it was made before from the same sources. Abort where it cannot be made.

        None where the site has no PDF of that name.
        """
        with self._lock:
            task, workers, kit = self.snapshot.prints.get(path), self._workers, self._kit
            if task is None or workers is None or kit is None:
                return None
            key = print_key(task.job, kit)
            if key not in self._printed:
                _, result = next(iter(workers.run(render_print, [task.job], seconds=PRINT_SECONDS)))
                if isinstance(result, Failure):
                    raise Abort(*print_failed(result, task.job))
                if has_errors(result.diagnostics):
                    raise Abort(*result.diagnostics)
                self._printed = {key: result.artifact.content, **dict(list(self._printed.items())[:5])}
            return self._printed[key]

    def _lines(self, diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
        """The files that diagnostics name, as they are now: settings or templates that no reading came to hold."""
        root = self._project.resolve()
        paths = {name: root / name for name in {d.span.file for d in diagnostics if d.span.line}}
        return {
            name: path.read_text(encoding="utf-8-sig", errors="replace")
            for name, path in sorted(paths.items())
            if path.is_file() and path.resolve().is_relative_to(root)
        }

    def _build(self) -> Snapshot:
        sources, kit = prepare(self._project)
        if self._kit is None or kit.digest != self._kit.digest or self._workers is None:
            self._end_workers()
            self._workers, self._kit = pool(kit), kit
        reading = read_site(sources, kit, self._workers, drafts=self._drafts, memory=self._memory, progress=Silent())
        self._memory = Memory(documents=reading.remembered)
        old = self.snapshot
        if has_errors(reading.diagnostics):
            return Snapshot(old.version + 1, old.pages, old.files, old.prints, reading.diagnostics, reading.texts)
        return self._render(reading, self._workers, old.version + 1)

    def _render(self, reading: Reading, workers: Workers, version: int) -> Snapshot:
        tasks = plan_prints(reading.kit, reading.index, reading.assets, reading.payloads, reading.sources.editions)
        prints = {task.site_path: task for task in tasks if task.site_path}
        downloads: dict[str, list[Download]] = {}
        for path, task in prints.items():
            downloads.setdefault(task.job.card.slug, []).append(task.job.download(path))
        plan = plan_web(reading.kit, reading.index, reading.assets, reading.payloads, downloads, top="/")
        keys = {job.path: page_key(job, reading.kit) for job in plan.jobs}
        jobs = [job for job in plan.jobs if keys[job.path] not in self._made]
        made = {key: self._made[key] for key in keys.values() if key in self._made}
        for number, result in workers.run(render_page, jobs, seconds=PAGE_SECONDS):
            if isinstance(result, Failure):
                raise Abort(*failed(result, source_of(jobs[number])))
            made[keys[result.path]] = result
        self._made = made
        pages = {a.path: a.content for a in (*made.values(), *plan.files)}
        files = {copy.path: copy.source for copy in plan.copies}
        return Snapshot(version, pages, files, prints, reading.diagnostics, reading.texts)
