"""Addresses that the cleaner takes out of a text, so that each can be reported.

The cleaner keeps them from being published. This reader only looks for them: what it misses is plain text, as before.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from builder.model.allowed import ALLOWED, scheme

_KEPT = re.compile(r"file|[a-z]")
"""`file:///home/…` and `C:\\…`, which the cleaner keeps for the rules."""
_ATTRIBUTE = re.compile(r"\b(?:href|src)\b", re.I)
_ADDRESSES = {("a", "href"), ("img", "src")}


def refused_in(html: str) -> tuple[str, ...]:
    """The addresses of some HTML, not cleaned yet, that no page may lead to."""
    if not _ATTRIBUTE.search(html):
        return ()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what an element leads to."""
        for name, value in attributes:
            if (tag, name) in _ADDRESSES and value and _is_refused(value):
                self.found.append(value)

    def parse_html_declaration(self, i: int) -> int:
        """Go past a comment or a declaration. The parent raises AssertionError on some, such as `<![a[`."""
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        return self.rawdata.find(">", i) + 1 or -1


def _is_refused(address: str) -> bool:
    found = scheme(address)
    return bool(found) and found not in ALLOWED and not _KEPT.fullmatch(found)
