"""Front matter: the YAML between two lines of three hyphens, with the place of every key.

YAML 1.2 rules: `9:30` and `no` stay text. A key that is there twice is an error, where YAML lets the last one win.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import ClassVar

import yaml

from builder.diagnostics import Diagnostic, Span, error
from builder.model.sources import TextFile
from builder.text.characters import CONTROL, DELETE_IT, TURNED, code_point
from builder.text.placeholders import without_reserved

_MOST_NODES = 2_000
"""A few aliases of aliases make millions of values from ten lines ("billion laughs")."""

_MOST_LEVELS = 100
_SURELY_FLAT = 2_000
"""Characters. libyaml composes nodes by calling itself, and 100,000 levels took the whole process with them; in text
this short there cannot be too many."""

_NUMBER_OR_WORD = {
    "tag:yaml.org,2002:null": re.compile(r"^(?:~|null|Null|NULL|)$"),
    "tag:yaml.org,2002:bool": re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
    "tag:yaml.org,2002:int": re.compile(r"^[-+]?[0-9]+$"),
    "tag:yaml.org,2002:float": re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
}

_Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc,valid-type]  # the C loader is there or not, by how PyYAML was built
    """Composes nodes by the YAML 1.2 core schema."""

    yaml_implicit_resolvers: ClassVar[dict[str | None, list[tuple[str, re.Pattern[str]]]]] = {
        None: list(_NUMBER_OR_WORD.items())
    }


_FLATTER = "each setting is a word, a list of words, or, below `workbook:`, a few settings of its own"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`values` by key; `spans` the place of each key, with dots for inner ones and for the items of a list
    (`tags.0`); `body_line` is how many lines it takes.

    It is not `readable` where it is there and nothing could be made of it.
    """

    values: dict[str, object]
    spans: dict[str, Span]
    body_line: int
    diagnostics: tuple[Diagnostic, ...] = ()
    readable: bool = True


class WrittenNumber:
    """A number that remembers how it was written: as a string, `1.50` is not `1.5`."""

    written: str

    def __str__(self) -> str:
        return self.written


class _Int(WrittenNumber, int):
    pass


class _Float(WrittenNumber, float):
    pass


def read_front_matter(file: TextFile) -> FrontMatter:
    """The front matter of a file; empty where it has none. There may be empty lines before it."""
    lines = file.text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != "---":
        return FrontMatter({}, {}, 0)
    end = next((i for i, line in enumerate(lines) if i > start and line.rstrip() in ("---", "...")), None)
    if end is None:
        return _unclosed(file, lines, start)
    reader = _Reader(file.path, start + 1)
    # PyYAML would refuse all of it for one control character, which is reported with the rest of the text.
    values = reader.read(CONTROL.sub("\ufffd", "\n".join(lines[start + 1 : end])) + "\n")
    return FrontMatter(values, reader.spans, end + 1, tuple(reader.diagnostics), reader.readable)


def _unclosed(file: TextFile, lines: list[str], start: int) -> FrontMatter:
    if len(lines) > start + 1 and re.match(r"\s*[\w-]+\s*:", lines[start + 1]):
        hint = "put a line with three hyphens, `---`, after the last setting"
        problem = error("GP201", "the front matter is never closed", Span(file.path, start + 1, 1, 3), hint)
        return FrontMatter({}, {}, 0, (problem,), readable=False)
    return FrontMatter({}, {}, 0)


