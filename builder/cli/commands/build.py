"""The commands that build, check and serve a project, and remove what was built."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from builder.cli.console import TerminalProgress, show, summary
from builder.cli.parameters import Choice
from builder.cli.shell import group, handle_errors, with_brand, with_format, with_output, with_project
from builder.diagnostics import Diagnostic, has_errors
from builder.formats import formats
from builder.pipeline import BuildResult, CheckResult, Options, Silent, build, check_project
from builder.text.counting import counted, listed
from builder.write import clean as clean_output


@group.command("build")
@with_project
@with_output
@with_brand
@click.option(
    "--only",
    type=Choice([format.tree for format in reversed(formats())]),
    default=None,
    help="Build only the website, or only the PDFs.",
)
@click.option(
    "--guide", "guides", metavar="SLUG", multiple=True, help="Rebuild this guide and leave the others unchanged."
)
@click.option(
    "--edition", "editions", metavar="NAME", multiple=True, help="Make the PDFs of this edition and leave the others."
)
@click.option(
    "--paper", "papers", metavar="NAME", multiple=True, help="Make the PDFs on this paper and leave the others."
)
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(
    "--keep-going", is_flag=True, help="Build the rest where a PDF cannot be made, and keep its earlier file."
)
@with_format
@handle_errors
def build_command(
    project: Path,
    output: Path | None,
    brand: Path | None,
    only: str | None,
    guides: tuple[str, ...],
    editions: tuple[str, ...],
    papers: tuple[str, ...],
    drafts: bool,
    strict: bool,
    keep_going: bool,
    form: str,
) -> None:
    """Build the website and the workbooks. --guide, --edition and --paper may be given several times."""
    target = output or project / "output"
    options = Options(only or "", guides, editions, papers, drafts, strict, keep_going, brand=brand)
    result = build(project, target, options, TerminalProgress() if form == "text" else Silent())
    show(result.diagnostics, result.texts, as_json=form == "json")
    if form == "text":
        _report(result, target)
    if has_errors(result.diagnostics):
        sys.exit(1)


def _report(result: BuildResult, target: Path) -> None:
    """Print the number of warnings, what was rendered, and where everything is."""
    if problems := summary(result.diagnostics):
        click.echo(f"\n{problems}.", err=True)
    files = f"{counted(result.rendered, 'file')} rendered, {result.kept:,} unchanged"
    click.echo(f"Done: {result.contents} ({files}).", err=True)
    if result.site:
        click.echo(f"Website   {target / 'site' / 'index.html'}")
    for title, path in result.files:
        click.echo(f"{title:<9} {target / path}")


@group.command()
@with_project
@with_brand
@click.option("--drafts", is_flag=True, help="Check drafts too.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--print", "printed", is_flag=True, help="Lay out and inspect every PDF too.")
@with_format
@handle_errors
def check(project: Path, brand: Path | None, drafts: bool, strict: bool, printed: bool, form: str) -> None:
    """Check the project without building it."""
    progress = TerminalProgress() if form == "text" else Silent()
    result = check_project(project, Options(drafts=drafts, strict=strict, printed=printed, brand=brand), progress)
    show(result.diagnostics, result.texts, as_json=form == "json")
    if form == "text":
        _report_check(result, printed=printed)


def _report_check(result: CheckResult, *, printed: bool) -> None:
    """Print what was checked, with what result, and what was not looked at."""
    contents = result.contents
    notes = summary(d for d in result.diagnostics if d.severity == "note")
    problems = summary(d for d in result.diagnostics if d.severity != "note") or "no problems"
    checked = contents if printed else replace(contents, workbooks=0)
    click.echo(f"{checked} checked: {', '.join(filter(None, [problems, notes]))}.", err=True)
    drafts = f"{counted(contents.drafts, 'draft')} (check --drafts)" if contents.drafts else ""
    left = 0 if printed else contents.workbooks
    workbooks = f"the layout of {counted(left, 'workbook')} (check --print)" if left else ""
    if drafts or workbooks:
        click.echo(f"Not checked: {listed(list(filter(None, [drafts, workbooks])))}.", err=True)


@group.command(short_help="Serve the site and reload it when a file changes.")
@with_project
@with_brand
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on 127.0.0.1; 0 takes any free one.",
)
@click.option("--drafts/--no-drafts", default=True, help="Show drafts (default).")
@handle_errors
def serve(project: Path, brand: Path | None, port: int, drafts: bool) -> None:
    """Serve the site on this computer and reload it when a file changes."""
    from builder.serve import serve as run  # the web server and the watcher are needed here only

    def report(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> None:
        show(diagnostics, texts)

    def show_line(text: str) -> None:
        click.echo(text, err=True)

    run(project, port=port, drafts=drafts, brand=brand, report=report, show_line=show_line)


@group.command()
@with_project
@with_output
@click.option("--copies", is_flag=True, help="Remove the copies for clients too.")
@handle_errors
def clean(project: Path, output: Path | None, copies: bool) -> None:
    """Remove what guidepress wrote, and nothing else. Copies for clients stay, unless --copies is given."""
    sources = [project / "content", project / "themes"]
    cleaned = clean_output(output or project / "output", project=project, sources=sources, copies=copies)
    for path in cleaned.kept:
        click.echo(f"Kept, because guidepress did not write it: {path}", err=True)
    files = sum(not path.startswith(".") for path in cleaned.removed)
    removed = f"Removed {counted(files, 'file')}." if cleaned.removed else "There was nothing to remove."
    click.echo(removed, err=True)
