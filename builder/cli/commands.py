"""The commands, each a thin layer over the pipeline."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import click

from builder import __version__
from builder.cli.console import TerminalProgress, show, summary
from builder.cli.outline import outline as outline_lines
from builder.cli.starter import GUIDE, SITE
from builder.components import load_components
from builder.diagnostics import Abort, Diagnostic, Span, did_you_mean, error, has_errors
from builder.load import builtin
from builder.load.project import load
from builder.load.remembered import Memory
from builder.load.slugs import slug_problem, slugify
from builder.model.sources import Language
from builder.pipeline import BuildResult, Options, Silent, build, read_site
from builder.pipeline.build import Mistakes, checked
from builder.pipeline.read import pool, prepare
from builder.write import clean as clean_output

Command = TypeVar("Command", bound=Callable[..., object])


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="guidepress")
def group() -> None:
    """Write a guide once, in plain Markdown. Get a website, and a workbook to print and fill in."""


def main() -> None:
    """The entry point. A fault of our own is told as one, with the way to report it, and ends with 70."""
    try:
        group(standalone_mode=True)
    except Exception as fault:  # noqa: BLE001  # the outermost edge: whatever else it is, it is a bug of ours
        trace = traceback.format_exc()
        click.echo(f"guidepress has a fault of its own: {type(fault).__name__}: {fault}", err=True)
        click.echo("Your files are untouched. Please report this, with the lines below:", err=True)
        click.echo(trace, err=True)
        sys.exit(70)


def _project(command: Command) -> Command:
    option = click.option(
        "--project",
        "project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="The folder that holds content/ (default: here).",
    )
    return option(command)


def _output(command: Command) -> Command:
    option = click.option(
        "--output",
        "output",
        type=click.Path(path_type=Path),
        default=None,
        help="Where to write (default: output/ in the project).",
    )
    return option(command)


def _format(command: Command) -> Command:
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is for other programs."
    )(command)


def _kind(command: Callable[..., None]) -> Callable[..., None]:
    """Turns an Abort into messages and exit code 1."""

    @wraps(command)
    def wrapped(*args: object, **options: object) -> None:
        as_json = options.get("form") == "json"
        try:
            command(*args, **options)
        except Mistakes as mistakes:
            _refuse(mistakes.diagnostics, mistakes.texts, as_json=as_json)
        except Abort as abort:
            root = options.get("project")
            _refuse(
                abort.diagnostics,
                _texts(abort.diagnostics, root if isinstance(root, Path) else Path()),
                as_json=as_json,
            )
        except KeyboardInterrupt:
            click.echo("\nStopped. The earlier output is as it was.", err=True)
            sys.exit(130)

    return wrapped


def _refuse(diagnostics: tuple[Diagnostic, ...], texts: object, *, as_json: bool) -> None:
    show(diagnostics, texts if isinstance(texts, dict) else {}, as_json=as_json)
    if not as_json:
        click.echo(f"\n{summary(diagnostics)}. Nothing was written; the earlier output is as it was.", err=True)
    sys.exit(1)


def _texts(diagnostics: tuple[Diagnostic, ...], root: Path) -> dict[str, str]:
    """The files that diagnostics name, where they can be read: to show their lines when nothing else was read yet."""
    found = {}
    for name in {d.span.file for d in diagnostics if d.span.line}:
        path = root / name
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            found[name] = path.read_text(encoding="utf-8-sig", errors="replace")
    return found


@group.command("build")
@_project
@_output
@click.option(
    "--only", type=click.Choice(["site", "print"]), default=None, help="Make only the website, or only the PDFs."
)
@click.option("--guide", metavar="SLUG", default="", help="Make one guide anew and leave the others as they are.")
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--strict", is_flag=True, help="Take warnings as errors.")
@_format
@_kind
def build_command(
    project: Path, output: Path | None, only: str | None, guide: str, drafts: bool, strict: bool, form: str
) -> None:
    """Make the website and the workbooks."""
    target = output or project / "output"
    result = build(
        project, target, Options(only or "", guide, drafts, strict), TerminalProgress() if form == "text" else Silent()
    )
    show(result.diagnostics, result.texts, as_json=form == "json")
    if form == "text":
        _report(result, target, only or "")


def _report(result: BuildResult, target: Path, only: str) -> None:
    """Where everything is."""
    counted = summary(result.diagnostics)
    if counted:
        click.echo(f"\n{counted}.", err=True)
    click.echo(f"Done: {result.made} made, {result.kept} unchanged.", err=True)
    if result.site:
        click.echo(f"Website   {target / 'site' / 'index.html'}")
    for path in result.print_paths if only != "site" else ():
        click.echo(f"Workbook  {target / 'print' / path}")


@group.command()
@_project
@click.option("--drafts", is_flag=True, help="Look at drafts too.")
@click.option("--strict", is_flag=True, help="Take warnings as errors.")
@_format
@_kind
def check(project: Path, drafts: bool, strict: bool, form: str) -> None:
    """Look for mistakes without making anything."""
    sources, kit = prepare(project)
    with pool(kit) as workers:
        reading = read_site(sources, kit, workers, drafts=drafts, memory=Memory(), progress=Silent())
    diagnostics = checked(reading, Options(strict=strict))
    show(diagnostics, reading.texts, as_json=form == "json")
    if form == "text":
        click.echo(f"{summary(diagnostics) or 'No mistakes'}.", err=True)


@group.command()
@_project
@click.option("--port", default=8000, show_default=True, help="The port on 127.0.0.1.")
@click.option("--drafts/--no-drafts", default=True, help="Show drafts (default).")
@_kind
def serve(project: Path, port: int, drafts: bool) -> None:
    """Show the site here, and again whenever a file is saved."""
    from builder.serve import serve as run  # the web server and the watcher are needed here only

    def tell(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> None:
        show(diagnostics, texts)

    run(project, port=port, drafts=drafts, tell=tell, say=lambda text: click.echo(text, err=True))


@group.command()
@_project
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@_format
@_kind
def outline(project: Path, file: Path, form: str) -> None:
    """Show how a guide was understood: FILE is its Markdown file or its folder."""
    from builder.pipeline.outlined import outlined

    with _language(project) as language:
        guide, diagnostics, texts = outlined(file, project, language)
    if form == "json":
        show(diagnostics, texts, as_json=True)
    else:
        show(diagnostics, texts)
        for line in outline_lines(guide) if guide else ():
            click.echo(line)
    if has_errors(diagnostics):
        sys.exit(1)


@contextmanager
def _language(project: Path) -> Iterator[Language]:
    """The project's language; English where there is no project."""
    try:
        yield load(project).language
    except Abort:
        yield builtin.language("en")


