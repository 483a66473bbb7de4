"""What is more than any guide holds, and would take minutes to read or to print: refused at once, where it begins.

Each of these was an attack in a test, or a file of another program under the wrong name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, error
from builder.model.sources import TextFile
from builder.parse.source.classifier import classify
from builder.parse.source.containers import CODE, INDENTED, OPENS
from builder.parse.source.scanner import Heading, Item, Line

_MOST_HEADINGS = 2_000
"""Each may be a page of a workbook: so many take a minute to print."""
_MOST_OPEN = 100
_MOST_WORK = 2_000_000
"""Brackets of one paragraph that are never closed, and characters that the converter goes over for them: for each, all
that follows in the paragraph. It does some ten million of these steps in a second."""
_MOST_COLUMNS = 100
"""A sheet of A4 has 1.7 mm for each of them. Layout takes time by the square of their number."""
_MOST_MARKS = 30
"""Marks on one letter: as many as Unicode's Stream-Safe Text Format has (UAX 15, section 13)."""
_MOST_LEVELS = 200
"""Tags in one another that are never closed. From some 100 to 200 levels on, no PDF can be laid out."""

_MARKS = re.compile(rf"[^\x00-\u02ff]{{{_MOST_MARKS + 1},}}")
_BRACKET = re.compile(r"\\.|`+|\]\(|[\[\]()]")
_CLOSES = {"]": ("[",), "](": ("[",), ")": ("(", "](")}
"""What each bracket closes; `](` opens the address of a link."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)(?=[\s/>])[^<>]*>", re.I)
_NO_CONTENT = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_NO_END = ("p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option")
_NEVER_OPEN = frozenset([*_NO_CONTENT, *_NO_END])
"""Tags that HTML has no end for, or that end without one."""
_RULER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*")


def excess(file: TextFile, body_line: int = 0) -> Iterator[Diagnostic]:
    """What no text may hold of one thing, the first of each kind. Code may hold what it likes, but for marks.

    `body_line` is how many lines of front matter come before the text.
    """
    body = file.text.split("\n")[body_line:]
    text = "\n".join(body) if body_line else file.text
    has_marks = not text.isascii() and _MARKS.search(text) is not None
    many = text.count("[") > _MOST_OPEN, text.count("<") > _MOST_LEVELS, text.count("|") > _MOST_COLUMNS
    if not has_marks and not any(many):
        return
    lines = [Line(line, file.path, number) for number, line in enumerate(body, body_line + 1)]
    yield from _marks(lines)
    prose = list(_without_code(lines))
    for wanted, rule in zip(many, (_brackets, _tags, _columns), strict=True):
        if wanted:
            yield from rule(prose)


def too_many_headings(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """That there are too many headings, at the first that is one too many."""
    headings = [item for item in items if isinstance(item, Heading)]
    if len(headings) > _MOST_HEADINGS:
        message = f"this guide has {len(headings):,} headings; at most {_MOST_HEADINGS:,} can be printed"
        yield error("GP130", message, headings[_MOST_HEADINGS].line.span(), "split it into several guides")


def _without_code(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with an empty one for each that is code."""
    for line, found in zip(lines, classify([line.text for line in lines]), strict=True):
        yield Line("", line.file, line.number) if found.kind in (OPENS, CODE, INDENTED) else line


def _marks(lines: Sequence[Line]) -> Iterator[Diagnostic]:
    for line in lines:
        for run in _MARKS.finditer(line.text):
            stacked = 0
            for place, character in enumerate(run[0], run.start()):
                stacked = stacked + 1 if unicodedata.combining(character) else 0
                if stacked > _MOST_MARKS:
                    message = f"more than {_MOST_MARKS} marks are on one letter here"
                    start = max(0, place - stacked)
                    yield error("GP231", message, line.span(start, 1), "delete the letter, and type it again")
                    return


def _brackets(lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """The first paragraph with too many brackets that are never closed, at the first of them."""
    open_ones: list[tuple[str, Line, int]] = []
    length = 0
    for line in [*lines, Line("", "", 0)]:
        if line.text.strip():
            length += len(line.text) + 1
            for match in _BRACKET.finditer(line.text):
                _take(match, line, open_ones)
            continue
        never_closed = [bracket for bracket in open_ones if bracket[0] != "("]
        if len(never_closed) > _MOST_OPEN and len(never_closed) * length > _MOST_WORK:
            kind, first, column = never_closed[0]
            message = (
                f"{len(never_closed):,} brackets are never closed in this paragraph, and this is the first of them"
            )
            hint = "close it, delete it, or write it as `\\[` to show a plain bracket"
            yield error("GP131", message, first.span(column, len(kind)), hint)
            return
        open_ones.clear()
        length = 0


def _take(match: re.Match[str], line: Line, open_ones: list[tuple[str, Line, int]]) -> None:
    """Note a bracket that opens, and forget the one that another closes."""
    kind = match[0]
    if kind in ("[", "("):
        open_ones.append((kind, line, match.start()))
    elif open_ones and open_ones[-1][0] in _CLOSES.get(kind, ()):
        open_ones.pop()
    if kind == "](":
        open_ones.append((kind, line, match.start()))


def _tags(lines: Sequence[Line]) -> Iterator[Diagnostic]:
    open_tags: list[tuple[str, Line, int]] = []
    for line in lines:
        for match in _TAG.finditer(line.text):
            name = match[2].lower()
            if name in _NEVER_OPEN:
                continue
            if not match[1]:
                open_tags.append((name, line, match.start()))
            elif name in [tag for tag, *_ in open_tags[-3:]]:
                while open_tags.pop()[0] != name:
                    pass
            if len(open_tags) > _MOST_LEVELS:
                tag, first, column = open_tags[0]
                message = (
                    f"more than {_MOST_LEVELS} tags are open inside each other, and `<{tag}>` is the first of them"
                )
                yield error("GP232", message, first.span(column, len(tag) + 1), f"close it with `</{tag}>`")
                return


def _columns(lines: Sequence[Line]) -> Iterator[Diagnostic]:
    for line in lines:
        columns = line.text.strip().strip("|").count("|") + 1
        if columns > _MOST_COLUMNS and _RULER.fullmatch(line.text):
            message = f"this table has {columns:,} columns; a page can show at most {_MOST_COLUMNS}"
            yield error("GP230", message, line.span(), "split it into several tables")
            return
