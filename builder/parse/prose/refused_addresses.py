"""Addresses that the cleaner removes from a text, so that each can be reported.

The cleaner keeps them from being published. This reader only looks for them: what it misses is plain text, as before.
"""

from __future__ import annotations

import re

from builder.model.allowed import ALLOWED, scheme
from builder.text.html_fragments import Start, read_html

_KEPT = re.compile(r"file|[a-z]")
"""`file:///home/…` and `C:\\…`, which the cleaner keeps for the rules."""
_ATTRIBUTE = re.compile(r"\b(?:href|src)\b", re.I)
_ADDRESSES = {"a": "href", "img": "src"}


def refused_in(html: str) -> tuple[str, ...]:
    """The addresses of some HTML, not cleaned yet, that no page may lead to."""
    if not _ATTRIBUTE.search(html):
        return ()
    starts = (token for token in read_html(html) if isinstance(token, Start))
    found = (start.attributes.get(_ADDRESSES.get(start.tag, ""), "") for start in starts)
    return tuple(address for address in found if address and _is_refused(address))


def _is_refused(address: str) -> bool:
    found = scheme(address)
    return bool(found) and found not in ALLOWED and not _KEPT.fullmatch(found)
