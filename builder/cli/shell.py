"""What all commands share: their group, their common options, and their exit codes."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import click

from builder import __version__
from builder.cli.console import show, summary
from builder.cli.parameters import Choice, ExistingPath
from builder.cli.streams import BROKEN_PIPE, Unwritten
from builder.diagnostics import Abort
from builder.pipeline import ContentErrors
from builder.write.failure import refused

Command = TypeVar("Command", bound=Callable[..., object])

_HOMES = ("build", "copies", "desk", "inspect", "new")
"""The modules of the commands."""


class Commands(click.Group):
    """A group that imports the commands one module at a time, so that no command waits for what another one needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        for home in _HOMES:
            _load(home)
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for home in _HOMES:
            if cmd_name not in self.commands:
                _load(home)
        return super().get_command(ctx, cmd_name)


def _load(home: str) -> None:
    """Import a module of commands. Ctrl-C is caught here, since click would exit with its own code."""
    try:
        import_module(f"builder.cli.commands.{home}")
    except KeyboardInterrupt:
        sys.exit(130)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="guidepress")
def group() -> None:
    """Write a guide once, in plain Markdown. Get a website, and a workbook to print and fill in."""


def main() -> None:
    """The entry point. An internal error is reported as one, with its traceback, and ends with 70."""
    try:
        group(standalone_mode=True)
    except Unwritten as lost:
        sys.exit(_lost(lost))
    except Exception as fault:  # noqa: BLE001  # the outermost edge: anything else is a bug in guidepress
        click.echo(f"Internal error in guidepress: {type(fault).__name__}: {fault}", err=True)
        click.echo("Your files were not changed. Please report this, with the lines below:", err=True)
        click.echo(traceback.format_exc(), err=True)
        sys.exit(70)
    finally:
        gc.freeze()  # at exit Python would search all objects for cycles, which makes a short command a tenth slower


def _lost(lost: Unwritten) -> int:
    """The exit code where stdout cannot be written. A reader that stops early, as `head` does, needs no message."""
    if lost.reader_left:
        return BROKEN_PIPE
    click.echo(f"The output cannot be written: {lost.reason}.", err=True)
    return 1


def with_project(command: Command) -> Command:
    folder = ExistingPath(is_folder=True)
    help_text = "The folder that holds content/ (default: the current folder)."
    return click.option("--project", "project", type=folder, default=Path(), help=help_text)(command)


def with_output(command: Command) -> Command:
    help_text = "Where to write (default: output/ in the project)."
    return click.option("--output", "output", type=click.Path(path_type=Path), default=None, help=help_text)(command)


def with_brand(command: Command) -> Command:
    help_text = "A file in the project that says who publishes, instead of content/site.toml."
    return click.option("--brand", "brand", type=ExistingPath(), metavar="FILE", default=None, help=help_text)(command)


def with_format(command: Command) -> Command:
    kinds = Choice(["text", "json"])
    return click.option(
        "--format", "form", type=kinds, default="text", help="How messages are printed; json is for other programs."
    )(command)


def handle_errors(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an Abort turned into messages and exit code 1, and Ctrl-C into 130, as in shells."""

    @wraps(command)
    def wrapped(*args: object, **options: object) -> None:
        project = options.get("project")
        try:
            command(*args, **options)
        except Abort as abort:
            texts = _texts(abort, project if isinstance(project, Path) else Path())
            _refuse(abort, texts, as_json=options.get("form") == "json")
        except OSError as failure:
            diagnostic = refused(failure)
            if diagnostic is None:
                raise
            _refuse(Abort(diagnostic), {}, as_json=options.get("form") == "json")
        except KeyboardInterrupt:
            click.echo("\nStopped. The output is complete: the earlier one or the new one.", err=True)
            sys.exit(130)

    return wrapped


def _refuse(abort: Abort, texts: Mapping[str, str], *, as_json: bool) -> None:
    show(abort.diagnostics, texts, as_json=as_json)
    if not as_json:
        building = isinstance(abort, ContentErrors) and click.get_current_context().info_name == "build"
        untouched = " Nothing was written; the earlier output is unchanged." if building else ""
        click.echo(f"\n{summary(abort.diagnostics)}.{untouched}", err=True)
    sys.exit(1)


def _texts(abort: Abort, project: Path) -> dict[str, str]:
    """The files that diagnostics name. One that is not valid UTF-8 is read here as far as possible."""
    read = abort.texts if isinstance(abort, ContentErrors) else {}
    missing = {d.span.file for d in abort.diagnostics if d.span.line and d.span.file not in read}
    return {**read, **{name: text for name in missing if (text := _text(project, name)) is not None}}


def _text(project: Path, name: str) -> str | None:
    path = project / name
    if not path.is_file() or not path.resolve().is_relative_to(project.resolve()):
        return None
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:  # the message is shown without its line
        return None
