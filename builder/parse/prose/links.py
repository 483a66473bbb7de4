"""The parts of a link as CommonMark reads them: its address, its title and its label (0.31, sections 4.7 and 6.3)."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import NamedTuple

from builder.text.placeholders import without_reserved

ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z][a-zA-Z0-9]{1,31}));")
ESCAPED = r"\\[!-/:-@\[-`{-~]"
_WRITTEN = re.compile(rf"({ESCAPED})|{ENTITY.pattern}")
_ANGLED = re.compile(r"<((?:[^<>\n\\]|\\.)*+)>")
_BARE = re.compile(r"(?:[^\x00-\x20\x7f\\()]|\\[^\x00-\x20\x7f]|\\)++")
_TITLE = re.compile(r""""((?:[^"\\]|\\.|\\)*+)"|'((?:[^'\\]|\\.|\\)*+)'|\(((?:[^()\\]|\\.|\\)*+)\)""", re.S)
_GAP = re.compile(r"[ \t]*+(?:\n[ \t]*+)?+")
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.S)
_DEFINES = re.compile(r" {0,3}\[((?:[^\[\]\\]|\\.){1,999}+)\]:", re.S)
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_DEEPEST = 32
"""Brackets in one another in an address that has no angle brackets."""


class Target(NamedTuple):
    """What a link leads to, with escapes and entities read. `title` is empty where there is none."""

    address: str
    title: str


class Definition(NamedTuple):
    """A line like `[label]: address "title"`; `end` is the index after it."""

    label: str
    target: Target
    end: int


def character_of(entity: re.Match[str]) -> str | None:
    """The characters that a match of `ENTITY` means; None where it means none. Those that are ours are replaced."""
    hexadecimal, decimal, name = entity.groups()[-3:]
    if name:
        return html5.get(f"{name};")
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not number or number > 0x10FFFF or 0xD800 <= number < 0xE000:
        return "\ufffd"
    return without_reserved(unescape(f"&#{number};") or "\ufffd")  # 150 is a dash, as in browsers


def plain(text: str) -> str:
    """A text with its escapes and entities read."""
    if "\\" not in text and "&" not in text:
        return text
    return _WRITTEN.sub(lambda match: match[1][1] if match[1] else character_of(match) or match[0], text)


def normal_label(label: str) -> str:
    """A label as labels are compared: without regard to case and to white space."""
    return " ".join(label.split()).casefold()


def read_target(text: str, start: int) -> tuple[Target, int] | None:
    """The part of a link in round brackets that begins at an index, and the index after it."""
    position = _after_gap(text, start + 1)
    address, position = read_address(text, position) or ("", position)
    gap = _after_gap(text, position)
    title = ""
    if gap > position and (match := _TITLE.match(text, gap)):
        title, gap = match[match.lastindex or 0], _after_gap(text, match.end())
    if text[gap : gap + 1] != ")":
        return None
    return Target(plain(address), plain(title)), gap + 1


def read_address(text: str, start: int) -> tuple[str, int] | None:
    """The address that begins at an index, as written, and the index after it; None where none begins."""
    if match := _ANGLED.match(text, start):
        return match[1], match.end()
    if text[start : start + 1] == "<":
        return None
    position, depth = start, 0
    while position < len(text):
        if match := _BARE.match(text, position):
            position = match.end()
        elif text[position] == "(" and depth < _DEEPEST:
            position, depth = position + 1, depth + 1
        elif text[position] == ")" and depth:
            position, depth = position + 1, depth - 1
        else:
            break
    return (text[start:position], position) if position > start and not depth else None


def read_definition(text: str, start: int) -> Definition | None:
    """The definition of a link that begins at an index, where a line begins."""
    match = _DEFINES.match(text, start)
    if match is None or not match[1].strip():
        return None
    found = read_address(text, _after_gap(text, match.end()))
    if found is None:
        return None
    address, position = found
    end = _LINE_END.match(text, position)
    gap = _after_gap(text, position)
    written = _TITLE.match(text, gap) if gap > position else None
    last = _LINE_END.match(text, written.end()) if written else None
    title = written[written.lastindex or 0] if written and last else ""
    end = last or end
    return Definition(normal_label(match[1]), Target(plain(address), plain(title)), end.end()) if end else None


def _after_gap(text: str, position: int) -> int:
    """The index after spaces with at most one line ending."""
    match = _GAP.match(text, position)
    return match.end() if match else position
