"""Quotation marks and ellipses as they are printed, made from those of a keyboard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"(<(?:code|pre|kbd|samp)\b.*?</(?:code|pre|kbd|samp)>|<[^>]*>)|([\"'])|(\.\.\.)", re.S)
_OPENS_AFTER = frozenset(" \t\n\u00a0([{-\u2010\u2011\u2012\u2013\u2014/\u201c\u2018\u00ab")
_ASKS = re.compile(r"[\"']|\.\.\.")
_TAG = re.compile(r"<[^>]*>")
_APOSTROPHE, _ELLIPSIS = "\u2019", "\u2026"


@dataclass(frozen=True)
class Quotes:
    """The marks of a quotation and of one inside it, each as (opening, closing). A mark may bring a space with it."""

    outer: tuple[str, str]
    inner: tuple[str, str]

    def around(self, text: str) -> str:
        """A string in quotation marks."""
        return f"{self.outer[0]}{text}{self.outer[1]}"


ENGLISH = Quotes(("\u201c", "\u201d"), ("\u2018", "\u2019"))


def curl(fragment: str, quotes: Quotes = ENGLISH) -> str:
    """An HTML fragment with straight quotation marks as a language prints them, and three full stops as one character;
    code is left alone.

    A single mark that closes nothing is an apostrophe.
    """
    if not _ASKS.search(_TAG.sub("", fragment) if "<" in fragment else fragment):
        return fragment
    opens_after = _opens_after(quotes)
    before, inside = " ", False
    parts: list[str] = []
    position = 0
    for match in _TOKEN.finditer(fragment):
        text = fragment[position : match.start()]
        before = text[-1] if text else before
        parts.append(text)
        position = match.end()
        if match[1]:
            parts.append(match[1])
            before = "x" if match[1].startswith(("<code", "<pre", "<kbd", "<samp")) else _after_tag(match[1], before)
            continue
        if match[3]:
            parts.append(_ELLIPSIS)
            before = _ELLIPSIS
            continue
        following = fragment[position : position + 1]
        opens = before in opens_after and not (match[2] == "'" and following.isdigit())
        if match[2] == '"':
            parts.append(quotes.outer[not opens])
        elif opens or (inside and not (before.isalnum() and following.isalnum())):
            parts.append(quotes.inner[not opens])
            inside = opens
        else:
            parts.append(_APOSTROPHE)
        before = "(" if opens else "x"
    return "".join([*parts, fragment[position:]])


@lru_cache(maxsize=16)
def _opens_after(quotes: Quotes) -> frozenset[str]:
    """The characters that an opening mark may follow: a mark that closes in this language is none of them."""
    opening, closing = {quotes.outer[0][:1], quotes.inner[0][:1]}, {quotes.outer[1][-1:], quotes.inner[1][-1:]}
    return (_OPENS_AFTER | opening) - (closing - opening)


def _after_tag(tag: str, before: str) -> str:
    """What a quotation mark after a tag follows: a block starts a line, other tags are as if they were not there."""
    return " " if re.match(r"</?(?:p|li|ul|ol|td|th|div|blockquote|h[1-6]|dt|dd|br)\b", tag) else before
