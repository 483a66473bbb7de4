"""Addresses without any marks become links, as in the extended autolinks of GitHub Flavored Markdown (0.29, 6.9)."""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from builder.parse.prose.inline_nodes import escaped
from builder.parse.prose.inline_rules import InlineRule

_ADDRESS = re.compile(r"[^\s<\ufdd0-\ufdef]+")
_MAIL = re.compile(r"(?:mailto:)?[A-Za-z0-9._+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?![A-Za-z0-9_@-])")
_BEFORE_WWW = "*_~("
_TRAILING = "?!.,:*_~'\""
_REFERENCE = re.compile(r"&[A-Za-z]+;$")
_LINK_TAG = re.compile(r"<(/?)a[\s>]", re.I)


def _read_web(text: str, start: int) -> tuple[Element, int] | None:
    match = _ADDRESS.match(text, start)
    is_www = text.startswith("www.", start)
    if match is None or _inside_written_link(text, start) or (is_www and not _may_be_www(text, start)):
        return None
    length = _www_length(match[0]) if is_www else _web_length(match[0])
    return _link(match[0][:length], "http://" if is_www else "", start) if length else None


def _read_mail(text: str, start: int) -> tuple[Element, int] | None:
    match = _MAIL.match(text, start)
    if match is None or not match[0][-1].isalpha() or _inside_written_link(text, start):
        return None
    return _link(match[0], "" if match[0].startswith("mailto:") else "mailto:", start)


def _link(words: str, scheme: str, start: int) -> tuple[Element, int]:
    element = Element("a", {"href": escaped(scheme + words)})
    element.text = AtomicString(escaped(words))
    return element, start + len(words)


def _may_be_www(text: str, start: int) -> bool:
    before = text[start - 1] if start else " "
    return before.isspace() or before in _BEFORE_WWW or "\ufdd0" <= before <= "\ufdef"


def _inside_written_link(text: str, start: int) -> bool:
    """Whether an `<a>` that the author wrote as HTML is open at an index."""
    tags = _LINK_TAG.findall(text, 0, start) if "<" in text else []
    return bool(tags) and not tags[-1]


def _www_length(text: str) -> int:
    return _trimmed(text) if _domain(text, dots=1) else 0


def _web_length(text: str) -> int:
    start = text.index("//") + 2
    if not _domain(text[start:], dots=0):
        return 0
    return max(_trimmed(text), start)


def _domain(text: str, *, dots: int) -> bool:
    """Whether a text begins with the name of a host: letters of any script, without `_` in its last two parts."""
    end = next((i for i, character in enumerate(text) if not _is_in_host(character)), len(text))
    parts = text[:end].split(".")
    return bool(end) and len(parts) > dots and not any("_" in part for part in parts[-2:])


def _is_in_host(character: str) -> bool:
    return character in "-_." or unicodedata.category(character)[0] not in "PSZC"


def _trimmed(text: str) -> int:
    """The length of an address without the punctuation at its end, and the brackets that it does not open itself."""
    end = len(text)
    brackets = text.count("(") - text.count(")")
    while end:
        last = text[end - 1]
        if last == ")" and brackets < 0:
            brackets += 1
            end -= 1
        elif last in _TRAILING:
            end -= 1
        elif last == ";":
            reference = _REFERENCE.search(text, 0, end)
            end = reference.start() if reference else end - 1
        else:
            break
    return end


WEB = InlineRule(r"(?<![a-zA-Z])[hH][tT][tT][pP][sS]?://|www\.", _read_web)
MAIL = InlineRule(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@|mailto:", _read_mail)
