"""Blocks of HTML as CommonMark has them, for Python-Markdown: each passes as written, up to an empty line.

Python-Markdown reads HTML up to the end of its element, before anything else, with all Markdown in it as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.md_in_html import MarkdownInHTMLPostprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from builder.parse.source.html_blocks import closes_raw, ends_paragraph, opened_raw, opens_html
from builder.parse.source.items import item_start, starts_list
from builder.parse.source.read_lists import read_list
from builder.text.placeholders import OPEN, SEPARATOR

_MARKED = re.compile(r" {0,3}<([a-zA-Z][a-zA-Z0-9]*)\b[^>]*\bmarkdown\b")
_SEPARATOR = OPEN + SEPARATOR


def use_html_blocks(markdown: Markdown) -> None:
    """Read blocks of HTML as CommonMark does. An element with the attribute `markdown` is read by `md_in_html`."""
    reader = markdown.preprocessors["html_block"]
    markdown.preprocessors.deregister("html_block")
    if "markdown_block" in markdown.parser.blockprocessors:
        markdown.preprocessors.register(_MarkedElements(markdown, reader), "html_block", 20)
    markdown.parser.blockprocessors.register(_HtmlBlocks(markdown.parser), "html", 95)
    markdown.postprocessors.register(_StashedHtml(markdown), "raw_html", 30)


class _HtmlBlock(str):
    """HTML that is a block of its own, in no paragraph."""

    __slots__ = ()


class _HtmlBlocks(BlockProcessor):
    """A block of HTML, which ends at an empty line, or at the end of a comment or of HTML like `<pre>`."""

    def test(self, parent: Element, block: str) -> bool:
        return "<" in block and _first_html(block.split("\n")) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        start = _first_html(lines)
        assert start is not None, "tested before"
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
            lines = lines[start:]
        end = len(lines)
        if raw := opened_raw(lines[0]):
            while (
                not (found := _end_of_raw(lines, raw)) and blocks and not blocks[0].lstrip("\n").startswith(_SEPARATOR)
            ):
                lines += ["", *blocks.pop(0).split("\n")]
            end = found or len(lines)
        html = _HtmlBlock("\n".join(lines[:end]))
        SubElement(parent, "p").text = AtomicString(self.parser.md.htmlStash.store(html))
        if rest := "\n".join(lines[end:]).strip("\n"):
            blocks.insert(0, rest)


def _first_html(lines: Sequence[str]) -> int | None:
    """The line that a block of HTML begins with, in no list; None where none does."""
    number = 0
    while number < len(lines):
        line = lines[number]
        if ends_paragraph(line) or (not number and opens_html(line, in_paragraph=False)):
            return number
        begins_list = starts_list(line) if number else item_start(line)
        number = read_list(lines, number).end if begins_list else number + 1
    return None


def _end_of_raw(lines: Sequence[str], raw: str) -> int:
    """The index after the line that closes a comment or HTML like `<pre>`; 0 where none does."""
    return next((i + 1 for i, line in enumerate(lines) if closes_raw(line, raw, first=i == 0)), 0)


class _MarkedElements(Preprocessor):
    """Hands elements with the attribute `markdown` to `md_in_html`, and no other HTML."""

    def __init__(self, markdown: Markdown, reader: Preprocessor) -> None:
        super().__init__(markdown)
        self._reader = reader

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with placeholders in place of these elements."""
        found: list[str] = []
        start = 0
        while start < len(lines):
            match = _MARKED.match(lines[start]) if "<" in lines[start] else None
            end = _end_of_element(lines, start, match[1]) if match else start + 1
            found += self._reader.run(lines[start:end]) if match else lines[start:end]
            start = end
        return found


def _end_of_element(lines: Sequence[str], start: int, tag: str) -> int:
    """The index after the element that a line opens: the end of its text where it is never closed."""
    tags = re.compile(rf"<(/?){tag}\b", re.I)
    depth = 0
    for number in range(start, len(lines)):
        if lines[number].startswith(_SEPARATOR):
            return number
        depth += sum(-1 if closing else 1 for closing in tags.findall(lines[number]))
        if depth <= 0:
            return number + 1
    return len(lines)


class _StashedHtml(MarkdownInHTMLPostprocessor):
    """Puts HTML back, with no paragraph around a block of it."""

    def isblocklevel(self, html: str) -> bool:
        """Whether no paragraph may be around some HTML."""
        return isinstance(html, _HtmlBlock) or super().isblocklevel(html)

    def stash_to_string(self, text: str | Element) -> str:
        """The HTML of what was put aside."""
        return text if isinstance(text, _HtmlBlock) else super().stash_to_string(text)
