"""Small texts read as an author would write them, and what was made of them in a form that a test can show.

`tree` draws a guide as an indented tree of words. Marks inside prose are drawn too: `[blank 4]`, `[ ]` and `[x]`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from textwrap import dedent

from builder.components import load_components
from builder.diagnostics import Diagnostic, has_errors
from builder.load.builtin import language
from builder.model.blocks import Block, Component, Prose, Subheading
from builder.model.guide import Field, Guide, Offer, Phase, Prompt, Section, Step
from builder.model.languages import Languages
from builder.model.sources import SourceDocument, TextFile
from builder.parse import Outcome, parse
from builder.text.placeholders import BLANK, BOX, replace_placeholders

GUIDE = "guide.md"

_USUAL = ("share", "ruling", "start")
"""Options that are seldom written, which a tree leaves out; `fill` too, where it is as usual."""

_MARKS = {BLANK: lambda n: f"[blank {n}]", BOX: lambda n: "[x]" if n else "[ ]"}


def text(written: str) -> str:
    """A text written with the indent of the test it stands in."""
    return dedent(re.sub(r"^\n(?= )", "", written))


def outcome(*files: str, kind: str = "guide") -> Outcome:
    """What is made of a document: its first file is guide.md, the others are 2.md, 3.md and so on."""
    names = [GUIDE, *(f"{number}.md" for number in range(2, len(files) + 1))]
    sources = tuple(TextFile(name, text(file)) for name, file in zip(names, files, strict=True))
    return parse(SourceDocument(kind, "example", "", sources, ""), load_components(), Languages(language("en")))


def read(*files: str, kind: str = "guide") -> Guide:
    """A guide in whose text nothing is wrong."""
    found = outcome(*files, kind=kind)
    assert not has_errors(found.diagnostics), found.diagnostics
    assert found.guide is not None
    return found.guide


def said(*files: str) -> list[str]:
    """What is said of a text, each as `file:line:column+length severity[code]: message`."""
    return [shown(diagnostic) for diagnostic in outcome(*files).diagnostics]


def shown(diagnostic: Diagnostic) -> str:
    span, length = diagnostic.span, f"+{diagnostic.span.length}" if diagnostic.span.column else ""
    return f"{span}{length} {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"


def hints(*files: str) -> list[str]:
    return [diagnostic.hint for diagnostic in outcome(*files).diagnostics]


def tree(*files: str) -> str:
    """A guide as a tree, without its title."""
    return drawn(read(*files))


def drawn(guide: Guide) -> str:
    return "\n".join([*_blocks(guide.intro), *(line for part in guide.parts for line in _part(part))])


def branch(expected: str) -> str:
    """A tree written with the indent of the test it stands in."""
    return dedent(expected).strip("\n")


def prose(*files: str) -> str:
    """The HTML of a text without any headings."""
    [only] = read(*files).intro
    assert isinstance(only, Prose)
    return only.html


def words(fragment: str) -> str:
    """The words of an HTML fragment on one line, with its marks drawn."""
    marked = replace_placeholders(fragment, lambda kind, number, blank_field: _MARKS.get(kind, lambda n: "")(number))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", marked)).split())


def _part(part: Phase | Step | Section) -> Iterator[str]:
    if isinstance(part, Section):
        yield f"{part.kind} {words(part.html)}"
        yield from _inside(_items(part.items))
        yield from _inside(_closing(part.closing))
        return
    name = "phase" if isinstance(part, Phase) else "step"
    yield f"{name} {part.label} | {words(part.html)}" if part.label else f"{name} {words(part.html)}"
    if isinstance(part, Step):
        yield from _inside(_items(part.items))
        return
    yield from _inside(_blocks(part.intro))
    for inner in part.parts:
        yield from _inside(_part(inner))
    yield from _inside(_closing(part.closing))


def _items(items: tuple[Block | Field | Prompt | Offer, ...]) -> Iterator[str]:
    for item in items:
        match item:
            case Field():
                yield f"{item.kind} [{item.label}]"
                yield from _inside(_blocks(item.blocks))
            case Prompt():
                yield f"prompt {item.number}: {words(item.html)}"
            case Offer():
                yield f"offer {words(item.html)}"
                yield from _inside(_blocks(item.blocks))
            case _:
                yield from _blocks((item,))


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Prose():
                yield words(block.html)
            case Subheading():
                yield f"heading {words(block.html)}"
            case Component():
                options = "".join(f" {name}={value}" for name, value in _unusual(block))
                yield f"<{block.name}{options}> {words(block.prompt)}".rstrip()
                for row in filter(None, (block.head, *block.rows)):
                    yield f"  | {' | '.join(words(cell.html) for cell in row)} |"


def _unusual(component: Component) -> list[tuple[str, object]]:
    return [
        (name, value) for name, value in component.options if name not in _USUAL and (name, value) != ("fill", True)
    ]


def _closing(blocks: tuple[Block, ...]) -> Iterator[str]:
    return (f"closing {line}" for line in _blocks(blocks))


def _inside(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
