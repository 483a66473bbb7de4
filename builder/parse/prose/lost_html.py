"""What cleaning removes from the HTML in a text, reported with its place: once for each tag and attribute of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.diagnostics import Diagnostic, Span, warning
from builder.parse.prose.convert import ATTRIBUTES, GONE, TAGS
from builder.parse.prose.embeds import EMBEDS, INSIDE, Attributes, address_of, is_box
from builder.parse.prose.html_reader import HtmlReader
from builder.parse.source.classifier import classify
from builder.parse.source.containers import CODE, INDENTED, OPENS
from builder.parse.source.scanner import Line

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:.+?)(?<!`)\1(?!`)|\\<")
_NAME = re.compile(r"[a-z][a-z0-9-]*$")
_COMPONENT = re.compile(r"<[A-Z]\w*[a-z]")
"""A tag of MDX, which is reported as such."""
_HARMLESS = INSIDE | {"label", "picture"}
"""Tags whose loss nobody sees: what they hold stays."""


def lost_html(texts: Iterable[Sequence[Line]]) -> Iterator[Diagnostic]:
    """A warning for each kind of HTML that a guide does without."""
    reported: set[tuple[str, str, str]] = set()
    for lines in texts:
        if any("<" in line.text for line in lines):
            for name, attribute, diagnostic in _Lost(lines).found:
                key = (diagnostic.span.file, name if not attribute else "", attribute)
                if key not in reported:
                    reported.add(key)
                    yield diagnostic


def without_code(lines: Sequence[Line]) -> Iterator[str]:
    """The lines with what is code made spaces, so that places stay."""
    for line, found in zip(lines, classify([line.text for line in lines]), strict=True):
        if found.kind in (OPENS, CODE, INDENTED):
            yield ""
        else:
            yield _CODE_SPAN.sub(lambda match: " " * len(match[0]), line.text)


class _Lost(HtmlReader):
    """`found` are the tags and attributes that are lost, by name, each with its message."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self.found: list[tuple[str, str, Diagnostic]] = []
        self._lines = lines
        self._inside = ""
        self.feed("\n".join(without_code(lines)))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A tag, and what it holds, is kept, made something else, or lost."""
        if self._inside or not _NAME.match(tag) or tag in _HARMLESS or is_box(tag, attrs):
            return
        if _COMPONENT.match(self.get_starttag_text() or "") and tag not in TAGS and tag not in EMBEDS:
            return
        span = self._span(tag)
        if tag in EMBEDS:
            self._inside = "" if tag == "embed" else tag
            has_address = address_of(attrs) or "<source" in "".join(line.text for line in self._lines)
            self.found.append((tag, "", _embedded(tag, span) if has_address else _removed(tag, span)))
        elif tag not in TAGS:
            self._inside = tag if tag in GONE else ""
            self.found.append((tag, "", _removed(tag, span)))
        else:
            known = ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"] | {"markdown"}
            self.found += [(tag, name, _stripped(name, tag, span)) for name, _ in attrs if name not in known]

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """A slash at the end of a tag means nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """The end of what is lost with all that it holds."""
        if tag == self._inside:
            self._inside = ""

    def _span(self, tag: str) -> Span:
        number, column = self.getpos()
        return self._lines[number - 1].span(column, len(tag) + 1)


def _embedded(tag: str, span: Span) -> Diagnostic:
    message = f"`{tag}` becomes a link, since paper cannot show it and pages load nothing from elsewhere"
    return warning("GP116", message, span, "the text of the link is its `title`, or its address if it has no title")


def _removed(tag: str, span: Span) -> Diagnostic:
    what = "with all that is in it" if tag in GONE else "and what is in it stays"
    hint = "write it in Markdown; to show the character `<`, write `\\<`"
    return warning("GP117", f"the tag `<{tag}>` is removed, {what}", span, hint)


def _stripped(name: str, tag: str, span: Span) -> Diagnostic:
    message = f"the attribute `{name}` of `<{tag}>` is removed"
    return warning("GP118", message, span, "the theme decides how a guide looks, and a guide runs no code")
