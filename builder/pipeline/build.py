"""A build: read, check, render every format, and put all output trees in place together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.diagnostics import Diagnostic, has_errors, strict
from builder.formats import Format, Rendered, SiteContents, formats
from builder.model.output import Copied
from builder.model.site import Download
from builder.pipeline.asked import unknown_names
from builder.pipeline.cache import BuildCache, read_cache, write_cache
from builder.pipeline.contents import Contents, contents_of
from builder.pipeline.guides import GuidesInMemory, Stores
from builder.pipeline.make import Made, fill_tree, make, recipes_of
from builder.pipeline.out_of_date import left_out_of_date
from builder.pipeline.progress import Progress
from builder.pipeline.read import CheckedProject, load_project, pool, read_site
from builder.pipeline.rendering import render
from builder.pipeline.self_check import unreported_diagnostics, unreported_faults
from builder.pipeline.work import ContentErrors, Options, Work
from builder.pipeline.workers import inspect_job
from builder.theming import misread_templates
from builder.write import open_output

MEMORY = "memory.json"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made. `site` is empty if the site was not asked for; `rendered` and `kept` count pages and PDFs.

    `contents` counts what an author does: guides, pages and workbooks.
    `files` are those of the other formats: the title of each, and its path in the output folder.
    """

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    site: str
    files: tuple[tuple[str, str], ...]
    rendered: int
    kept: int
    contents: Contents


def build(project: Path, output: Path, options: Options, progress: Progress) -> BuildResult:
    """Build the output of a project. ContentErrors where its content has errors: then the earlier output stays."""
    sources, kit = load_project(project, options.brand)
    homes = [project / "content", project / "themes"]
    with open_output(output, project=project, sources=homes) as folder, pool(kit) as workers:
        for format in formats():
            folder.tree(format.tree)  # Abort now if it could not be put in place at the end
        cache, guides = read_cache(folder.load_state(MEMORY)), folder.blobs("guides")
        stores = Stores(guides, folder.blobs("images"))
        checked = read_site(
            sources,
            kit,
            workers,
            drafts=options.drafts,
            cache=cache,
            guides=guides,
            progress=progress,
            expected=[format for format in formats() if options.asks_for(format)],
        )
        diagnostics = without_mistakes(checked, options)
        work = Work(folder, output, workers, checked, options, progress, cache, stores)
        every = _make_all(work)
        unreported = {made.format.name: unreported_faults(made, work) for made in every}
        engines = [d for made in every for d in unreported_diagnostics(made.format, unreported[made.format.name])]
        left = work.without_errors([*engines, *left_out_of_date(every, work)])
        _publish(every, work)
        kept = BuildCache(checked.cached, {made.format.name: dict(made.cached) for made in every}, unreported)
        folder.save_state(MEMORY, write_cache(kept))
        guides.retain({found.key for found in checked.cached.values()})
        if not options.is_narrowed:  # only then is everything planned
            stores.images.retain({recipe.key for made in every for recipe in recipes_of(made.plan)})
        return _result((*diagnostics, *(d for made in every for d in made.diagnostics), *left), every, work)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The diagnostics that a build would report, except those that need a PDF layout, and the sources they quote.

    `contents` is what was checked; its workbooks were only planned.
    """

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    contents: Contents


def check_project(project: Path, options: Options, progress: Progress) -> CheckResult:
    """Check a project as a build does, up to the layout of PDFs.

    Every page is rendered, and every PDF where `printed` asks for it; none is written. ContentErrors where there are
    errors.
    """
    sources, kit = load_project(project, options.brand)
    guides = GuidesInMemory()
    with pool(kit) as workers:
        checked = read_site(
            sources, kit, workers, drafts=options.drafts, cache=BuildCache(), guides=guides, progress=progress
        )
        found = [*without_mistakes(checked, options), *misread_templates(kit)]
        workbooks = 0
        for format in formats():
            jobs = format.plan(checked.site, kit).jobs
            workbooks += 0 if format.is_quick else len(jobs)
            stores = Stores(guides, GuidesInMemory())
            looked_at = jobs if format.is_quick or options.printed else ()
            for _, result in render(format, looked_at, workers, stores, progress, inspect_job):
                found += result.diagnostics if isinstance(result, Rendered) else result
    said = dict.fromkeys(strict(found) if options.strict else found)
    diagnostics = tuple(sorted(said, key=lambda d: d.sort_key) if options.printed else said)
    if has_errors(diagnostics):
        raise ContentErrors(*diagnostics, texts=checked.texts)
    return CheckResult(diagnostics, checked.texts, contents_of(checked, workbooks))


def without_mistakes(project: CheckedProject, options: Options) -> tuple[Diagnostic, ...]:
    """The diagnostics of a project; ContentErrors where there are errors."""
    diagnostics = strict(project.diagnostics) if options.strict else project.diagnostics
    diagnostics = (*diagnostics, *unknown_names(project, options))
    if has_errors(diagnostics):
        raise ContentErrors(*diagnostics, texts=project.texts)
    return diagnostics


def with_downloads(site: SiteContents, offers: Iterable[tuple[str, Download]]) -> SiteContents:
    """A site that offers these files too, each with the slug of its guide."""
    found = dict(site.downloads)
    for slug, download in offers:
        found[slug] = (*found.get(slug, ()), download)
    return replace(site, downloads=found)


def _make_all(work: Work) -> list[Made]:
    site, every = work.project.site, []
    for format in formats():
        made = make(format, site, work)
        site = with_downloads(site, made.downloads(work.tree(format)))
        every.append(made)
    return every


def _publish(every: Sequence[Made], work: Work) -> None:
    """Put all trees that were asked for in place: only now does the output change."""
    asked = [made for made in every if work.is_asked(made.format)]
    for made in asked:
        fill_tree(made, _site_copies(every, work) if made.format.is_site else (), work)
    work.folder.commit(*(work.tree(made.format) for made in asked))


def _site_copies(every: Sequence[Made], work: Work) -> list[Copied]:
    """The copies that the site has of the public files of other formats."""
    return [
        Copied(found.site_path, str(work.tree(made.format).place(path)), found.digest)
        for made in every
        for path, found in made.shown.items()
        if found.site_path
    ]


def _result(diagnostics: tuple[Diagnostic, ...], every: Sequence[Made], work: Work) -> BuildResult:
    asked = [made for made in every if work.is_asked(made.format)]
    rendered = sum(len(made.rendered) for made in every)
    shown = sum(len(made.shown) for made in every if made in asked or not made.format.is_site)
    site = [str(work.output / made.format.tree) for made in asked if made.format.is_site]
    return BuildResult(
        diagnostics=diagnostics,
        texts=work.project.texts,
        site=site[0] if site else "",
        files=tuple(_file(made.format, path) for made in asked if not made.format.is_site for path in made.shown),
        rendered=rendered,
        kept=shown - rendered,
        contents=contents_of(work.project, sum(len(made.shown) for made in asked if not made.format.is_quick)),
    )


def _file(format: Format, path: str) -> tuple[str, str]:
    return format.title, f"{format.tree}/{path}"
