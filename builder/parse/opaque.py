"""Lines that nothing is looked for in: code, and blocks of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.parse.scanner import RAW_START, closes_fence, opened_fence, opened_raw

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
    fence = raw = ""
    element = 0
    for number, text in enumerate(texts):
        if fence:
            yield True
            fence = "" if closes_fence(text, fence) else fence
        elif raw:
            yield True
            raw = "" if raw in text.lower() else raw
        elif element:
            yield True
            element -= 1
        else:
            fence, raw, element = opened_fence(text), opened_raw(text), _lines_of_element(texts, number)
            yield bool(fence or raw or RAW_START.match(text) or element or _ELEMENT.match(text))


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
