"""Where in the templates an error arose: their lines in a traceback."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

from builder.diagnostics import Span


def places(trace: TracebackType | None, files: frozenset[str]) -> list[Span]:
    """The lines of templates in a traceback, the innermost last."""
    found = []
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in files:
            found.append(Span(name, trace.tb_lineno))
        trace = trace.tb_next
    return found


def cycle(lines: Sequence[Span]) -> list[Span]:
    """The lines that come again and again at the end of a trace, in their order; empty where none does so."""
    for length in range(1, len(lines) // 3 + 1):
        turn = list(lines[-length:])
        if list(lines[-3 * length :]) == turn * 3:
            return turn
    return []
