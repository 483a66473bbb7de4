"""TOML as an author wrote it: where its settings stand, and its mistakes in our words.

The reader itself keeps no places.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from builder.diagnostics import Span

_MISTAKES = {
    "Cannot overwrite a value": "this setting stands here a second time",
    "Unterminated string": "a quotation mark is never closed",
    "Invalid value": "this value is neither in quotation marks nor a number, a list, `true` or `false`",
    "Expected '=' after a key in a key/value pair": "there is no `=` behind the name",
    "Expected newline or end of document after a statement": "something stands behind the value",
}
"""What the reader says, and what an author is told."""


def place_of(name: str, text: str, file: str) -> Span:
    """Where a setting stands in a TOML text; where it is not written, its table, and at last the first line."""
    for number, line, key, full in _written(text):
        if full == name or full.startswith(f"{name}."):
            return Span(file, number, line.index(key) + 1, len(key))
    outer = name.rpartition(".")[0]
    return place_of(outer, text, file) if outer else Span(file, 1)


def value_place(key: Span, text: str, value: str) -> Span:
    """Where the value of a setting stands, given the place of its key; that place where it is written another way."""
    line = text.split("\n")[key.line - 1] if key.line else ""
    start = line.find(value, key.column - 1 + key.length)
    return Span(key.file, key.line, start + 1, len(value)) if start >= 0 else key


def mistake_in(text: str, problem: tomllib.TOMLDecodeError, file: str) -> tuple[str, Span]:
    """What is wrong with a TOML text, and where."""
    match = re.search(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", str(problem))
    why = match[1] if match else str(problem)
    last = text.rstrip("\n").count("\n") + 1
    line, column = (int(match[2]), int(match[3])) if match and match[2] else (last, 0)
    return _MISTAKES.get(why, why[:1].lower() + why[1:]), Span(file, line, column)


def _written(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Every table and key of a text: its line's number, the line, the name as it stands there, and the name in full.

    The tables of a list are counted from 0: `support.offers.1`.
    """
    inside = ""
    lists: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*(\[+)\s*([\w.-]+)\s*\]+", line):
            inside = header[2]
            if header[1] == "[[":
                lists[inside] = lists.get(inside, -1) + 1
                inside = f"{inside}.{lists[inside]}"
            yield number, line, header[2], inside
        elif key := re.match(r"\s*([\w.\"-]+)\s*=", line):
            yield number, line, key[1], ".".join(filter(None, [inside, key[1].replace('"', "")]))
