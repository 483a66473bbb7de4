"""HTML as a row of tokens: a fragment is read by an HTML parser, changed token by token, and written again.

The parser is lexbor's, which reads as browsers do, so the tokens are well nested whatever the text was. A row and not
a tree, since what asks for it goes over the text once, and since no depth of nesting can then exhaust the stack.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.text.placeholders import OPEN

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
"""Elements that hold nothing and have no end tag (HTML, 13.1.2)."""

_BLOCKS = """
address article aside blockquote caption center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4
h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin on a line of their own, and so end the words before them."""


class Start(NamedTuple):
    """The start tag of an element, its attributes in the order in which they were written."""

    tag: str
    attributes: dict[str, str]

    def renamed(self, attribute: str, name: str) -> Start:
        """The tag with another name in the place of an attribute, and no value."""
        return Start(self.tag, {name if key == attribute else key: value for key, value in self.attributes.items()})


class End(NamedTuple):
    """The end tag of an element."""

    tag: str


Token = Start | End | str
"""A tag, or text without character references."""


class _Documents(threading.local):
    """An element for each thread, which HTML is read into.

    A document of its own for each fragment would take ten times as long. One frees the memory of what was read
    into it only when it is freed itself, so it is renewed now and then.
    """

    element: LexborNode | None = None
    length = 0

    def read(self, html: str) -> LexborNode | None:
        """The first node of some HTML, which is there until the next is read."""
        if self.element is None or self.length > _LENGTH_READ:
            self.element, self.length = LexborHTMLParser("<div></div>", is_fragment=True).root, 0
        assert self.element is not None, "it was read from a div"
        self.element.inner_html = html
        self.length += len(html)
        return self.element.first_child


_LENGTH_READ = 1_000_000
"""Characters that are read into one document, for which it takes some 6 MB."""

_DOCUMENTS = _Documents()


def read_html(html: str) -> list[Token]:
    """The tokens of a fragment: each start tag has its end tag, but for void elements. Comments are left out."""
    tokens: list[Token] = []
    opened: list[tuple[LexborNode, End]] = []
    node = _DOCUMENTS.read(html) if html else None
    while node is not None or opened:
        if node is None:
            node, end = opened.pop()
            tokens.append(end)
        elif (tag := node.tag or "") == "-text":
            tokens.append(node.text_content or "")
        elif not tag.startswith("-"):
            tokens.append(Start(tag, {name: value or "" for name, value in node.attributes.items()}))
            if tag not in VOID:
                opened.append((node, End(tag)))
                node = node.first_child
                continue
        node = node.next
    return tokens


def write_html(tokens: Iterable[Token]) -> str:
    """The tokens as HTML. An attribute whose name is a placeholder is written without a value.

    A reader drops a line's end right after `<pre>`, so one that is meant is written twice.
    """
    written: list[str] = []
    before: Token = ""
    for token in tokens:
        if isinstance(token, str) and token.startswith("\n") and isinstance(before, Start) and before.tag == "pre":
            written.append("\n")
        written.append(_written(token))
        before = token
    return "".join(written)


def text_of(tokens: Iterable[Token]) -> str:
    """The text in some tokens, placeholders included."""
    return "".join(token for token in tokens if isinstance(token, str))


def element_at(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """What the element holds that begins at an index: the tokens between its tags."""
    depth = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if isinstance(token, Start):
            depth += token.tag not in VOID
        elif isinstance(token, End):
            depth -= 1
        if not depth:
            return tokens[start + 1 : index]
    return tokens[start + 1 :]


def _written(token: Token) -> str:
    if isinstance(token, str):
        return _escaped(token)
    if isinstance(token, End):
        return f"</{token.tag}>"
    return f"<{token.tag}{''.join(_attributes(token))}>" if token.attributes else f"<{token.tag}>"


def _attributes(start: Start) -> Iterator[str]:
    for name, value in start.attributes.items():
        yield f" {name}" if name.startswith(OPEN) else f' {name}="{_escaped(value).replace(chr(34), "&quot;")}"'


def _escaped(text: str) -> str:
    """As the HTML standard writes text (13.3), and the cleaner too."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&nbsp;") if "\u00a0" in text else text
