"""What a narrowed build leaves out of date, and the command that brings it up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.diagnostics import Diagnostic, Span, note, warning
from builder.pipeline.pages import Pages, left_pages
from builder.pipeline.prints import Prints
from builder.pipeline.work import Options, Work

_SHOWN = 12


def left_out_of_date(prints: Prints, pages: Pages | None, work: Work) -> Iterator[Diagnostic]:
    """A warning where new pages offer an older workbook (GP331), a note of all else that is out of date (GP332)."""
    options = work.options
    if not options.only and not options.guide:
        return
    beside = [slug for slug in prints.older if options.only == "site" and options.guide in ("", slug)]
    if beside:
        yield _older(beside, options)
    left = pages.left if pages else left_pages(work, prints.downloads)
    outdated = (path.partition("/")[0] for path in prints.outdated)
    names = dict.fromkeys([*prints.older, *prints.missing, *outdated, *map(_name, left)])
    rest = [name for name in names if name not in beside]
    if rest:
        message = f"left as it was, and out of date: {_named(rest)}"
        yield note("GP332", message, _command(options), "run `guidepress build` without options that narrow it")


def _older(slugs: Sequence[str], options: Options) -> Diagnostic:
    what = "workbook is" if len(slugs) == 1 else "workbooks are"
    message = f"the older {what} kept, and out of date: {_named(slugs)}"
    return warning("GP331", message, _command(options), "run `guidepress build` to make them again")


def _command(options: Options) -> Span:
    """The command in the place of a file: that is where the cause is."""
    only = f" --only {options.only}" if options.only else ""
    guide = f" --guide {options.guide}" if options.guide else ""
    return Span(f"guidepress build{only}{guide}")


def _name(path: str) -> str:
    """A page as its author knows it: a guide by its slug, the home page by its file."""
    return path.removesuffix("/index.html")


def _named(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(f"`{name}`" for name in found[:_SHOWN]) + more
