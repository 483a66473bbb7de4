"""The command for people who use no terminal."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.shell import group, handle_errors, with_output, with_project


@group.command(short_help="Open a page that makes copies for clients.")
@with_project
@with_output
@click.option("--shortcut", is_flag=True, help="Put an icon on the desktop that opens the desk of this project.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@handle_errors
def desk(project: Path, output: Path | None, shortcut: bool, no_browser: bool) -> None:
    """Open a page in the browser that makes copies for clients, with no more to type than their names.

    Nothing leaves this computer. A second start finds the desk that is open.
    """
    from builder.desk.run import run_desk  # the web server is needed here only
    from builder.desk.shortcut import make_shortcut

    if shortcut:
        click.echo(f"Made {make_shortcut(project)}", err=True)
        return

    def show_line(text: str) -> None:
        click.echo(text, err=True)

    run_desk(project, output or project / "output", open_browser=not no_browser, show_line=show_line)