@group.command()
@click.argument("code")
@_kind
def explain(code: str) -> None:
    """Say more about a message, by its CODE, such as GP103."""
    folder = files("builder") / "help"
    known = sorted(p.name.removesuffix(".md") for p in folder.iterdir() if p.name.endswith(".md"))
    wanted = code.upper() if code.upper().startswith("GP") else f"GP{code}"
    if wanted not in known:
        raise Abort(
            error("GP007", f"there is no message `{code}`", Span("guidepress explain"), did_you_mean(wanted, known))
        )
    click.echo((folder / f"{wanted}.md").read_text(encoding="utf-8").strip())


@group.command("list")
@_project
@click.argument(
    "what", type=click.Choice(["guides", "components", "editions", "papers", "themes", "messages"]), default="guides"
)
@_kind
def list_command(project: Path, what: str) -> None:
    """Name the guides of a project, or what guidepress has to offer."""
    for name, text in _LISTS[what](project):
        click.echo(f"{name:24} {text}".rstrip())


def _list_guides(project: Path) -> Iterator[tuple[str, str]]:
    sources, kit = prepare(project)
    with pool(kit) as workers:
        reading = read_site(sources, kit, workers, drafts=True, memory=Memory(), progress=Silent())
    for card in reading.index.cards:
        yield card.slug, f"{card.meta.title}{'  (draft)' if card.meta.draft else ''}"


def _list_themes(project: Path) -> Iterator[tuple[str, str]]:
    for home, note in ((project / "themes", "of this project"), (builtin.shipped_themes(), "comes with guidepress")):
        for folder in sorted(home.iterdir()) if home.is_dir() else ():
            if (folder / "theme.toml").is_file():
                yield folder.name, note


def _list_messages(project: Path) -> Iterator[tuple[str, str]]:
    folder = files("builder") / "help"
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".md"):
            yield (
                path.name.removesuffix(".md"),
                path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").partition(": ")[2],
            )


_LISTS: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "guides": _list_guides,
    "components": lambda project: ((name, kind.help) for name, kind in sorted(load_components().items())),
    "editions": lambda project: ((name, f"{e.title}: {e.text}") for name, e in builtin.editions().items()),
    "papers": lambda project: (
        (name, f"{p.title}, {p.width:g} x {p.height:g} mm") for name, p in builtin.papers().items()
    ),
    "themes": _list_themes,
    "messages": _list_messages,
}


@group.command()
@_project
@_output
@_kind
def clean(project: Path, output: Path | None) -> None:
    """Remove what guidepress wrote, and nothing else."""
    removed = clean_output(
        output or project / "output", project=project, sources=[project / "content", project / "themes"]
    )
    for path in removed.kept:
        click.echo(f"Left alone, because guidepress did not make it: {path}", err=True)
    click.echo(
        f"Removed {len(removed.removed)} files." if removed.removed else "There was nothing to remove.", err=True
    )


@group.group()
def new() -> None:
    """Start something new."""


@new.command()
@_project
@click.argument("name")
@_kind
def guide(project: Path, name: str) -> None:
    """Start a guide: NAME is its title or its short name. It begins as a draft."""
    slug = slugify(name)
    problem = slug_problem(slug)
    if problem:
        raise Abort(
            error(
                "GP207",
                f"the name `{name}` {problem}",
                Span("guidepress new guide"),
                "use a few words, such as `my-first-guide`",
            )
        )
    path = project / "content" / "guides" / f"{slug}.md"
    if path.exists() or path.with_suffix("").exists():
        raise Abort(
            error("GP008", "this guide is already there", Span(f"content/guides/{slug}.md"), "choose another name")
        )
    title = name if " " in name else slug.replace("-", " ").capitalize()
    path.parent.mkdir(parents=True, exist_ok=True)
    site = project / "content" / "site.toml"
    if not site.exists():
        site.write_text(SITE.format(title="My guides"), encoding="utf-8")
        click.echo(f"Made {site}")
    path.write_text(GUIDE.format(title='"' + title.replace('"', "'") + '"'), encoding="utf-8")
    click.echo(f"Made {path}")
    click.echo("Write in it, then: guidepress serve", err=True)
