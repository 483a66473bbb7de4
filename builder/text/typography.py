"""Quotation marks and ellipses as they are printed, made from those of a keyboard."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"(<(?:code|pre|kbd|samp)\b.*?</(?:code|pre|kbd|samp)>|<[^>]*>)|([\"'])|(\.\.\.)", re.S)
_OPENS_AFTER = frozenset(" \t\n\u00a0([{-\u2010\u2011\u2012\u2013\u2014/\u201c\u2018\u00ab")
_ASKS = re.compile(r"[\"']|\.\.\.")
_TAG = re.compile(r"<[^>]*>")


def curl(fragment: str) -> str:
    """An HTML fragment with straight quotation marks curled and three full stops made one sign; code is left alone."""
    if not _ASKS.search(_TAG.sub("", fragment) if "<" in fragment else fragment):
        return fragment
    before = " "
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
        sign = (
            "\u2026"
            if match[3]
            else _quote(match[2], opens=before in _OPENS_AFTER, after=fragment[position : position + 1])
        )
        parts.append(sign)
        before = sign
    return "".join([*parts, fragment[position:]])


def _quote(mark: str, *, opens: bool, after: str) -> str:
    if mark == '"':
        return "\u201c" if opens else "\u201d"
    return "\u2018" if opens and not after.isdigit() else "\u2019"


def _after_tag(tag: str, before: str) -> str:
    """What a quotation mark behind a tag follows: a block starts a line, other tags are as if they were not there."""
    return " " if re.match(r"</?(?:p|li|ul|ol|td|th|div|blockquote|h[1-6]|dt|dd|br)\b", tag) else before
