"""Quotations, as lines of source."""

from __future__ import annotations

from collections.abc import Sequence

from builder.parse.source.containers import Containers
from builder.parse.source.items import QUOTED, goes_on, lazy


def quoted_lines(lines: Sequence[str]) -> list[str]:
    """What the quotation holds that the first line begins: its lines without `>`, and those that go on with its last
    paragraph without one.
    """
    inside = Containers()
    found: list[str] = []
    for line in lines:
        match = QUOTED.match(line)
        if not match and not (inside.paragraph and goes_on(line)):
            break
        found.append(line[match.end() :] if match else lazy(line))
        inside.take(found[-1])
    return found
