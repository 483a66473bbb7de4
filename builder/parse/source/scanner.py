"""The structure of a Markdown text: headings, directives and the text between, each with its exact place.

Python-Markdown keeps no positions and its directive extensions report no mistakes, so the structure is found here
and only prose is handed on. Code, in fences or indented, is never looked into; nor is HTML like `<pre>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from builder.diagnostics import Span
from builder.parse.source.classifier import SourceLine, classify
from builder.parse.source.containers import OPENS
from builder.parse.source.fences import indented
from builder.parse.source.items import BULLET, RULE

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_ATX_END = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_COLONS = re.compile(r"( {0,3})(:{3,})[ \t]*(.*?)[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^{}]*)\}[ \t]*$")
_ATTRIBUTE = re.compile(r"""[\w-]+=(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')(?=\s|$)|\S+""")
_ESCAPED = re.compile(r"\\([\"'\\])")
_NOT_SETEXT = re.compile(rf"[ \t]*(?:{BULLET}(?=[ \t]|$)|[>|]|$)")


_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)")


class Line(NamedTuple):
    """A line of text, or the end of one, and where it is: `offset` characters of the source line come before it.

    No dataclass: a guide is read as some four hundred of them, and a frozen one takes three times as long to make.
    """

    text: str
    file: str
    number: int
    offset: int = 0

    def cut(self, start: int) -> Line:
        """The line without its first characters."""
        return Line(self.text[start:], self.file, self.number, self.offset + start)

    def with_text(self, text: str) -> Line:
        """Another text in its place."""
        return Line(text, self.file, self.number, self.offset)

    def span(self, start: int = 0, length: int = 0) -> Span:
        """`length` characters from `start` (from 0); the whole line, without its margins, where no length is given."""
        if not length:
            stripped = self.text.strip()
            start, length = self.text.find(stripped), max(1, len(stripped))
        return Span(self.file, self.number, self.offset + start + 1, length)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is in braces after a heading: `{#id .class key=value}`."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    attributes: Attributes
    line: Line


@dataclass(frozen=True, slots=True)
class Text:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DirectiveOpen:
    """`::: name options`; `whole` where it closes on its own line."""

    words: str
    line: Line
    column: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class DirectiveClose:
    line: Line


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A code fence, a comment or HTML like `<pre>` that `close` does not close swallows the rest of the file."""

    what: str
    close: str
    line: Line


Item = Heading | Text | DirectiveOpen | DirectiveClose | LeftOpen


def scan(lines: Iterable[Line]) -> tuple[Item, ...]:
    """The items of one file, in order."""
    found = list(lines)
    has_code = any("```" in line.text or "~~~" in line.text or "<" in line.text for line in found)
    kinds = classify([line.text for line in found]) if has_code else []
    scanner = _Scanner()
    for line, kind in zip_longest(found, kinds):
        scanner.take(line, code=kind is not None and kind.is_code)
    return (*scanner.finish(), *_left_open(found, kinds))


def plain_heading(text: str) -> str:
    """A heading's words without bold marks, as they are compared with the language's words."""
    return _EMPHASIS.sub("", text).strip() if "*" in text or "_" in text else text.strip()


def read_attributes(inside: str) -> Attributes | None:
    """What is between braces; None where it is something else, such as words in braces."""
    identifier, classes, pairs = "", [], []
    for token in _ATTRIBUTE.findall(inside):
        if token.startswith("#") and len(token) > 1:
            identifier = token[1:]
        elif token.startswith(".") and len(token) > 1:
            classes.append(token[1:])
        elif "=" in token:
            key, _, value = token.partition("=")
            pairs.append((key, _unquoted(value)))
        else:
            return None
    return Attributes(identifier, tuple(classes), tuple(pairs))


def _unquoted(value: str) -> str:
    """A value without its quotation marks, of either kind, and without the backslashes before such marks in it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return _ESCAPED.sub(r"\1", value[1:-1])
    return value.strip('"')


def split_attributes(text: str) -> tuple[str, Attributes]:
    """A text and the attributes in braces at its end."""
    match = _ATTRIBUTES.search(text) if text.rstrip().endswith("}") else None
    read = read_attributes(match[1]) if match else None
    if match is None or read is None:
        return text, Attributes()
    return text[: match.start()], read


def _heading(level: int, text: str, line: Line) -> Heading | None:
    """A heading; None where it has no words, and is text then."""
    words, attributes = split_attributes(text.strip())
    return Heading(level, words.strip(), attributes, line) if words.strip() else None


def _left_open(lines: Sequence[Line], kinds: Sequence[SourceLine]) -> Iterator[LeftOpen]:
    """What is open after the last line, at the line that opened it."""
    if not kinds or not (kinds[-1].fence or kinds[-1].raw):
        return
    raw = kinds[-1].raw
    start = len(kinds) - 1
    while start and kinds[start].kind != OPENS and (kinds[start - 1].fence or kinds[start - 1].raw):
        start -= 1
    what = "comment" if raw == "-->" else "block of HTML" if raw else "block of code"
    yield LeftOpen(what, f"`{raw}`" if raw else "a line of the same characters", lines[start])


@dataclass(slots=True)
class _Scanner:
    items: list[Item] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)

    def take(self, line: Line, *, code: bool) -> None:
        text = line.text
        if code or not text or text.isspace():
            self.text.append(line)
        elif (first := text.lstrip(" ")[:1]) in "#:=-" and first != "" and not indented(text):
            self._mark(line)
        else:
            self.text.append(line)

    def finish(self) -> tuple[Item, ...]:
        self._flush()
        return tuple(self.items)

    def _mark(self, line: Line) -> None:
        if (match := _ATX.match(line.text)) and (
            heading := _heading(len(match[1]), _ATX_END.sub("", line.text[match.end() :]), line)
        ):
            self._found(heading)
        elif match := _COLONS.match(line.text):
            self._colons(match, line)
        elif (match := _SETEXT.match(line.text)) and self._over_setext():
            self._under(1 if match[1][0] == "=" else 2, line)
        else:
            self.text.append(line)

    def _over_setext(self) -> bool:
        """Whether the line above is a paragraph of one line, so that a line of hyphens under it makes it a heading."""
        if (
            not self.text
            or _NOT_SETEXT.match(self.text[-1].text)
            or RULE.match(self.text[-1].text)
            or indented(self.text[-1].text)
        ):
            return False
        return "|" not in self.text[-1].text and (len(self.text) < 2 or not self.text[-2].text.strip())

    def _under(self, level: int, line: Line) -> None:
        """A line of hyphens or equals signs makes a heading of the line above it, if there are words."""
        heading = _heading(level, self.text[-1].text, self.text[-1])
        if heading is None:
            self.text.append(line)
            return
        self.text.pop()
        self._found(heading)

    def _found(self, item: Item) -> None:
        self._flush()
        self.items.append(item)

    def _colons(self, match: re.Match[str], line: Line) -> None:
        words = match[3]
        column = match.start(3) + 1
        if not words:
            self._found(DirectiveClose(line))
            return
        inside, closing = re.match(r"(.*?)[ \t]*(:{3,})?$", words).groups()  # type: ignore[union-attr]  # always matches
        self._found(DirectiveOpen(inside, line, column, whole=closing is not None))

    def _flush(self) -> None:
        if any(line.text.strip() for line in self.text):
            self.items.append(Text(tuple(self.text)))
        self.text = []
