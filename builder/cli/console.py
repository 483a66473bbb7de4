"""What is printed on the terminal: messages and progress. Messages go to stderr, data to stdout."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Mapping

import click

from builder.diagnostics import Diagnostic, excerpt
from builder.text.counting import counted

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_MOST_SHOWN = 60
"""The most warnings and notes that are shown. All errors are shown: each has to be fixed."""


def show(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], *, as_json: bool = False) -> None:
    """Print each diagnostic with its place, its source line, a caret and a hint; or all as one JSON list on stdout."""
    if as_json:
        click.echo(as_json_text([record(d) for d in diagnostics]))
        return
    others = 0
    for diagnostic in diagnostics:
        others += diagnostic.severity != "error"
        if diagnostic.severity == "error" or others <= _MOST_SHOWN:
            click.echo(message(diagnostic, texts), err=True)
    if others > _MOST_SHOWN:
        click.echo(f"... and {others - _MOST_SHOWN} more warnings and notes.", err=True)


def message(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    """A diagnostic for people. Nothing is said by colour alone."""
    colour = _COLOURS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    lines = [f"{_clean(str(diagnostic.span))}: {head}: {_clean(diagnostic.message)}"]
    line, caret = excerpt(diagnostic.span, texts)
    if line.strip():
        number = str(diagnostic.span.line)
        lines.append(f"  {number} | {_clean(line)}")
        if caret:
            lines.append(f"  {' ' * len(number)} | {click.style(caret, fg=colour, bold=True)}")
    if diagnostic.hint:
        lines.append(f"  hint: {_clean(diagnostic.hint)}")
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """ "2 errors, 1 warning"; empty where there is nothing to count."""
    found = list(diagnostics)
    counts = [(kind, sum(d.severity == kind for d in found)) for kind in ("error", "warning", "note")]
    return ", ".join(counted(n, kind) for kind, n in counts if n)


class TerminalProgress:
    """Progress as one changing line on a terminal; elsewhere as one line for each stage that has work to do."""

    def __init__(self) -> None:
        self._totals: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._live = sys.stderr.isatty()
        self._shown = 0.0

    def stage(self, name: str, total: int) -> None:
        self._totals[name], self._done[name] = total, 0
        if total and not self._live:
            click.echo(f"{name}: {total}", err=True)

    def advance(self, name: str) -> None:
        self._done[name] += 1
        total, done = self._totals[name], self._done[name]
        if self._live and (done == total or time.monotonic() - self._shown > 0.1):
            self._shown = time.monotonic()
            click.echo(
                f"\r\x1b[K{name}: {done} of {total}" + ("\r\x1b[K" if done == total else ""),
                err=True,
                nl=False,
            )


def as_json_text(found: object) -> str:
    """JSON for other programs, in ASCII alone, so that it survives any encoding of the terminal."""
    return json.dumps(found, indent=1)


def record(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic for other programs."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "length": span.length,
    }


def _clean(text: str) -> str:
    """An author's text without control characters, which could move the cursor or colour the terminal."""
    return "".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in text)
