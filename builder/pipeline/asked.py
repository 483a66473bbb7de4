"""Whether there is what the options of a build name: guides, editions and papers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load.editions import editions_of
from builder.load.papers import papers_of
from builder.load.settings import SITE_FILE
from builder.pipeline.read import CheckedProject
from builder.pipeline.work import Options


def unknown_names(project: CheckedProject, options: Options) -> Iterator[Diagnostic]:
    """An error for each guide, edition and paper that a build was asked for and the site does not have."""
    slugs = [summary.slug for summary in project.site.index.summaries]
    for slug in options.guides:
        if slug not in slugs:
            yield _no_such_guide(slug, project)
    kit, root = project.kit, Path(project.sources.root)
    missing = False
    for kind, asked, made, known in (
        ("edition", options.editions, [e.name for e in kit.editions], editions_of),
        ("paper", options.papers, [p.name for p in kit.papers], papers_of),
    ):
        for name in asked:
            if name not in made:
                missing = True
                yield _not_made(kind, name, made, known(root))
    chosen = options.narrowed(kit)
    if (
        not missing
        and options.papers
        and not any(_is_made(e.papers or kit.settings.papers, options.papers) for e in chosen.editions)
    ):
        message = "no edition that was asked for is made on a paper that was asked for"
        yield error("GP264", message, Span(options.command), "`guidepress list editions` says which are made")


def _is_made(papers: Collection[str], asked: Collection[str]) -> bool:
    return not set(papers).isdisjoint(asked)


def _not_made(kind: str, name: str, made: Collection[str], known: Collection[str]) -> Diagnostic:
    if name in known:
        message, hint = f"the {kind} `{name}` is not made", f"add `{name}` to `{kind}s` in {SITE_FILE}"
    else:
        message, hint = f"there is no {kind} `{name}`", did_you_mean(name, [*made, *known])
    return error("GP264", message, Span(f"--{kind}"), hint)


def _no_such_guide(slug: str, project: CheckedProject) -> Diagnostic:
    summaries = [found.summary for found in project.cached.values() if found.summary is not None]
    if slug in [summary.slug for summary in summaries if summary.meta.draft]:
        hint = "it is a draft: build it with --drafts"
    else:
        hint = did_you_mean(slug, [summary.slug for summary in project.site.index.summaries])
    return error("GP006", f"there is no guide `{slug}`", Span("content/guides"), hint)
