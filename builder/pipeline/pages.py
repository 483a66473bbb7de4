"""The website of a build: the pages that are made anew, those that are kept, and the swap."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic
from builder.execute import Failure, Workers
from builder.formats.web import WebJob
from builder.model.output import Artifact, Copied, Kept, Output
from builder.model.site import Download
from builder.pipeline.progress import Progress
from builder.pipeline.read import Reading, own_code
from builder.pipeline.work import Work, failed, sealed
from builder.pipeline.workers import CHUNK, PAGE_SECONDS, render_page
from builder.plan import WebPlan, plan_web
from builder.theming import Kit


@dataclass(frozen=True, slots=True)
class Pages:
    """The site but for its PDFs, made and not yet in place.

    `there` are the files of the last site that are still as we wrote them, with their digests; `remembered` is what the
    next build should know of the pages. `left` are the paths of those that a narrowed build left out of date.
    """

    files: tuple[Output, ...]
    there: Mapping[str, str]
    remembered: dict[str, str]
    made: int
    left: tuple[str, ...]


def make_pages(work: Work, downloads: Mapping[str, Download]) -> Pages:
    """Every page that is asked for and not as it should be, made anew. Mistakes where one cannot be made."""
    reading, there = work.reading, work.folder.kept_site()
    plan = plan_web(reading.kit, reading.index, reading.assets, reading.payloads, _by_guide(downloads))
    keys = {job.path: page_key(job, reading.kit) for job in plan.jobs}
    good = [path for path in keys if path in there and _is_good(path, keys[path], there, work)]
    made = _render([job for job in plan.jobs if job.path not in good and _is_asked(job.path, there, work)], work)
    digests = {a.path: hashlib.sha256(a.content).hexdigest() for a in made} | {path: there[path] for path in good}
    return Pages(
        files=(*made, *(Kept(path) for path in good), *plan.files, *plan.copies),
        there=there,
        remembered={path: sealed(keys[path], digests[path]) for path in sorted(digests)},
        made=len(made),
        left=_left(plan, [*good, *digests], there) if work.options.guide and there else (),
    )


def left_pages(work: Work, downloads: Mapping[str, Download]) -> tuple[str, ...]:
    """The paths of pages that are out of date on a site that is not made now; none where there is no site."""
    reading, there = work.reading, work.folder.kept_site()
    if not there:
        return ()
    plan = plan_web(reading.kit, reading.index, reading.assets, reading.payloads, _by_guide(downloads))
    keys = {job.path: page_key(job, reading.kit) for job in plan.jobs}
    return _left(plan, [path for path in keys if path in there and _is_good(path, keys[path], there, work)], there)


def _left(plan: WebPlan, good: Sequence[str], there: Mapping[str, str]) -> tuple[str, ...]:
    """Pages that are not as they should be, and those that should not be there any more."""
    known = {*good}
    planned = [job.path for job in plan.jobs]
    others = {*planned, *(file.path for file in plan.files)}
    gone = [path for path in there if path.endswith(".html") and path not in others]
    return (*(path for path in planned if path not in known), *gone)


def swap_pages(pages: Pages, copies: Sequence[Copied], work: Work) -> str:
    """The site swapped in, with its copies of the PDFs; gives the path of its folder."""
    files = [_kept_or(file, pages.there) for file in (*pages.files, *copies)]
    work.folder.swap_site(_narrowed(files, pages.there, work))
    return str(work.output / "site")


def page_key(job: WebJob, kit: Kit) -> str:
    """What a page depends on, as a digest: two jobs of one key give the same bytes."""
    digest = job.payload.document.digest if job.payload else ""
    parts = (kit.digest, own_code(), job.template, job.page, job.values, digest)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _by_guide(downloads: Mapping[str, Download]) -> dict[str, list[Download]]:
    found: dict[str, list[Download]] = {}
    for download in downloads.values():
        if download.file:
            found.setdefault(download.file.partition("/")[0], []).append(download)
    return found


def _is_good(path: str, key: str, there: Mapping[str, str], work: Work) -> bool:
    return work.memory.pages.get(path) == sealed(key, there[path])


def _render(jobs: Sequence[WebJob], work: Work) -> list[Artifact]:
    made, problems = _rendered(jobs, work.workers, work.progress)
    work.without_errors(problems)
    return made


def try_pages(reading: Reading, workers: Workers, progress: Progress) -> list[Diagnostic]:
    """What is wrong with the pages of a site, each of which is made and thrown away."""
    plan = plan_web(reading.kit, reading.index, reading.assets, reading.payloads, {})
    return _rendered(plan.jobs, workers, progress)[1]


def _rendered(jobs: Sequence[WebJob], workers: Workers, progress: Progress) -> tuple[list[Artifact], list[Diagnostic]]:
    progress.stage("pages", len(jobs))
    chunk = max(1, min(CHUNK, len(jobs) // (workers.count * 2)))
    made: list[Artifact] = []
    problems: list[Diagnostic] = []
    for number, result in workers.run(render_page, jobs, seconds=PAGE_SECONDS, chunk=chunk):
        progress.advance("pages")
        if isinstance(result, Failure):
            problems += failed(result, source_of(jobs[number]))
        else:
            made.append(result)
    return made, problems


def source_of(job: WebJob) -> str:
    """The file that a page is made from, by which its author knows it."""
    return job.payload.document.files[0].path if job.payload else job.template


def _is_asked(path: str, there: Mapping[str, str], work: Work) -> bool:
    """A build of one guide makes its pages, and what else someone changed by hand: else that would be missing now."""
    narrowed = work.options.guide and there
    return not narrowed or path.startswith(f"{work.options.guide}/") or _was_changed(path, there, work)


def _was_changed(path: str, there: Mapping[str, str], work: Work) -> bool:
    return path not in there and (work.output / "site" / path).is_file()


def _kept_or(file: Output, there: Mapping[str, str]) -> Output:
    """The file as the last build left it, where it is the same."""
    if isinstance(file, Kept) or file.path not in there:
        return file
    digest = file.digest if isinstance(file, Copied) else hashlib.sha256(file.content).hexdigest()
    return Kept(file.path) if there[file.path] == digest else file


def _narrowed(files: Sequence[Output], there: Mapping[str, str], work: Work) -> list[Output]:
    """A build of one guide leaves every other file of the site as it was."""
    if not work.options.guide or not there:
        return list(files)
    folder = f"{work.options.guide}/"
    own = [f for f in files if f.path.startswith((folder, "assets/")) or _was_changed(f.path, there, work)]
    paths = {f.path for f in own}
    return [*own, *(Kept(path) for path in there if path not in paths and not path.startswith(folder))]
