"""The commands that make copies for clients: from a list, or the handout of one session for one person."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from builder.cli.console import TerminalProgress, show
from builder.cli.parameters import ExistingPath
from builder.cli.shell import group, handle_errors, with_brand, with_format, with_output, with_project
from builder.copies.order import Order
from builder.diagnostics import Abort, Span, error
from builder.model.clients import Client, ClientList, ListChoices
from builder.pipeline import ContentErrors, Silent
from builder.text.counting import counted


class _Day(click.ParamType[date]):
    """A date as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a date: write it as 2027-01-31", param, ctx)


@group.command("copies", short_help="Make a copy of a guide for each client of a list.")
@click.argument("clients", type=ExistingPath(is_file=True), required=False)
@with_project
@with_output
@with_brand
@click.option("--guide", metavar="SLUG", required=True, help="The guide that is handed out.")
@click.option("--edition", metavar="NAME", default="", help="Its edition (default: workbook).")
@click.option("--paper", metavar="NAME", default="", help="The paper (default: the first of the site).")
@click.option("--phase", type=click.IntRange(1), default=None, help="Only the handout of this phase.")
@click.option("--session", type=_Day(), default=None, metavar="DATE", help="The date of the session, as 2027-01-31.")
@click.option("--coach", default="", help="The coach's name, where the list names none.")
@click.option("--name", "names", multiple=True, help="A client without a list; may be given several times.")
@click.option("--only", multiple=True, metavar="NAME", help="Only this client: a name, or the number of a row.")
@click.option("--columns", multiple=True, metavar="OURS=THEIRS", help='What a heading means: name="Full name".')
@click.option("--day-first/--month-first", "day_first", default=None, help="How 3/4/2027 is meant in the list.")
@click.option("--sheet", default="", help="The sheet of a spreadsheet that has several.")
@click.option("--merge", is_flag=True, help="Put all copies into one file as well, to print them at once.")
@click.option("--keep-going", is_flag=True, help="Make the other copies where one cannot be made.")
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Processes (default: one for each core).")
@with_format
@handle_errors
def copies(
    project: Path,
    output: Path | None,
    brand: Path | None,
    clients: Path | None,
    guide: str,
    edition: str,
    paper: str,
    phase: int | None,
    session: date | None,
    coach: str,
    names: tuple[str, ...],
    only: tuple[str, ...],
    columns: tuple[str, ...],
    day_first: bool | None,
    sheet: str,
    merge: bool,
    keep_going: bool,
    workers: int | None,
    form: str,
) -> None:
    """Make a copy of a guide for each client of a list (CSV, XLSX or JSON), in output/copies.

    Each copy has the client's name on the cover and at the foot of each page.
    """
    order = Order(guide, edition, paper, phase or 0, brand, session, coach)
    choices = ListChoices(_columns(columns), day_first, sheet, most_rows=0)
    found = _listed(project, clients, names, only, choices, keep_going=keep_going)
    _make(project, output, order, found, keep_going=keep_going, merge=merge, workers=workers, form=form)


@group.command("session", short_help="Make the handout of one session for one client.")
@with_project
@with_output
@with_brand
@click.option("--guide", metavar="SLUG", required=True, help="The guide that is handed out.")
@click.option("--phase", type=click.IntRange(1), required=True, help="The phase of this session.")
@click.option("--client", required=True, help="The client's name.")
@click.option("--paper", metavar="NAME", default="", help="The paper (default: the first of the site).")
@click.option("--session", type=_Day(), default=None, metavar="DATE", help="The date of the session, as 2027-01-31.")
@click.option("--coach", default="", help="The coach's name.")
@with_format
@handle_errors
def session(
    project: Path,
    output: Path | None,
    brand: Path | None,
    guide: str,
    phase: int,
    client: str,
    paper: str,
    session: date | None,
    coach: str,
    form: str,
) -> None:
    """Make the handout of one phase, made out to one client."""
    order = Order(guide, "", paper, phase, brand, session, coach)
    found = _listed(project, None, (client,), (), ListChoices(), keep_going=False)
    _make(project, output, order, found, keep_going=False, merge=False, workers=1, form=form)


def _make(
    project: Path,
    output: Path | None,
    order: Order,
    clients: ClientList,
    *,
    keep_going: bool,
    merge: bool,
    workers: int | None,
    form: str,
) -> None:
    from builder.copies.batch import KEPT, Making
    from builder.copies.run import make_copies

    target = output or project / "output"
    progress = TerminalProgress() if form == "text" else Silent()
    making = Making(keep_going=keep_going, merge=merge)
    batch = make_copies(project, target, order, clients, progress, making, workers)
    show([*clients.diagnostics, *batch.diagnostics], {}, as_json=form == "json")
    if form == "text":
        kept = sum(row.state == KEPT for row in batch.made)
        layouts = f"{counted(batch.layouts, 'layout')}"
        said = f"{len(batch.made):,} {'copy' if len(batch.made) == 1 else 'copies'} ({kept:,} unchanged; {layouts})"
        without = len(batch.rows) - len(batch.made)
        if clients.said:
            click.echo(f"Read as {clients.said}.", err=True)
        left = f", {counted(without, 'client')} without one" if without else ""
        click.echo(f"Done: {said}{left}.", err=True)
        click.echo(f"Copies    {target / 'copies' / batch.name / 'index.html'}")
    if len(batch.made) < len(batch.rows):
        sys.exit(1)


def _listed(
    project: Path,
    file: Path | None,
    names: tuple[str, ...],
    only: tuple[str, ...],
    choices: ListChoices,
    *,
    keep_going: bool,
) -> ClientList:
    """The clients of a file or of `--name`. Abort where a row is wrong, unless told to go on."""
    from builder.clients import clients_named, read_clients
    from builder.copies.known import known_choices

    if (file is None) == (not names):
        raise click.UsageError("name the file with the clients, or give --name for one of them")
    if file:
        found = read_clients(file.read_bytes(), str(file), choices, known_choices(project))
    else:
        found = clients_named(names)
    if not found.clients or found.question or (found.wrong and not keep_going):
        # A row is no line of the file, so none is shown.
        raise ContentErrors(*found.diagnostics, texts={found.file: ""})
    return _chosen(found, only)


def _chosen(found: ClientList, only: tuple[str, ...]) -> ClientList:
    from dataclasses import replace

    if not only:
        return found
    chosen: list[Client] = []
    for wanted in only:
        matching = [c for c in found.clients if wanted.casefold() == c.name.casefold() or wanted == str(c.row)]
        if not matching:
            from builder.diagnostics import did_you_mean

            hint = did_you_mean(wanted, [client.name for client in found.clients])
            raise Abort(error("GP763", f"there is no client `{wanted}` in the list", Span(found.file), hint))
        chosen += matching
    rows = {client.row for client in chosen}
    return replace(found, clients=tuple(c for c in found.clients if c.row in rows), wrong=())


def _columns(written: tuple[str, ...]) -> dict[str, str]:
    """Headings by our names, from `name="Full name"`."""
    pairs = [each.partition("=") for each in written]
    for ours, equals, theirs in pairs:
        if not (ours.strip() and equals and theirs.strip()):
            raise click.BadParameter(f'write it as name="Full name", not {ours!r}', param_hint="--columns")
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
