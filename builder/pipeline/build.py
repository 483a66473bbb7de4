"""A build: read, check, print, render, and swap the site in one move."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, Span, did_you_mean, error, has_errors, strict
from builder.execute import Failure, Workers
from builder.formats.web import WebJob
from builder.load.remembered import Memory, RememberedPrint, read_memory, write_memory
from builder.model.output import Artifact, Copied, Kept, Output
from builder.model.site import Download
from builder.pipeline.progress import Progress
from builder.pipeline.read import Reading, own_code, pool, prepare, read_site
from builder.pipeline.workers import CHUNK, PAGE_SECONDS, PRINT_SECONDS, render_page, render_print
from builder.plan import PrintTask, WebPlan, plan_prints, plan_web
from builder.theming import Kit
from builder.write import OutputFolder, open_output

_MEMORY = "memory.json"


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a build. `only` is site, print or empty; `guide` a slug or empty."""

    only: str = ""
    guide: str = ""
    drafts: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made. `site` is empty where none was asked for; `made` and `kept` count files."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    site: str
    print_paths: tuple[str, ...]
    made: int
    kept: int


class Mistakes(Abort):
    """The content has errors, and nothing was written. Carries the texts that the messages show."""

    def __init__(self, *diagnostics: Diagnostic, texts: Mapping[str, str] | None = None) -> None:
        super().__init__(*diagnostics)
        self.texts = texts or {}


def build(project: Path, output: Path, options: Options, progress: Progress) -> BuildResult:
    """The output of a project. Mistakes where its content has errors: then the last good output stays."""
    sources, kit = prepare(project)
    homes = [project / "content", project / "themes"]
    with open_output(output, project=project, sources=homes) as folder, pool(kit) as workers:
        memory = read_memory(folder.load_state(_MEMORY))
        reading = read_site(sources, kit, workers, drafts=options.drafts, memory=memory, progress=progress)
        diagnostics = checked(reading, options)
        made = _Build(folder, workers, reading, options, progress, output, memory)
        prints = made.prints()
        site = made.site(prints) if options.only != "print" else ""
        made.remember()
        return BuildResult(diagnostics, reading.texts, site, tuple(prints), made.made, made.kept)


def checked(reading: Reading, options: Options) -> tuple[Diagnostic, ...]:
    """What is to be said of a project; Mistakes where there are errors."""
    diagnostics = strict(reading.diagnostics) if options.strict else reading.diagnostics
    slugs = [card.slug for card in reading.index.cards]
    if options.guide and options.guide not in slugs:
        unknown = error(
            "GP006", f"there is no guide `{options.guide}`", Span("content/guides"), did_you_mean(options.guide, slugs)
        )
        diagnostics = (*diagnostics, unknown)
    if has_errors(diagnostics):
        raise Mistakes(*diagnostics, texts=reading.texts)
    return diagnostics


