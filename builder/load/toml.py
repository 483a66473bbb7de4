"""TOML as an author wrote it: what it says, where its settings are, and its errors in our words.

The reader itself keeps no places.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from builder.diagnostics import Span

_PROBLEMS = {
    "Cannot overwrite a value": "this setting appears here a second time",
    "Unterminated string": "a quotation mark is never closed",
    "Invalid value": "this value is neither in quotation marks nor a number, a list, `true` or `false`",
    "Expected '=' after a key in a key/value pair": "there is no `=` after the name",
    "Expected newline or end of document after a statement": "there is something after the value",
}
"""What the reader says, and what an author reads."""

_CURLED = ("\u201c", "\u201d", "\u201e", "\u2018", "\u2019", "\u00ab", "\u00bb")
"""Quotation marks that a word processor writes."""

_TOKEN = re.compile(r'"{3}(?:\\.|.)*?"{3}|\'{3}.*?\'{3}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}\n]', re.S)
"""Strings and comments, so that nothing in them counts, and what a value of several lines is recognised by."""

_MOST_LEVELS = 50
"""What is deeper is no setting, and further on it would take more stack than there is."""

_LARGEST = 2**63
"""Whole numbers are below this, as TOML has them."""


class BadToml(ValueError):
    """A TOML text that cannot be read: why, as the end of a sentence, and where."""

    def __init__(self, why: str, span: Span) -> None:
        super().__init__(why)
        self.why, self.span = why, span


def read_toml(text: str, file: str) -> dict[str, object]:
    """What a TOML text says. BadToml for whatever cannot be read, however odd: all TOML of a project comes this way."""
    try:
        table: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise BadToml(*_problem_in(text, problem, file)) from None
    except RecursionError:
        raise BadToml("brackets are nested too deeply", Span(file, _deepest_line(text))) from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        number = re.search(r"[0-9][0-9_]{4000,}", text)
        line = text.count("\n", 0, number.start()) + 1 if number else 0
        raise BadToml("a number is too large", Span(file, line)) from None
    _refuse_monsters(table, text, file)
    return table


def _refuse_monsters(table: dict[str, object], text: str, file: str) -> None:
    """BadToml for what can be read, and would bring down what works with it."""
    waiting: list[tuple[str, int, object]] = [(name, 1, value) for name, value in table.items()]
    while waiting:
        name, level, value = waiting.pop()
        if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
            raise BadToml("a number is too large", place_of(name, text, file))
        if level > _MOST_LEVELS:
            kind = "names" if "." in name else "brackets"
            raise BadToml(f"{kind} are nested too deeply", place_of(name, text, file))
        if isinstance(value, dict):
            waiting += [(f"{name}.{key}", level + 1, inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(name, level + 1, inner) for inner in value]


def _deepest_line(text: str) -> int:
    """The line in which most brackets are open."""
    depth, deepest, found = 0, 0, 1
    for number, line in enumerate(text.split("\n"), 1):
        depth += line.count("[") + line.count("{")
        if depth > deepest:
            deepest, found = depth, number
        depth -= line.count("]") + line.count("}")
    return found


def place_of(name: str, text: str, file: str) -> Span:
    """Where a setting is in a TOML text; where it is not written, its table, and at last the first line."""
    for number, line, key, full in _written(text):
        if full == name or full.startswith(f"{name}."):
            return Span(file, number, line.index(key) + 1, len(key))
    outer = name.rpartition(".")[0]
    return place_of(outer, text, file) if outer else Span(file, 1)


def value_place(key: Span, text: str, value: str) -> Span:
    """Where the value of a setting is, given the place of its key; that place where it is written another way."""
    line = text.split("\n")[key.line - 1] if key.line else ""
    start = line.find(value, key.column - 1 + key.length)
    return Span(key.file, key.line, start + 1, len(value)) if start >= 0 else key


def _problem_in(text: str, problem: tomllib.TOMLDecodeError, file: str) -> tuple[str, Span]:
    """What is wrong with a TOML text, and where."""
    match = re.search(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", str(problem))
    why = match[1] if match else str(problem)
    last = text.rstrip("\n").count("\n") + 1
    line, column = (int(match[2]), int(match[3])) if match and match[2] else (last, 0)
    if why.startswith("Illegal character '\\n'"):
        why = "Unterminated string"
    if why == "Invalid value" and text.split("\n")[line - 1][column - 1 : column] in _CURLED:
        return "these quotation marks are curled, and must be straight", Span(file, line, column)
    return _PROBLEMS.get(why, why[:1].lower() + why[1:]), Span(file, line, column)


def _written(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Every table and key of a TOML text: its line's number, the line, the name as written there, and the name in full.

    The tables of a list are counted from 0: `support.offers.1`.
    """
    inside = ""
    lists: dict[str, int] = {}
    values = _lines_of_values(text)
    for number, line in enumerate(text.split("\n"), 1):
        if number in values:
            continue
        if header := re.match(r"\s*(\[+)\s*([\w.-]+)\s*\]+", line):
            inside = header[2]
            if header[1] == "[[":
                lists[inside] = lists.get(inside, -1) + 1
                inside = f"{inside}.{lists[inside]}"
            yield number, line, header[2], inside
        elif key := re.match(r"\s*([\w.\"-]+)\s*=", line):
            yield number, line, key[1], ".".join(filter(None, [inside, key[1].replace('"', "")]))


def _lines_of_values(text: str) -> frozenset[int]:
    """The numbers of the lines that begin inside a value: in a string, a list or a table of several lines."""
    found: set[int] = set()
    number, depth = 1, 0
    for token in _TOKEN.findall(text):
        if token == "\n":
            number += 1
            found |= {number} if depth else set()
        elif token in ("[", "{"):
            depth += 1
        elif token in ("]", "}"):
            depth -= 1
        elif lines := token.count("\n"):
            found.update(range(number + 1, number + lines + 1))
            number += lines
    return frozenset(found)
