"""Tabs at the start of a line, as spaces: CommonMark has tab stops of four (0.31, section 2.2)."""

from __future__ import annotations

import re

from builder.parse.source.items import BULLET

_START = re.compile(rf"(?:[ \t>]|{BULLET}(?=[ \t]))*")


def spaced(text: str) -> str:
    """A line with spaces for the tabs before its text, and between the marks of lists and quotations there."""
    if "\t" not in text:
        return text
    match = _START.match(text)
    end = match.end() if match else 0
    return text[:end].expandtabs(4) + text[end:]
