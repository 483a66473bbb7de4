"""The words of an HTML fragment, without its tags."""

from __future__ import annotations

import re
from html import unescape

from builder.text.html_fragments import read_html, text_of
from builder.text.placeholders import BLANK, CLOSE, OPEN, replace_placeholders

_BLANK = re.compile(f" ?{OPEN}{BLANK}[\\d.]+{CLOSE}")


def plain_text(fragment: str) -> str:
    """The words of an HTML fragment, on one line. A blank is three dots, so that a sentence with one can be heard."""
    return plain_words(text_in(fragment))


def plain_words(text: str) -> str:
    """The words of a string without tags."""
    if OPEN in text:
        text = replace_placeholders(_BLANK.sub(" …", text), _nothing)
    return " ".join(text.split())


def text_in(fragment: str) -> str:
    """The text of an HTML fragment, placeholders included. One paragraph of words alone needs no parser."""
    inner = inline(fragment)
    return text_of(read_html(inner)) if "<" in inner else unescape(inner)


def inline(fragment: str) -> str:
    """HTML of one paragraph without its `<p>`; other HTML as it is."""
    if fragment.startswith("<p>") and fragment.endswith("</p>") and fragment.count("<p>") == 1:
        return fragment[3:-4]
    return fragment


def _nothing(kind: str, number: int, blank_field: int) -> str:
    return ""
