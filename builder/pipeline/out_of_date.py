"""What a narrowed build leaves out of date, and the command that brings it up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.diagnostics import Diagnostic, Span, note, warning
from builder.pipeline.make import Made
from builder.pipeline.work import Options, Work

_SHOWN = 12


def left_out_of_date(every: Sequence[Made], work: Work) -> Iterator[Diagnostic]:
    """A warning where new pages offer an older workbook (GP331); a note on everything else out of date (GP332)."""
    options = work.options
    if not options.is_narrowed:
        return
    offered = [made for made in every if not made.format.is_site]
    older = {name: slug for made in offered for name, slug in _named_files(made, made.older)}
    missing = [name for made in offered for name, _ in _named_files(made, _missing(made))]
    is_offered = options.only == "site"
    beside = [name for name, slug in older.items() if is_offered and (not options.guides or slug in options.guides)]
    if beside:
        yield _older(beside, options)
    outdated = [path.partition("/")[0] for made in offered for path in _without_a_job(made, work)]
    left = [_name(path) for made in every if made.format.is_site for path in _left_pages(made, work)]
    rest = [name for name in dict.fromkeys([*older, *missing, *outdated, *left]) if name not in beside]
    if rest:
        message = f"not rebuilt, and out of date: {_named(rest)}"
        yield note("GP332", message, _command(options), "run `guidepress build` alone, without such options")


def _named_files(made: Made, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What files are called, with the slug of the guide of each: a file is called by its name where others of its guide
    are as they should be, else by that slug.
    """
    wanted = set(paths)
    partly = {job.slug for job in made.plan.jobs if job.path in made.current}
    for job in made.plan.jobs:
        if job.path in wanted:
            yield job.path.rpartition("/")[2] if job.slug in partly else job.slug, job.slug


def _missing(made: Made) -> list[str]:
    return [job.path for job in made.plan.jobs if job.path not in made.current and job.path not in made.older]


def _without_a_job(made: Made, work: Work) -> list[str]:
    planned = {job.path for job in made.plan.jobs}
    return [path for path in work.tree(made.format).existing() if path not in planned] if planned else []


def _left_pages(made: Made, work: Work) -> list[str]:
    """The pages of a site that are not as they should be, and those that should not be there any more."""
    there = work.tree(made.format).existing()
    if not there:
        return []
    planned = [job.path for job in made.plan.jobs]
    others = {*planned, *(file.path for file in made.plan.files)}
    gone = [path for path in there if path.endswith(".html") and path not in others]
    return [*(path for path in planned if path not in made.current), *gone]


def _older(slugs: Sequence[str], options: Options) -> Diagnostic:
    what = "workbook is" if len(slugs) == 1 else "workbooks are"
    message = f"the older {what} kept, and out of date: {_named(slugs)}"
    return warning("GP331", message, _command(options), "run `guidepress build` to rebuild them")


def _command(options: Options) -> Span:
    """The command, in place of a file: it is the cause."""
    return Span(options.command)


def _name(path: str) -> str:
    """A page as its author knows it: a guide by its slug, the home page by its file."""
    return path.removesuffix("/index.html")


def _named(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(f"`{name}`" for name in found[:_SHOWN]) + more
