"""Jobs of a format, rendered by the workers: for a build, a check and a preview alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from builder.diagnostics import Diagnostic, Span, error
from builder.execute import Failure, Workers
from builder.formats import Format, Job, Rendered
from builder.pipeline.guides import Stores
from builder.pipeline.images import store_images
from builder.pipeline.progress import Progress
from builder.pipeline.workers import render_job

_SPLIT = "split it into several guides, or remove very large tables and images"
_WHY = {
    "time": ("takes too long to lay out", _SPLIT),
    "memory": ("takes too much memory to lay out", _SPLIT),
    "depth": (
        "is nested too deeply to lay out",
        "remove a few levels of lists, quotations or other blocks",
    ),
    "crash": (
        "could not be laid out: the process that rendered it crashed",
        "build again; if it crashes again, close other programs to free memory, or split it into several guides",
    ),
}


def render(
    format: Format,
    jobs: Sequence[Job],
    workers: Workers,
    stores: Stores,
    progress: Progress,
    function: Callable[[tuple[str, Job]], Rendered] = render_job,
) -> Iterator[tuple[Job, Rendered | list[Diagnostic]]]:
    """Each job with its rendered file, as soon as it is finished; or with diagnostics where it failed.

    A job gets its parsed guide and its images only when its turn comes, and its file is not kept here. `function` is
    what a worker does with it.
    """
    if jobs:
        workers.inherit(format.load)
    recipes = [recipe for job in jobs for recipe in job.recipes]
    broken = store_images(recipes, stores.images, workers, progress) if recipes else {}
    for job in jobs if broken else ():
        if found := [d for recipe in job.recipes for d in broken.get(recipe.asset.digest, ())]:
            yield job, found
    if broken:
        jobs = [job for job in jobs if not any(recipe.asset.digest in broken for recipe in job.recipes)]
    progress.stage(format.stage, len(jobs))
    chunk = max(1, min(format.chunk, len(jobs) // (workers.count * 2)))

    def loaded(task: tuple[str, Job]) -> tuple[str, Job]:
        name, job = task
        if job.document is None:
            return task
        if job.recipes:
            job = job.with_images({recipe.key: stores.images.load(recipe.key) for recipe in job.recipes})
        assert job.document is not None, "it had one before it had its images"
        return name, job.with_document(replace(job.document, guide=stores.guides.load(job.document.key)))

    tasks = [(format.name, job) for job in jobs]
    for number, result in workers.run(function, tasks, seconds=format.seconds, chunk=chunk, prepare=loaded):
        progress.advance(format.stage)
        job = jobs[number]
        yield job, failed(result, job) if isinstance(result, Failure) else result


def failed(failure: Failure, job: Job) -> list[Diagnostic]:
    """The diagnostics of a job that failed."""
    if failure.abort is not None:
        return list(failure.abort.diagnostics)
    why, hint = _WHY[failure.reason]
    return [error("GP902", f"{job.subject} {why}", Span(job.source), hint)]
