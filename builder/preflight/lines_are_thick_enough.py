"""No line is thinner than a printer prints."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened

_PLAY = 0.02
"""pt: what rounding in the file may take."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    least, severity = wanted.least("line")
    thin = {page.number: min(line.weight for line in page.lines) for page in pdf.pages if page.lines}
    thin = {number: weight for number, weight in thin.items() if weight < least - _PLAY}
    if thin:
        message = f"a line is {min(thin.values()):.2f} pt thick, and {least:g} pt are wanted"
        hint = "set `tokens.line` and the other weights of this edition to that or more"
        yield Finding("GP285", message, tuple(thin), hint, severity)
