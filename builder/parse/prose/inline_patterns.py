"""Puts our reader of the text in a line in the place of Python-Markdown's."""

from __future__ import annotations

from markdown import Markdown

from builder.parse.prose.additions import MARKS, RULES
from builder.parse.prose.inline import InlineReader, syntax

_SYNTAX = syntax(RULES, MARKS)


def read_inline(markdown: Markdown) -> None:
    """Let a converter read the text in a line as CommonMark and the additions say."""
    markdown.treeprocessors.register(InlineReader(markdown, _SYNTAX), "inline", 20)
