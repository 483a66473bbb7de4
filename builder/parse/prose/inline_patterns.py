"""Code, escapes and line breaks in a line, as CommonMark has them, for Python-Markdown."""

from __future__ import annotations

import re
import string
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import BacktickInlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AtomicString

_CODE = r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<![\\`])(`+)(?!`)(.+?)(?<!`)\2(?!`))"
_BREAK = r"(?: {2,}|\\)\n"


def use_inline_patterns(markdown: Markdown) -> None:
    """Put these patterns in the place of Python-Markdown's own, and let a backslash make any character a plain one."""
    markdown.ESCAPED_CHARS = list(string.punctuation)
    markdown.inlinePatterns.register(_Code(_CODE), "backtick", 190)
    markdown.inlinePatterns.register(SubstituteTagInlineProcessor(_BREAK, "br"), "linebreak", 100)


class _Code(BacktickInlineProcessor):
    """Code keeps its spaces, but for one at each end that parts it from its marks."""

    def handleMatch(  # type: ignore[override]  # the stubs derive it from another pattern
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """The code as an element, or the backslashes before it."""
        found, start, end = super().handleMatch(m, data)
        if isinstance(found, Element):
            code = m[3].replace("\n", " ")
            code = code[1:-1] if code[0] == code[-1] == " " and code.strip() else code
            found.text = AtomicString(code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        return found, start, end
