"""Lines that nothing is looked for in: code, and blocks of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.parse.source.containers import CODES, Containers
from builder.parse.source.fences import RAW_START

_ELEMENT = re.compile(
    r" {0,3}<(address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p|section"
    r"|table|ul)\b(?![^>]*\bmarkdown=)",
    re.I,
)


def in_code(texts: Sequence[str]) -> Iterator[bool]:
    """For each line whether nothing is looked for in it: it is code, or of a block of HTML, with its fence or tags."""
    if not any("`" in text or "~" in text or "<" in text for text in texts):
        yield from (False for _ in texts)
        return
    containers, element = Containers(), 0
    for number, text in enumerate(texts):
        if element:
            element -= 1
            yield True
            continue
        code = containers.take(text) in CODES
        element = 0 if code else _lines_of_element(texts, number)
        yield bool(code or element or RAW_START.match(text) or _ELEMENT.match(text))


def _lines_of_element(texts: Sequence[str], start: int) -> int:
    """How many lines follow until the HTML element that a line opens is closed; 0 where it never is."""
    match = _ELEMENT.match(texts[start])
    if match is None:
        return 0
    tags = re.compile(rf"<(/?){match[1]}\b", re.I)
    depth = 0
    for number in range(start, len(texts)):
        depth += sum(-1 if closing else 1 for closing in tags.findall(texts[number]))
        if depth <= 0:
            return number - start
    return 0