@dataclass(slots=True)
class _Reader:
    """Makes values of YAML. `above` counts the lines of the file before it."""

    path: str
    above: int
    spans: dict[str, Span] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    nodes: int = 0
    readable: bool = True

    def read(self, text: str) -> dict[str, object]:
        try:
            deep = _too_deep(text) if len(text) > _SURELY_FLAT else None
            if deep is not None:
                place = Span(self.path, deep[0] + self.above + 1, deep[1] + 1)
                return self._refuse(error("GP202", "the front matter is nested too deeply", place, _FLATTER))
            node = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as problem:
            return self._refuse(self._bad_yaml(problem, text))
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            hint = "write `key: value` lines, such as `title: My guide`"
            return self._refuse(error("GP202", "the front matter is not a list of settings", self._span(node), hint))
        try:
            return self._mapping(node, "")
        except RecursionError:
            return self._refuse(
                error("GP202", "the front matter is nested too deeply, or refers to itself", self._span(node), _FLATTER)
            )

    def _refuse(self, problem: Diagnostic) -> dict[str, object]:
        self.diagnostics.append(problem)
        self.readable = False
        return {}

    def _mapping(self, node: yaml.MappingNode, prefix: str) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                message = "the front matter cannot be read: a setting has a list or table for its name"
                self.diagnostics.append(error("GP202", message, self._span(key_node), "a name is one word"))
                continue
            key = str(self._value(key_node, prefix))
            name = prefix + key
            if key in values:
                first = self.spans[name].line
                message = f"`{key}` appears here a second time; the first is on line {first}"
                self.diagnostics.append(error("GP205", message, self._span(key_node, key), "keep one of them"))
                continue
            self.spans[name] = self._span(key_node, key)
            values[key] = self._value(value_node, name + ".")
        return values

    def _value(self, node: yaml.Node, prefix: str) -> object:
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            raise RecursionError
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, prefix)
        if isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self.spans[f"{prefix}{number}"] = self._span(item, str(item.value))
            return [self._value(item, prefix) for item in node.value]
        self._look_for_unseen(node)
        return _scalar(node)

    def _look_for_unseen(self, node: yaml.Node) -> None:
        """Report a character that no one sees; a control character can be here only as an escape, such as `\\a`."""
        span = self._span(node, str(node.value))
        if found := CONTROL.search(node.value):
            message = f"this value contains an invisible control character, {code_point(found[0])}"
            self.diagnostics.append(error("GP215", message, span, DELETE_IT))
        if found := TURNED.search(node.value):
            message = f"this value cannot contain {code_point(found[0])}, which turns text around"
            self.diagnostics.append(error("GP216", message, span, DELETE_IT))

    def _span(self, node: yaml.Node, text: str = "") -> Span:
        line = node.start_mark.line + self.above + 1
        return Span(self.path, line, node.start_mark.column + 1, max(1, len(text)))

    def _bad_yaml(self, problem: yaml.YAMLError, text: str) -> Diagnostic:
        why = str(getattr(problem, "problem", "") or problem).split("\n")[0]
        number = _without_colon(text) if "expected ':'" in why or "mapping values are not allowed" in why else None
        if number is not None:
            place = Span(self.path, number + self.above + 1, 1, len(text.split("\n")[number].rstrip()))
            return error("GP202", "the front matter cannot be read: this line has no colon", place, _hint(""))
        places = [getattr(problem, name, None) for name in ("context_mark", "problem_mark")]
        never_closed = "end of stream" in why or "',' or" in why
        mark = next(filter(None, places if never_closed else places[::-1]), None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.split("\n")
        line = min(line, len(lines) - 1)
        return error(
            "GP202",
            f"the front matter cannot be read: {_in_our_words(why, lines[line][column : column + 1])}",
            Span(self.path, line + self.above + 1, column + 1),
            _hint(lines[line]),
        )


def _without_colon(text: str) -> int | None:
    """The number, from 0, of the first line that is neither a setting nor part of one; None where each is."""
    for number, line in enumerate(text.split("\n")):
        if line[:1] not in ("", " ", "\t", "#", "-", "]", "}", '"', "'") and ":" not in line:
            return number
    return None


def _too_deep(text: str) -> tuple[int, int] | None:
    """Line and column, from 0, where lists and tables lie too deep in each other; None where they do not."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_LEVELS:
            mark = event.start_mark
            return (mark.line, mark.column) if mark else (0, 0)
    return None


def _in_our_words(why: str, character: str) -> str:
    if "mapping values are not allowed" in why:
        return "a colon and a space inside a value"
    if character == "\t":
        return "there is a tab where spaces are needed"
    if "cannot start any token" in why:
        return "a value cannot start with " + ("a backtick" if character == "`" else f"`{character}`")
    if "end of stream" in why and character in ('"', "'"):
        return "a quotation mark is never closed"
    if "',' or" in why:
        return f"a bracket `{character}` is never closed"
    return why


def _hint(line: str) -> str:
    key, colon, value = line.partition(":")
    value = value.strip()
    if colon and value and (": " in value or value[0] in "[]{}@`%&*!|>'\"#,"):
        return f"put the value in quotation marks: `{key.strip()}: {_quoted(value)}`"
    if line.startswith("\t"):
        return "put two spaces at the start of the line, and no tab"
    return "each line is `key: value`, with a space after the colon"


def _quoted(value: str) -> str:
    """The value in quotation marks that it does not contain; a mark at its start that is never closed is left out."""
    if value[0] in "\"'" and value.count(value[0]) == 1:
        value = value[1:]
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace('"', "'") + '"'


def _scalar(node: yaml.Node) -> Hashable:
    value = without_reserved(node.value)
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return value.lower() == "true"
        case "int":
            return _written(_Int(value), value) if len(value) < 20 else value
        case "float":
            return _written(_Float(value), value)
        case _:
            return value


def _written(number: _Int | _Float, text: str) -> Hashable:
    number.written = text
    return number
