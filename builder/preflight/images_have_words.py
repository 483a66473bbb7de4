"""Every image and drawing has words that are read in its place."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    silent = [tag for tag in pdf.tags if tag.kind == "Figure" and not tag.text.strip()]
    pages = tuple(sorted({pdf.numbers.get(content.page, 1) for tag in silent for content in tag.contents}))
    if silent:
        hint = "write what it shows between the square brackets: `![A desk by a window](desk.jpg)`"
        yield Finding("GP291", "an image has no words for those who cannot see it", pages, hint)