class _Build:
    def __init__(
        self,
        folder: OutputFolder,
        workers: Workers,
        reading: Reading,
        options: Options,
        progress: Progress,
        output: Path,
        memory: Memory,
    ) -> None:
        self.folder, self.workers, self.reading, self.options, self.progress, self.output = (
            folder,
            workers,
            reading,
            options,
            progress,
            output,
        )
        self.memory = replace(memory, documents=reading.remembered)
        self.made = self.kept = 0

    # -- prints -----------------------------------------------------------------------------------------------

    def prints(self) -> dict[str, Download]:
        """The PDFs there are, by path, made where they are asked for and not there yet."""
        reading = self.reading
        tasks = plan_prints(reading.kit, reading.index, reading.assets, reading.payloads, reading.sources.editions)
        keys = {task.job.path: task.job.key(reading.kit, _print_versions()) for task in tasks}
        there = self.folder.kept_print()
        good = {path: p for path, p in self.memory.prints.items() if path in there and p.key == keys.get(path)}
        wanted = [t for t in tasks if t.job.path not in good and self._is_asked(t)]
        self.kept += len(good)
        if wanted:
            good |= self._print(wanted, keys, good)
        if not self.options.only and not self.options.guide:
            self.folder.remove_print([path for path in there if path not in keys])
        return {t.job.path: _download(t, good[t.job.path]) for t in tasks if t.job.path in good}

    def _is_asked(self, task: PrintTask) -> bool:
        return self.options.only != "site" and self.options.guide in ("", task.job.card.slug)

    def _print(
        self, wanted: list[PrintTask], keys: Mapping[str, str], good: Mapping[str, RememberedPrint]
    ) -> dict[str, RememberedPrint]:
        self.progress.stage("printing", len(wanted))
        found: dict[str, RememberedPrint] = {}
        problems: list[Diagnostic] = []
        for number, result in self.workers.run(render_print, [t.job for t in wanted], seconds=PRINT_SECONDS):
            task = wanted[number]
            if isinstance(result, Failure):
                problems += failed(result, task.job.card.source)
                continue
            problems += result.diagnostics
            if has_errors(result.diagnostics):
                continue
            path, content = result.artifact.path, result.artifact.content
            self.folder.write_print(path, content)
            found[path] = RememberedPrint(keys[path], result.pages, len(content), task.site_path)
            self.memory = replace(self.memory, prints={**good, **found})
            self.made += 1
            self.progress.advance("printing")
        if has_errors(problems):
            self.remember()
            raise Mistakes(*dict.fromkeys(problems), texts=self.reading.texts)
        return found

    # -- the site ---------------------------------------------------------------------------------------------

    def site(self, prints: Mapping[str, Download]) -> str:
        """The site swapped in; gives the path of its folder."""
        reading = self.reading
        downloads: dict[str, list[Download]] = {}
        for download in prints.values():
            if download.file:
                downloads.setdefault(download.file.partition("/")[0], []).append(download)
        plan = plan_web(reading.kit, reading.index, reading.assets, reading.payloads, downloads)
        there = self.folder.kept_site()
        files = self._pages(plan, there)
        ready: list[Output] = [*plan.files, *plan.copies, *self._print_copies(prints)]
        files += [_kept_or(file, there) for file in ready]
        self.folder.swap_site(self._narrowed(files, there))
        return str(self.output / "site")

    def _pages(self, plan: WebPlan, there: Mapping[str, str]) -> list[Output]:
        keys = {job.path: page_key(job, self.reading.kit) for job in plan.jobs}
        kept = [job for job in plan.jobs if job.path in there and self.memory.pages.get(job.path) == keys[job.path]]
        jobs = [job for job in plan.jobs if job not in kept] if len(kept) < 50 else _without(plan.jobs, kept)
        if self.options.guide and there:
            jobs = [job for job in jobs if job.path.startswith(f"{self.options.guide}/")]
        files: list[Output] = [Kept(job.path) for job in kept]
        self.progress.stage("pages", len(jobs))
        chunk = max(1, min(CHUNK, len(jobs) // (self.workers.count * 2)))
        problems: list[Diagnostic] = []
        for number, result in self.workers.run(render_page, jobs, seconds=PAGE_SECONDS, chunk=chunk):
            if isinstance(result, Failure):
                problems += failed(result, jobs[number].path)
                continue
            files.append(result)
            self.progress.advance("pages")
        if problems:
            raise Mistakes(*dict.fromkeys(problems), texts=self.reading.texts)
        self.made += len(jobs)
        self.kept += len(kept)
        rendered = {job.path for job in (*kept, *jobs)}
        self.memory = replace(self.memory, pages={path: keys[path] for path in sorted(rendered)})
        return files

    def _print_copies(self, prints: Mapping[str, Download]) -> list[Copied]:
        """The site carries its own copies of the public PDFs."""
        digests = self.folder.kept_print()
        home = self.output / "print"
        return [Copied(d.file, str((home / path).resolve()), digests[path]) for path, d in prints.items() if d.file]

    def _narrowed(self, files: list[Output], there: Mapping[str, str]) -> list[Output]:
        """A build of one guide leaves every other file of the site as it was."""
        if not self.options.guide or not there:
            return files
        own = [f for f in files if f.path.startswith((f"{self.options.guide}/", "assets/"))]
        paths = {f.path for f in own}
        return [*own, *(Kept(path) for path in there if path not in paths)]

    def remember(self) -> None:
        self.folder.save_state(_MEMORY, write_memory(self.memory))


def _download(task: PrintTask, remembered: RememberedPrint) -> Download:
    job = task.job
    return Download(
        job.edition.name,
        job.edition.title,
        job.edition.text,
        job.paper.name,
        job.paper.title,
        task.site_path,
        remembered.pages,
        remembered.bytes,
    )


def _kept_or(file: Output, there: Mapping[str, str]) -> Output:
    """The file as the last build left it, where it is the same."""
    if isinstance(file, Kept) or file.path not in there:
        return file
    digest = file.digest if isinstance(file, Copied) else hashlib.sha256(file.content).hexdigest()
    return Kept(file.path) if there[file.path] == digest else file


def _without(jobs: tuple[WebJob, ...], kept: list[WebJob]) -> list[WebJob]:
    paths = {job.path for job in kept}
    return [job for job in jobs if job.path not in paths]


def page_key(job: WebJob, kit: Kit) -> str:
    digest = job.payload.document.digest if job.payload else ""
    return hashlib.sha256(
        repr((kit.digest, own_code(), job.template, job.page, job.values, digest)).encode()
    ).hexdigest()


def failed(failure: Failure, file: str) -> list[Diagnostic]:
    if failure.abort is not None:
        return list(failure.abort.diagnostics)
    why = {"time": "takes too long to lay out", "memory": "takes too much memory to lay out"}.get(
        failure.reason, "is nested too deeply to lay out"
    )
    return [
        error(
            "GP902",
            f"this {why}",
            Span(file),
            "split it into several guides, or take out very large tables and pictures",
        )
    ]


@cache
def _print_versions() -> str:
    return " ".join([own_code(), *(f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "fonttools"))])


__all__ = ["Artifact", "BuildResult", "Mistakes", "Options", "build", "checked"]
