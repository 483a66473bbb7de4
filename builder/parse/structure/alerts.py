"""Notes as other programs write them, which become our components `note` and `tip`.

GitHub has `> [!NOTE]`, Obsidian `> [!note]- Title` too, MkDocs `!!! note "Title"` with indented text, Docusaurus
`:::info[Title]`, and Quarto `::: {.callout-note title="Title"}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from builder.components import Registry
from builder.diagnostics import Diagnostic, warning
from builder.parse.source.classifier import SourceLine, classify
from builder.parse.source.containers import INDENTED
from builder.parse.source.items import BULLET, QUOTED
from builder.parse.source.quotations import quoted_lines
from builder.parse.source.scanner import DirectiveOpen, Line, plain_heading

_MARKERS = ("[!", "!!!", "???")
_QUOTED = re.compile(r" {0,3}> ?\[!(?P<name>[A-Za-z][\w-]*)\][+-]?(?:[ \t]+(?P<title>.*))?$")
_INDENTED = re.compile(r"(?:!!!|\?\?\?\+?) ?(?P<name>[A-Za-z][\w-]*)(?: [\w -]+)?(?:[ \t]+\"(?P<title>.*)\")?[ \t]*$")
_NESTED = re.compile(rf"(?P<before>(?:[ \t]*(?:>|{BULLET}(?=[ \t])))*[ \t]*>[ \t]*)\[!(?P<name>[A-Za-z][\w-]*)\][+-]?")
_MARKS = re.compile(rf"(?:[ \t]*(?:>|{BULLET}(?=[ \t])))*")
_DIRECTIVE = re.compile(r"\{?[ \t]*\.?(?P<callout>callout-)?(?P<name>[A-Za-z]+)(?:\[(?P<title>[^\]]*)\])?(?P<rest>.*)")
_TITLE = re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_WIDTH = 4
"""How far in the text below `!!!` is."""

_COMPONENTS = {
    "note": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "note important",
    "warning": "note warning",
    "attention": "note warning",
    "caution": "note caution",
    "danger": "note caution",
    "error": "note caution",
}
"""What is known by name. All others are a `note` with their name as its label, as in Obsidian."""

_DIRECTIVES = frozenset((*_COMPONENTS, "info", "success", "question", "details"))


@dataclass(frozen=True, slots=True)
class Alert:
    """A note: what opens it, as a directive of ours, and the lines of its text."""

    opening: DirectiveOpen
    lines: tuple[Line, ...]


def may_have_alerts(text: str) -> bool:
    """Whether some text may hold a note, other than as a directive."""
    return any(marker in text for marker in _MARKERS)


def alerts_apart(lines: Sequence[Line]) -> Iterator[Alert | Sequence[Line]]:
    """The lines of a text, and the notes between them. Code is not looked into."""
    kinds = classify([line.text for line in lines])
    start = number = 0
    while number < len(lines):
        found = None if _is_code(kinds[number]) else _alert(lines, number, kinds[number].depth)
        if found is None:
            number += 1
            continue
        alert, end = found
        yield lines[start:number]
        yield alert
        start = number = end
    yield lines[start:]


def nested_alerts(lines: Sequence[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """Lines in which notes that cannot be components, such as those in lists, are quotations with a title."""
    kept: list[Line] = []
    diagnostics: list[Diagnostic] = []
    level = 0
    for line, kind in zip(lines, classify([line.text for line in lines]), strict=True):
        match = None if _is_code(kind) else _NESTED.match(line.text)
        marks = _MARKS.match(line.text)
        level, before = marks[0].count(">") if marks else 0, level
        match = match if level > before else None
        if match is None:
            kept.append(line)
            continue
        title = line.text[match.end() :].strip() or _shown(match["name"])
        kept.append(line.with_text(f"{match['before']}**{title}**  "))
        hint = "write it at the margin, between two paragraphs"
        place = line.span(match.end("before"), len(match["name"]) + 3)
        diagnostics.append(warning("GP136", "a note in a list or in a component is shown as a quotation", place, hint))
    return kept, diagnostics


def directive_of_ours(item: DirectiveOpen, registry: Registry) -> DirectiveOpen:
    """A directive for a note of Docusaurus or Quarto as one of ours; any other as it is."""
    match = _DIRECTIVE.match(item.words)
    if match is None or match["name"] not in _DIRECTIVES:
        return item
    if match["name"] in registry and match["title"] is None and not match["callout"]:
        return item
    written = _TITLE.search(match["rest"])
    title = match["title"] or (written and (written[1] or written[2])) or ""
    if not title and not item.words.startswith(("{", ".")):
        title = match["rest"].partition("{")[0].strip()
    return replace(item, words=_words(match["name"], title))


def _is_code(line: SourceLine) -> bool:
    return line.literal or line.kind == INDENTED


def _alert(lines: Sequence[Line], number: int, depth: int) -> tuple[Alert, int] | None:
    """The note that begins at a line, in no list and no quotation, and the index after it. `depth`: what holds it."""
    text = lines[number].text
    before = lines[number - 1].text if number else ""
    if depth == 1 and (match := _QUOTED.match(text)) and not QUOTED.match(before):
        inner = _quoted_lines(lines[number:])
        end = number + len(inner)
        inner = inner[1:]
    elif not depth and (match := _INDENTED.match(text)) and not before.strip():
        end = _end_of_indented(lines, number + 1)
        inner = [line.cut(_WIDTH) if line.text.strip() else line for line in lines[number + 1 : end]]
        if not inner:
            return None
    else:
        return None
    words = _words(match["name"], match["title"] or "")
    return Alert(DirectiveOpen(words, lines[number], match.start("name") + 1), tuple(inner)), end


def _quoted_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of a quotation without its marks, with those that continue its last paragraph without one."""
    block = takewhile(str.strip, (line.text for line in lines))
    count = len(quoted_lines(list(block)))
    return [line.cut(match.end()) if (match := QUOTED.match(line.text)) else line for line in lines[:count]]


def _end_of_indented(lines: Sequence[Line], start: int) -> int:
    """The index after the last line that is indented, with empty lines between such lines."""
    end = start
    for number in range(start, len(lines)):
        text = lines[number].text
        if text.startswith(" " * _WIDTH) and text.strip():
            end = number + 1
        elif text.strip():
            break
    return end


def _words(name: str, title: str) -> str:
    """What opens a note after its colons."""
    component = _COMPONENTS.get(name.lower(), "note")
    label = _plain(title) or ("" if name.lower() in _COMPONENTS else _shown(name))
    return f'{component} label="{label}"' if label else component


def _shown(name: str) -> str:
    words = name.replace("-", " ").lower()
    return words[0].upper() + words[1:]


def _plain(title: str) -> str:
    """The words of a title, since a label is no Markdown."""
    words = plain_heading(_LINK.sub(r"\1", title).replace("`", ""))
    return re.sub(r'"([^"]*)"', "\u201c\\1\u201d", words).replace('"', "\u201d")
