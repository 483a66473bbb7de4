"""What was read in a line, put together as elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX

from builder.parse.prose.emphasis import Run
from builder.parse.prose.links import Target

Node = str | Run | Element
"""A part of a line: text, marks that may be emphasis, or an element."""

_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def escaped(text: str) -> str:
    """A text in which later steps of the conversion find nothing: each sign that may mean something is a number."""
    return _SIGNS.sub(lambda match: "&amp;" if match[0] == "&" else f"{STX}{ord(match[0])}{ETX}", text)


def link(target: Target, inner: Sequence[Node]) -> Element:
    """A link around what was read, in which other links become their words."""
    words = (node.text or "" if isinstance(node, Element) and node.tag == "a" else node for node in inner)
    element = element_of("a", words)
    element.set("href", escaped(target.address))
    if target.title:
        element.set("title", escaped(target.title))
    return element


def image(target: Target, inner: Sequence[Node]) -> Element:
    """An image, with the words of what was read as its alternative text."""
    words = element_of("span", inner)
    element = Element("img", {"alt": _alternative(words).replace("\n", " "), "src": escaped(target.address)})
    if target.title:
        element.set("title", escaped(target.title))
    return element


def _alternative(element: Element) -> str:
    """The words of some text, with those of the images in it."""
    inner = (_alternative(child) + (child.tail or "") for child in element)
    return "".join([element.get("alt", ""), element.text or "", *inner])


def element_of(tag: str, nodes: Iterable[Node]) -> Element:
    """An element that holds what was read."""
    open_ones = [Element(tag)]
    texts: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            texts.append(node)
            continue
        if isinstance(node, Element):
            _add_text(open_ones[-1], texts)
            open_ones[-1].append(node)
            continue
        for _ in range(node.closed):
            _add_text(open_ones.pop(), texts)
        texts.append(node.character * node.count)
        for name in reversed(node.opened):
            _add_text(open_ones[-1], texts)
            open_ones.append(SubElement(open_ones[-1], name))
    _add_text(open_ones[0], texts)
    return open_ones[0]


def _add_text(element: Element, texts: list[str]) -> None:
    """Add texts after what is last in an element, and forget them."""
    text = "".join(texts)
    texts.clear()
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
