"""The commands that show something: how a guide was understood, what a message means, what is available."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from builder.cli.console import as_json_text, record, show
from builder.cli.outline import lines, outline_of
from builder.cli.parameters import Choice, ExistingPath
from builder.cli.shell import group, handle_errors, with_format, with_project
from builder.components import Registry, load_components
from builder.diagnostics import Abort, Span, did_you_mean, error, has_errors
from builder.load import builtin
from builder.load.editions import editions_of
from builder.load.papers import papers_of
from builder.load.project import load
from builder.model.sources import Edition
from builder.pipeline import Silent
from builder.pipeline.cache import BuildCache
from builder.pipeline.guides import GuidesInMemory
from builder.pipeline.outlined import outlined
from builder.pipeline.read import components_of, load_project, pool, read_site


@group.command(short_help="Show how a guide was understood.")
@with_project
@click.argument("file", type=ExistingPath())
@with_format
@handle_errors
def outline(project: Path, file: Path, form: str) -> None:
    """Show how a guide was understood: FILE is its folder or any of its Markdown files."""
    read = outlined(file, project, *_language_and_components(project))
    part = outline_of(read.guide, read.language) if read.guide else None
    if form == "json":
        found = {"guide": asdict(part) if part else None, "diagnostics": [record(d) for d in read.diagnostics]}
        click.echo(as_json_text(found))
    else:
        show(read.diagnostics, read.texts)
        for line in lines(part, read.language) if part else ():
            click.echo(line)
    if has_errors(read.diagnostics):
        sys.exit(1)


def _language_and_components(project: Path) -> tuple[str, Registry]:
    """A project's language and components; English and the built-in components where there is no project."""
    try:
        sources = load(project)
    except Abort:
        return "en", load_components()
    return sources.settings.language, components_of(sources)


@group.command()
@with_project
@click.argument("code")
@handle_errors
def explain(project: Path, code: str) -> None:
    """Explain a message by its CODE, such as GP103."""
    pages = _help_pages()
    wanted = code.upper() if code.upper().startswith("GP") else f"GP{code}"
    if wanted not in pages:
        unknown = f"there is no message `{code}`"
        raise Abort(error("GP007", unknown, Span("guidepress explain"), did_you_mean(wanted, pages)))
    click.echo(pages[wanted].read_text(encoding="utf-8").strip())


def _help_pages() -> dict[str, Traversable]:
    """The help page of each message, by its code."""
    pages = [path for path in (files("builder") / "help").iterdir() if path.name.endswith(".md")]
    return {page.name.removesuffix(".md"): page for page in sorted(pages, key=lambda page: page.name)}


@group.command("list", short_help="List guides, components, themes and other names.")
@with_project
@click.argument(
    "what", type=Choice(["guides", "components", "editions", "papers", "themes", "messages"]), default="guides"
)
@handle_errors
def list_command(project: Path, what: str) -> None:
    """List guides, components, editions, papers, themes or message codes."""
    for name, text in _LISTS[what](project):
        click.echo(f"{name:24} {text}".rstrip())


def _guides(project: Path) -> Iterator[tuple[str, str]]:
    sources, kit = load_project(project)
    with pool(kit) as workers:
        project_read = read_site(
            sources, kit, workers, drafts=True, cache=BuildCache(), guides=GuidesInMemory(), progress=Silent()
        )
    for summary in project_read.site.index.summaries:
        yield summary.slug, f"{summary.meta.title}{'  (draft)' if summary.meta.draft else ''}"


def _components(project: Path) -> Iterator[tuple[str, str]]:
    return ((name, kind.help) for name, kind in sorted(_language_and_components(project)[1].items()))


def _editions(project: Path) -> Iterator[tuple[str, str]]:
    """Each edition in a line, with what the site does with it."""
    site = _made_editions(project)
    for name, edition in editions_of(project).items():
        made = site.get(name)
        how = "" if made is None else "  (made, public)" if made.is_public else "  (made, in output/print only)"
        yield name, f"{edition.title}: {edition.text}{how}"


def _made_editions(project: Path) -> dict[str, Edition]:
    """The editions that a project's site makes, by name; none where there is no project."""
    try:
        return {edition.name: edition for edition in load(project).editions}
    except Abort:
        return {}


def _papers(project: Path) -> Iterator[tuple[str, str]]:
    return ((name, f"{p.title}, {p.width:g} x {p.height:g} mm") for name, p in papers_of(project).items())


def _themes(project: Path) -> Iterator[tuple[str, str]]:
    for home, note in ((project / "themes", "of this project"), (builtin.shipped_themes(), "comes with guidepress")):
        for folder in sorted(home.iterdir()) if home.is_dir() else ():
            if (folder / "theme.toml").is_file():
                yield folder.name, note


def _messages(project: Path) -> Iterator[tuple[str, str]]:
    for code, page in _help_pages().items():
        title = page.read_text(encoding="utf-8").partition("\n")[0]
        yield code, title.partition(": ")[2]


_LISTS: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "guides": _guides,
    "components": _components,
    "editions": _editions,
    "papers": _papers,
    "themes": _themes,
    "messages": _messages,
}
