"""The one rule for addresses that a page may link to, in the text of a guide, its front matter or the settings."""

from __future__ import annotations

import re

from builder.diagnostics import Diagnostic, Span, error

ALLOWED = ("http", "https", "mailto", "tel")
"""What an address may start with; one without any is a page, a file or a heading of the site itself."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_LONGEST = 60


def scheme(address: str) -> str:
    """What an address starts with, in small letters, as a browser reads it (WHATWG URL): control characters and spaces
    before it, and tabs and line ends inside it, do not count. Empty where there is none.
    """
    found = _SCHEME.match(re.sub(r"[\t\n\r]", "", address).lstrip("".join(map(chr, range(33)))))
    return found[1].lower() if found else ""


def refusal(address: str, span: Span) -> Diagnostic | None:
    """Why no page may lead to an address: `javascript:` and `data:` run on a click, others open a program or nothing.

    None where one may.
    """
    if address.startswith("//"):
        return error("GP303", f"`{_short(address)}` has no `https:` before it", span, f"write `https:{address}`")
    found = scheme(address)
    if not found or found in ALLOWED:
        return None
    hint = "start it with `https://`, `http://`, `mailto:` or `tel:`, or name a page or a file of the project"
    return error("GP402", f"`{_short(address)}` is not an address that a page may link to", span, hint)


def _short(address: str) -> str:
    """An address that fits into a sentence, on one line."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in address)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
