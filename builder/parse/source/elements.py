"""Elements of HTML that are closed, with all lines in them: no reader takes one apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

_ELEMENT = re.compile(
    r" {0,3}<(address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p|section"
    r"|table|ul)\b(?![^>]*\bmarkdown=)",
    re.I,
)


class Elements:
    """The elements in some lines. Each line is searched at most once for each kind of tag, so that many elements that
    are never closed take no longer than others.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._open: dict[str, tuple[list[int], list[int]]] = {}

    def end(self, start: int) -> int:
        """The index after the line that closes the element that a line opens; the line's own where there is none."""
        match = _ELEMENT.match(self._texts[start]) if "<" in self._texts[start] else None
        if match is None:
            return start
        depths, lowest = self._depths(match[1].lower())
        before = depths[start - 1] if start else 0
        if lowest[start] > before:
            return start + 1
        return next(number for number in range(start, len(depths)) if depths[number] <= before) + 1

    def _depths(self, tag: str) -> tuple[list[int], list[int]]:
        """How many elements of a kind are open after each line, and the fewest of them from that line on."""
        if tag not in self._open:
            pattern = re.compile(rf"<(/?){tag}\b", re.I)
            depths = list(accumulate(depth_change(text, pattern) for text in self._texts))
            lowest = list(accumulate(reversed(depths), min))
            self._open[tag] = depths, lowest[::-1]
        return self._open[tag]


def depth_change(text: str, tag: re.Pattern[str]) -> int:
    """How many more tags of a kind a line opens than it closes."""
    return sum(-1 if closing else 1 for closing in tag.findall(text)) if "<" in text else 0
