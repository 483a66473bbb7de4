"""Characters that an author does not see, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Span, error
from builder.model.sources import TextFile
from builder.parse.source.scanner import Line
from builder.text.characters import CONTROL, DELETE_IT, TURNED, code_point


def control_characters(file: TextFile) -> Iterator[Diagnostic]:
    """The first control character of each line of a file that holds one."""
    if not CONTROL.search(file.text):
        return
    for number, line in enumerate(file.text.split("\n"), 1):
        if found := CONTROL.search(line):
            span = Span(file.path, number, found.start() + 1)
            yield error("GP215", f"there is a control character here, {code_point(found[0])}", span, DELETE_IT)


def turned_around(words: str, line: Line) -> Iterator[Diagnostic]:
    """The diagnostics about a heading that turns text around, given its words as plain text."""
    if found := TURNED.search(words):
        start = line.text.find(found[0])
        span = line.span(start, 1) if start >= 0 else line.span()
        yield error(
            "GP216", f"a heading cannot contain {code_point(found[0])}, which turns text around", span, DELETE_IT
        )
