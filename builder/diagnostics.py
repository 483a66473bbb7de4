"""What guidepress reports to an author: an error is a value with a place, never an exception.

Every stage collects `Diagnostic`s and continues, so that one run shows all there is to fix.
`Abort` is the one exception, for a stage that cannot continue; it carries diagnostics too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True)
class Span:
    """A place in a file of the project.

    `file` is relative to the project, with forward slashes. `line` and `column` count from 1, columns in
    characters; 0 means the file, or the line, as a whole. `length` is what the caret underlines, in characters.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        places = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *places])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to report to the author: a stable code, one sentence, where it is, and what to do about it."""

    code: str
    message: str
    span: Span
    hint: str = ""
    severity: Severity = "error"

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        return (self.span, self.code, self.message)


def error(code: str, message: str, span: Span, hint: str = "") -> Diagnostic:
    """An error that would make the output wrong: nothing is written."""
    return Diagnostic(code, message, span, hint, "error")


def warning(code: str, message: str, span: Span, hint: str = "") -> Diagnostic:
    """Something merely poor: the output is written, and `--strict` makes it an error."""
    return Diagnostic(code, message, span, hint, "warning")


def note(code: str, message: str, span: Span, hint: str = "") -> Diagnostic:
    """A note on how the site is set up: never an error, whatever `--strict` says."""
    return Diagnostic(code, message, span, hint, "note")


class Abort(Exception):
    """A stage cannot continue. Carries the diagnostics that say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "; ".join(d.message for d in self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity == "error" for d in diagnostics)


def strict(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same diagnostics with every warning made an error."""
    return tuple(replace(d, severity="error") if d.severity == "warning" else d for d in diagnostics)


def nearest(name: str, known: Iterable[str], *, within: int = 2) -> str | None:
    """The known name closest to `name`, at most `within` edits away; None where there is none.

    Letter case and hyphens against underscores do not count as edits. Names of up to three letters allow one edit
    only, so that short words do not match at random.
    """
    wanted = _plain(name)
    limit = min(within, 1 if len(wanted) <= 3 else len(wanted) // 3 + 1)
    scored = sorted((_edits(wanted, _plain(k)), k) for k in known)
    if scored and scored[0][0] <= limit:
        return scored[0][1]
    return None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known name, or all of them where none is near."""
    names = sorted(known)
    best = nearest(name, names)
    if best is not None:
        return f"did you mean `{best}`?"
    return "known here: " + ", ".join(f"`{n}`" for n in names) if names else ""


def excerpt(span: Span, texts: Mapping[str, str]) -> tuple[str, str]:
    """The source line of a span and a caret line under it; two empty strings where there is no such line.

    The caret is in the right place in a terminal with a fixed pitch: tabs are kept, wide East Asian characters take
    two cells, combining marks none. Lines past 100 characters are cut round the place.
    """
    lines = texts[span.file].split("\n") if span.file in texts else []
    if not 1 <= span.line <= len(lines):
        return "", ""
    line = lines[span.line - 1]
    start = max(span.column - 1, 0)
    cut = max(0, start - 60) if len(line) > 100 else 0
    shown = line[cut : cut + 100]
    if not span.column:
        return shown, ""
    pad = "".join("\t" if c == "\t" else " " * _cells(c) for c in shown[: start - cut])
    marked = shown[start - cut : start - cut + max(1, span.length)] or " "
    return shown, pad + "^" * max(1, sum(_cells(c) for c in marked))


def _plain(name: str) -> str:
    return name.lower().replace("-", "_")


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _edits(a: str, b: str) -> int:
    """Edit distance with a swap of neighbours as one edit (optimal string alignment)."""
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (ca != cb))
            if i > 1 and j > 1 and ca == b[j - 2] and a[i - 2] == cb:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]
