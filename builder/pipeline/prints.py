"""The PDFs of a build: which there are, which are to be made, and their way into the output."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version

from builder.diagnostics import Diagnostic, has_errors
from builder.execute import Failure
from builder.formats.pdf import PrintJob, PrintResult
from builder.load.remembered import Memory, RememberedPrint
from builder.model.output import Artifact, Copied
from builder.model.site import Download
from builder.pipeline.hearing import said_of_unheard, unheard_kinds
from builder.pipeline.read import own_code
from builder.pipeline.work import Work, failed, sealed
from builder.pipeline.workers import PRINT_SECONDS, render_print
from builder.plan import PrintTask, plan_prints
from builder.theming import Kit


@dataclass(frozen=True, slots=True)
class Prints:
    """The PDFs there are after this build.

    `downloads` are by path in output/print, in the order they are shown. `finished` are still to be written: the output
    changes only once every PDF and every page is good. `outdated` are the paths of PDFs that no guide has any more.
    `older` are the guides with downloads that a narrowed build left out of date, `missing` those that lack one;
    `unheard` is what the next build should know of the engine.
    """

    downloads: dict[str, Download]
    remembered: dict[str, RememberedPrint]
    finished: tuple[Artifact, ...]
    outdated: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    older: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unheard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def make_prints(work: Work) -> Prints:
    """The PDFs there are already, and those that are asked for, made. Mistakes where one cannot be made."""
    reading, there = work.reading, work.folder.kept_print()
    if work.options.only == "site" and not work.memory.prints:
        return Prints({}, {}, (), (), ())  # there are none, and none is asked for
    tasks = plan_prints(reading.kit, reading.index, reading.assets, reading.payloads, reading.sources.editions)
    keys = {task.job.path: print_key(task.job, reading.kit) for task in tasks}
    known = {path: p for path, p in work.memory.prints.items() if path in there}
    good = {path: p for path, p in known.items() if p.key == sealed(keys.get(path, ""), there[path])}
    made = _Made()
    wanted = [task for task in tasks if task.job.path not in good and _is_asked(task, work)]
    if wanted:
        made = _render(_longest_first(wanted, work.memory), keys, work)
    good |= made.remembered
    unheard = unheard_kinds(work, _versions(), due=bool(wanted))
    rest = [task for task in tasks if task.job.path not in good]
    older = {t.job.path: known[t.job.path] for t in rest if t.job.path in known and _may_stay(t, known, there)}
    shown = good | older
    return Prints(
        downloads={
            t.job.path: t.job.download(t.site_path, latest.pages, latest.bytes)
            for t in tasks
            if (latest := shown.get(t.job.path)) is not None
        },
        remembered=known | made.remembered,
        finished=tuple(made.artifacts),
        outdated=tuple(path for path in there if path not in keys),
        diagnostics=work.without_errors(
            [*(d for p in good.values() for d in p.diagnostics), *made.diagnostics, *said_of_unheard(unheard)]
        ),
        unheard=unheard,
        older=tuple(dict.fromkeys(t.job.card.slug for t in rest if t.job.path in older)),
        missing=tuple(dict.fromkeys(t.job.card.slug for t in rest if t.job.path not in older)),
    )


def print_key(job: PrintJob, kit: Kit) -> str:
    """What a PDF depends on, as a digest: two jobs of one key give the same bytes."""
    return job.key(kit, _versions())


def print_failed(failure: Failure, job: PrintJob) -> list[Diagnostic]:
    """What is to be said of a PDF that was not made, by the guide, the edition and the paper it is of."""
    subject = f"the PDF of `{job.card.slug}` in the edition `{job.edition.name}` on {job.paper.title}"
    return failed(failure, job.card.source, subject)


def write_prints(prints: Prints, work: Work) -> None:
    """Each finished PDF in its place, whole. A build of everything also takes away what no guide has any more."""
    for artifact in prints.finished:
        work.folder.write_print(artifact.path, artifact.content)
    if not work.options.only and not work.options.guide:
        work.folder.remove_print(prints.outdated)


def site_copies(prints: Prints, work: Work) -> list[Copied]:
    """The site carries its own copies of the public PDFs, which must have been written."""
    digests = work.folder.kept_print()
    home = (work.output / "print").resolve()
    return [Copied(d.file, str(home / path), digests[path]) for path, d in prints.downloads.items() if d.file]


@dataclass(slots=True)
class _Made:
    artifacts: list[Artifact] = field(default_factory=list)
    remembered: dict[str, RememberedPrint] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def _is_asked(task: PrintTask, work: Work) -> bool:
    return work.options.only != "site" and work.options.guide in ("", task.job.card.slug)


def _may_stay(task: PrintTask, known: Mapping[str, RememberedPrint], there: Mapping[str, str]) -> bool:
    """Whether a PDF that is out of date may be offered until it is made again.

    Not if it is of another guide that had this name, shows a draft, or was private.
    """
    found, card = known[task.job.path], task.job.card
    is_the_one = found.key.endswith(f" {there[task.job.path]}") and found.source == card.source
    return is_the_one and found.site_path == task.site_path and (card.meta.draft or not found.draft)


def _longest_first(wanted: Sequence[PrintTask], memory: Memory) -> list[PrintTask]:
    """The tasks in the order that leaves no worker waiting for a long one at the end."""

    def pages(task: PrintTask) -> int:
        """As many as the last time; at first about two for a step, and one for 300 words."""
        known = memory.prints.get(task.job.path)
        return known.pages if known else 2 * task.job.card.steps + task.job.card.words // 300

    return sorted(wanted, key=pages, reverse=True)


def _render(wanted: Sequence[PrintTask], keys: Mapping[str, str], work: Work) -> _Made:
    made = _Made()
    for task, result in _results(wanted, work):
        if isinstance(result, Failure):
            made.diagnostics += print_failed(result, task.job)
            continue
        made.diagnostics += result.diagnostics
        if has_errors(result.diagnostics):
            continue
        made.artifacts.append(result.artifact)
        made.remembered[task.job.path] = _remembered(task, keys[task.job.path], result)
    made.artifacts.sort(key=lambda artifact: artifact.path)
    return made


def _results(wanted: Sequence[PrintTask], work: Work) -> Iterator[tuple[PrintTask, PrintResult | Failure]]:
    work.progress.stage("printing", len(wanted))
    for number, result in work.workers.run(render_print, [t.job for t in wanted], seconds=PRINT_SECONDS):
        work.progress.advance("printing")
        yield wanted[number], result


def _remembered(task: PrintTask, key: str, result: PrintResult) -> RememberedPrint:
    content = result.artifact.content
    digest = hashlib.sha256(content).hexdigest()
    return RememberedPrint(
        key=sealed(key, digest),
        pages=result.pages,
        bytes=len(content),
        site_path=task.site_path,
        diagnostics=result.diagnostics,
        source=task.job.card.source,
        draft=task.job.card.meta.draft,
    )


@cache
def _versions() -> str:
    return " ".join([own_code(), *(f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "fonttools"))])
