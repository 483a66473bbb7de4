"""The words of a Markdown text, found without the parser under test: good enough for the guides beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.support.printed import squeezed

_CUT = "\n"
"""Where the workbook puts something between two words of the author: a letter of a footnote, a page, a meaning."""

_MARKS = (
    (re.compile(r"!\[[^\]]*\]\([^)\"]*(?:\"([^\"]*)\")?\)"), r"\1"),  # of a picture its caption
    (re.compile(r"\[\^[^\]]*\]"), _CUT),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), rf"\1{_CUT}"),
    (re.compile(r"[*`]|_{3,}"), ""),
)
_HEADING = re.compile(r"^#+\s+(?:((?:Step|Phase) \w+):\s*)?(.*?)(?:\s*\{[^}]*\})?$", re.M)


def pieces(source: str) -> list[str]:
    """What the author wrote, in the order in which it is to be published: footnotes come last."""
    body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.S)
    notes = re.findall(r"^\[\^[^\]]*\]:\s*(.*)$", body, re.M)
    short = re.findall(r"^\*\[(\w+)\]:", body, re.M)
    body = re.sub(r"^(?:\[\^|\*\[)[^\]]*\]:.*$|^:::.*$|^```.*$|^\|[-:| ]+\|$", "", body, flags=re.M)
    found = [piece for line in body.split("\n") for piece in _of_line(line, short)]
    return [piece.strip() for piece in [*found, *notes] if squeezed(piece)]


def headings(source: str) -> list[str]:
    return [match[2] for match in _HEADING.finditer(source)]


def _of_line(line: str, abbreviations: list[str]) -> Iterator[str]:
    for mark, plain in _MARKS:
        line = mark.sub(plain, line)
    for short in abbreviations:
        line = line.replace(short, short + _CUT)
    heading = _HEADING.match(line)
    if heading:
        yield from (part for part in heading.groups() if part)
    elif line.startswith("|"):
        yield from line.strip("|").split("|")
    else:
        text = re.sub(r"^\s*(?:[-:>]|\d+\.)\s+(?:\[[ x]\]\s+)?", "", line)
        label = re.match(r"([A-Z][\w ,]{2,39}):\s+(.*)", text, re.S)
        for part in label.groups() if label else (text,):
            yield from part.split(_CUT)
