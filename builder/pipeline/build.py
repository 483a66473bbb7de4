"""A build: read, check, print, render, and swap the site in one move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, did_you_mean, error, has_errors, strict
from builder.load.remembered import Memory, read_memory, write_memory
from builder.pipeline.left import left_out_of_date
from builder.pipeline.pages import Pages, make_pages, page_key, swap_pages, try_pages
from builder.pipeline.prints import Prints, make_prints, site_copies, write_prints
from builder.pipeline.progress import Progress
from builder.pipeline.read import Reading, pool, prepare, read_site
from builder.pipeline.work import Mistakes, Options, Work, failed
from builder.theming import misread_templates
from builder.write import open_output

_MEMORY = "memory.json"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made. `site` is empty where none was asked for; `made` and `kept` count pages and PDFs."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    site: str
    print_paths: tuple[str, ...]
    made: int
    kept: int


def build(project: Path, output: Path, options: Options, progress: Progress) -> BuildResult:
    """The output of a project. Mistakes where its content has errors: then the last good output stays."""
    sources, kit = prepare(project)
    homes = [project / "content", project / "themes"]
    with open_output(output, project=project, sources=homes) as folder, pool(kit) as workers:
        memory = read_memory(folder.load_state(_MEMORY))
        reading = read_site(sources, kit, workers, drafts=options.drafts, memory=memory, progress=progress)
        said = checked(reading, options)
        work = Work(folder, output, workers, reading, options, progress, memory)
        prints = make_prints(work)
        pages = make_pages(work, prints.downloads) if options.only != "print" else None
        left = work.without_errors(left_out_of_date(prints, pages, work))
        site = _write(prints, pages, work)
        return _result((*said, *prints.diagnostics, *left), prints, pages, site, work)


def look_over(project: Path, options: Options, progress: Progress) -> tuple[tuple[Diagnostic, ...], Mapping[str, str]]:
    """What a build would say of a project, but for what only the layout of a PDF can tell, and the texts it speaks of.

    Every page is made and thrown away. Mistakes where there are errors.
    """
    sources, kit = prepare(project)
    with pool(kit) as workers:
        reading = read_site(sources, kit, workers, drafts=options.drafts, memory=Memory(), progress=progress)
        said = checked(reading, options)
        faults = try_pages(reading, workers, progress)
    said = tuple(dict.fromkeys([*said, *misread_templates(kit), *faults]))
    if has_errors(said):
        raise Mistakes(*said, texts=reading.texts)
    return said, reading.texts


def checked(reading: Reading, options: Options) -> tuple[Diagnostic, ...]:
    """What is to be said of a project; Mistakes where there are errors."""
    diagnostics = strict(reading.diagnostics) if options.strict else reading.diagnostics
    if options.guide and options.guide not in [card.slug for card in reading.index.cards]:
        diagnostics = (*diagnostics, _no_such_guide(options.guide, reading))
    if has_errors(diagnostics):
        raise Mistakes(*diagnostics, texts=reading.texts)
    return diagnostics


def _no_such_guide(slug: str, reading: Reading) -> Diagnostic:
    cards = [found.card for found in reading.remembered.values() if found.card is not None]
    if slug in [card.slug for card in cards if card.meta.draft]:
        hint = "it is a draft: build it with --drafts"
    else:
        hint = did_you_mean(slug, [card.slug for card in reading.index.cards])
    return error("GP006", f"there is no guide `{slug}`", Span("content/guides"), hint)


def _write(prints: Prints, pages: Pages | None, work: Work) -> str:
    """Everything in its place: only now does the output change. Gives the path of the site, if one was asked for."""
    memory = Memory(work.reading.remembered, work.memory.pages, prints.remembered, dict(prints.unheard))
    write_prints(prints, work)
    if pages is None:
        _remember(memory, work)
        return ""
    if prints.finished:
        _remember(memory, work)  # a site that cannot be put in place does not cost the PDFs
    site = swap_pages(pages, site_copies(prints, work), work)
    _remember(replace(memory, pages=pages.remembered), work)
    return site


def _remember(memory: Memory, work: Work) -> None:
    work.folder.save_state(_MEMORY, write_memory(memory))


def _result(said: tuple[Diagnostic, ...], prints: Prints, pages: Pages | None, site: str, work: Work) -> BuildResult:
    made = len(prints.finished) + (pages.made if pages else 0)
    there = len(prints.downloads) + (len(pages.remembered) if pages else 0)
    return BuildResult(said, work.reading.texts, site, tuple(prints.downloads), made, there - made)


__all__ = ["BuildResult", "Mistakes", "Options", "build", "checked", "failed", "look_over", "page_key"]
