"""HTML inside a line, as CommonMark reads it (0.31, section 6.6): tags, comments and the rest."""

from __future__ import annotations

import re

from builder.parse.source.html_blocks import CLOSING_TAG, OPEN_TAG

_TAG = re.compile(rf"{OPEN_TAG}|{CLOSING_TAG}|<!-->|<!--->", re.A)
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_DECLARATION = re.compile(r"<![a-zA-Z]")


def end_of_tag(text: str, start: int, missing: set[str]) -> int | None:
    """The index after the HTML that begins at an index; None where none does.

    `missing` are the ends that the rest of the text does not have. They are added, so that no text is searched twice.
    """
    if match := _TAG.match(text, start):
        return match.end()
    for opening, closing in _ENDS:
        if text.startswith(opening, start):
            return _after(text, start + len(opening), closing, missing)
    return _after(text, start, ">", missing) if _DECLARATION.match(text, start) else None


def _after(text: str, start: int, closing: str, missing: set[str]) -> int | None:
    if closing in missing:
        return None
    end = text.find(closing, start)
    if end < 0:
        missing.add(closing)
        return None
    return end + len(closing)
