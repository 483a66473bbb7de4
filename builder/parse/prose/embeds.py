"""HTML that no paper can show and no page may load: tick boxes become placeholders, videos and frames become links."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass

from builder.parse.prose.html_reader import HtmlReader
from builder.text.placeholders import BOX, placeholder

EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object"))
INSIDE = frozenset(("source", "track", "param"))
"""What is in an embed, and belongs to it."""
_ASKS = re.compile(r"<(?:input|iframe|video|audio|embed|object)\b", re.I)
_ADDRESSES = ("src", "data")

Attributes = list[tuple[str, str | None]]


def without_embeds(html: str) -> str:
    """The HTML with these replaced. What is left of them, such as one without an address, is for the cleaner."""
    if not _ASKS.search(html):
        return html
    finder = _Finder(html)
    for start, end, new in reversed(finder.edits):
        html = html[:start] + new + html[end:]
    return html


def is_box(tag: str, attributes: Attributes) -> bool:
    return tag == "input" and (dict(attributes).get("type") or "").lower() == "checkbox"


def address_of(attributes: Attributes) -> str:
    """The address that a tag shows what is at; empty where it has none."""
    found = dict(attributes)
    return next((value.strip() for name in _ADDRESSES if (value := found.get(name))), "")


@dataclass(slots=True)
class _Embed:
    """One that is open: where its first tag begins and ends, its name, its address and its title; `inner` counts those
    of its name that are open in it.
    """

    start: int
    opened: int
    tag: str
    address: str
    title: str
    in_text: bool
    inner: int = 0


class _Finder(HtmlReader):
    """`edits` are the places of these in the HTML, each with what comes there."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.edits: list[tuple[int, int, str]] = []
        self._embed: _Embed | None = None
        self._open: list[str] = []
        self._starts = [0]
        for line in html.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.feed(html)
        self._close(None)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A box is replaced, an embed begins, or what is inside of one tells its address."""
        start = self._here()
        if self._embed:
            self._embed.inner += tag == self._embed.tag
            self._embed.address = self._embed.address or address_of(attrs)
        elif is_box(tag, attrs):
            ticked = any(name == "checked" for name, _ in attrs)
            self.edits.append((start, self._end(), placeholder(BOX, int(ticked))))
        elif tag in EMBEDS:
            self._embed = _Embed(
                start, self._end(), tag, address_of(attrs), dict(attrs).get("title") or "", bool(self._open)
            )
            if tag == "embed":
                self._close(self._end())
        elif tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """As browsers read it: only tags that never hold anything are closed by a slash."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An embed ends."""
        if self._embed is None:
            if tag in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        elif tag == self._embed.tag and self._embed.inner:
            self._embed.inner -= 1
        elif tag == self._embed.tag:
            self._close(self._here() + len(f"</{tag}>"))

    def _close(self, end: int | None) -> None:
        """The embed that is open becomes a link; one that is never closed ends with its first tag."""
        embed, self._embed = self._embed, None
        if embed is None or not embed.address:
            return
        words = entities.escape(embed.title or embed.address)
        link = f'<a href="{entities.escape(embed.address)}">{words}</a>'
        self.edits.append((embed.start, end or embed.opened, link if embed.in_text else f"<p>{link}</p>"))

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _end(self) -> int:
        return self._here() + len(self.get_starttag_text() or "")


_VOID = frozenset(
    ("br", "hr", "img", "input", "col", "wbr", "source", "track", "param", "area", "base", "link", "meta")
)
