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

_MOST_NODES = 2_000
"""A few aliases of aliases make millions of values from ten lines ("billion laughs")."""

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


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`values` by key; `spans` the place of each key, with dots for inner ones; `body_line` counts the lines before the text."""

    values: dict[str, object]
    spans: dict[str, Span]
    body_line: int
    diagnostics: tuple[Diagnostic, ...] = ()


def read_front_matter(file: TextFile) -> FrontMatter:
    """The front matter of a text; empty where it has none."""
    lines = file.text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter({}, {}, 0)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return _unclosed(file, lines)
    reader = _Reader(file.path)
    values = reader.read("\n".join(lines[1:end]) + "\n")
    return FrontMatter(values, reader.spans, end + 1, tuple(reader.diagnostics))


def _unclosed(file: TextFile, lines: list[str]) -> FrontMatter:
    if len(lines) > 1 and re.match(r"\s*[\w-]+\s*:", lines[1]):
        hint = "put a line with three hyphens, `---`, after the last setting"
        return FrontMatter(
            {}, {}, 0, (error("GP201", "the front matter is never closed", Span(file.path, 1, 1, 3), hint),)
        )
    return FrontMatter({}, {}, 0)


@dataclass(slots=True)
class _Reader:
    path: str
    spans: dict[str, Span] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    nodes: int = 0

    def read(self, text: str) -> dict[str, object]:
        try:
            node = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as problem:
            self.diagnostics.append(self._bad_yaml(problem, text))
            return {}
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            hint = "write `key: value` lines, such as `title: My guide`"
            self.diagnostics.append(
                error("GP202", "the front matter is not a list of settings", self._span(node), hint)
            )
            return {}
        try:
            return self._mapping(node, "")
        except RecursionError:
            self.diagnostics.append(error("GP202", "the front matter refers to itself", self._span(node)))
            return {}

    def _mapping(self, node: yaml.MappingNode, prefix: str) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(self._value(key_node, prefix))
            name = prefix + key
            if key in values:
                first = self.spans[name].line
                message = f"`{key}` stands here a second time; the first is on line {first}"
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
            return [self._value(item, prefix) for item in node.value]
        return _scalar(node)

    def _span(self, node: yaml.Node, text: str = "") -> Span:
        return Span(self.path, node.start_mark.line + 2, node.start_mark.column + 1, max(1, len(text)))

    def _bad_yaml(self, problem: yaml.YAMLError, text: str) -> Diagnostic:
        mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.split("\n")
        line = min(line, len(lines) - 1)
        return error(
            "GP202",
            f"the front matter cannot be read: {_why(problem)}",
            Span(self.path, line + 2, column + 1),
            _hint(lines[line]),
        )


def _why(problem: yaml.YAMLError) -> str:
    text = str(getattr(problem, "problem", "") or problem)
    if "mapping values are not allowed" in text:
        return "a colon and a space inside a value"
    if "\\t" in text or "tab" in text:
        return "a tab stands where spaces are needed"
    return text.split("\n")[0]


def _hint(line: str) -> str:
    key, colon, value = line.partition(":")
    value = value.strip()
    if colon and value and (": " in value or value[0] in "[]{}@`%&*!|>'\"#,"):
        inner = value.strip("\"'").replace('"', "'")
        return f'put the value in quotation marks: `{key.strip()}: "{inner}"`'
    return "each line is `key: value`, with a space after the colon"


def _scalar(node: yaml.Node) -> Hashable:
    value: str = node.value
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return value.lower() == "true"
        case "int":
            return int(value) if len(value) < 20 else value
        case "float":
            return float(value)
        case _:
            return value
