"""Labels: where a field begins in a step's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from builder.parse.source.blocks import SourceBlock, blocks
from builder.parse.source.classifier import literal_lines
from builder.parse.source.items import ITEM
from builder.parse.source.lists import dedent
from builder.parse.source.scanner import Line
from builder.parse.structure.vocabulary import Label, Vocabulary
from builder.text.placeholders import BLANK, placeholder

_Found = tuple[Label, int]
"""A label and the width of the bullet before it."""


def labelled(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[tuple[Label | None, Line | None, list[Line]]]:
    """A step's text split at its labels: (label, its line, the lines that are its text). Code is not looked into."""
    label: Label | None = None
    at: Line | None = None
    inner: list[Line] = []
    found = blocks(lines)
    for block, behind in zip(found, [*found[1:], None], strict=True):
        indent = 0
        for line, opened in _lines(block, behind, vocabulary):
            if opened is None:
                line = dedent(line, indent) if indent and line.text.startswith((" ", "\t")) else line
                inner.append(_blank(line) if at and not inner else line)
                continue
            if label or any(i.text.strip() for i in inner):
                yield label, at, inner
            label, indent = opened
            at, inner = line, _rest(line, label)
        inner.append(block.lines[-1].with_text(""))
    if label or any(i.text.strip() for i in inner):
        yield label, at, inner


def _rest(line: Line, label: Label) -> list[Line]:
    """What follows a label on its line; two spaces at its end break the line, so they are kept.

    Underscores alone would be a rule if they began the line, but after a label they are a blank.
    """
    if not label.rest:
        return []
    return [_blank(line.cut(len(line.text.rstrip()) - len(label.rest)))]


def _blank(line: Line) -> Line:
    """A line right after a label, which is a blank if it has only underscores."""
    underscores = line.text.strip()
    return line.with_text(placeholder(BLANK, len(underscores))) if set(underscores) == {"_"} else line


def _lines(
    block: SourceBlock, behind: SourceBlock | None, vocabulary: Vocabulary
) -> Iterator[tuple[Line, _Found | None]]:
    """The lines of a block, each with the label it starts with."""
    closed = block.kind in ("other", "quote", "definition")
    code = literal_lines([line.text for line in block.lines])
    for number, (line, is_code) in enumerate(zip(block.lines, code, strict=True)):
        found = None if closed or is_code else _label_of(line, vocabulary, first=number == 0)
        if found and found[0].kind == "example":
            quoted = _is_quotation(found[0], block.lines[number + 1 :], behind, vocabulary)
            found = (replace(found[0], kind="goal"), found[1]) if quoted else None
        yield line, found


def _is_quotation(example: Label, after: Sequence[Line], behind: SourceBlock | None, vocabulary: Vocabulary) -> bool:
    """Whether a quotation, and nothing else, follows `For example:`: in its paragraph, or as the block after it."""
    own = takewhile(lambda line: line.text.strip() and not _label_of(line, vocabulary, first=False), after)
    text = " ".join([example.rest, *(line.text.strip() for line in own)]).strip()
    return vocabulary.is_quotation(text) if text else bool(behind and behind.kind == "quote")


def _label_of(line: Line, vocabulary: Vocabulary, *, first: bool) -> _Found | None:
    bullet = ITEM.match(line.text)
    start = bullet.end() if bullet and bullet["gap"] else len(line.text) - len(line.text.lstrip(" "))
    if start > 3 and not bullet:
        return None
    label = vocabulary.label(line.text[start:], starts_paragraph=first, in_list=bullet is not None)
    return (label, start) if label else None
