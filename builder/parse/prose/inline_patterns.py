"""Puts our reader of the text in a line in the place of Python-Markdown's."""

from __future__ import annotations

from collections.abc import Sequence

from markdown import Markdown

from builder.parse.prose.additions import ADDITIONS
from builder.parse.prose.inline import InlineReader, syntax


def read_inline(markdown: Markdown, additions: Sequence[str]) -> None:
    """Let a converter read the text in a line as CommonMark and some additions say."""
    rules = [rule for name in additions for rule in ADDITIONS[name].rules]
    marks = [mark for name in additions for mark in ADDITIONS[name].marks]
    markdown.treeprocessors.register(InlineReader(markdown, syntax(rules, marks)), "inline", 20)
