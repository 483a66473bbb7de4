"""What GitHub makes of a text and what we make of it, in one form, so that they can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

from builder.parse.prose.convert import _clean, convert
from builder.text.html_fragments import BLOCKS, End, Start, read_html
from builder.text.placeholders import BLANK, BOX, replace_placeholders

_ALIGNED = re.compile(r'(<t[dh]) align="(left|right|center)"')
_WRITTEN = {BLANK: lambda count: "_" * count, BOX: lambda ticked: "[x]" if ticked else "[ ]"}
_LINES = BLOCKS | {"br"}


def on_github(text: str) -> list[str]:
    """The tags and the words that GitHub's own reader makes of a text, cleaned as every text is.

    Its extensions that are additions to the text of a line are off: strikethrough, tasks, addresses without marks.
    """
    html = cmarkgfm.markdown_to_html_with_extensions(text, options=Options.CMARK_OPT_UNSAFE, extensions=["table"])
    return shown(_clean(_ALIGNED.sub(r'\1 class="align-\2"', html), always=True).html)


def ours(text: str) -> list[str]:
    """The tags and the words that we make of a text, with blanks and boxes as they were written."""
    [fragment], _ = convert([text])
    return shown(replace_placeholders(fragment.html, lambda kind, number, _: _WRITTEN[kind](number)))


def shown(html: str) -> list[str]:
    """Tags and words, without the white space that no reader sees, the encoding of addresses, and strong in strong.

    In code, spaces at the end of a line are left out, and tabs are spaces.
    """
    found: list[str] = []
    in_pre = starts_line = False
    strong = 0
    for token in read_html(html):
        if isinstance(token, str):
            words = re.sub(r"[ \t]+(?=\n)", "", token).expandtabs(4) if in_pre else re.sub(r"\s+", " ", token)
            words = words.lstrip(" ") if starts_line and not in_pre else words
            if words and found and not found[-1].startswith("<"):
                found[-1] += words
            elif words:
                found.append(words)
            starts_line = starts_line and not words
            continue
        if token.tag == "strong":
            strong += 1 if isinstance(token, Start) else -1
            if strong > isinstance(token, Start):
                continue
        starts_line = token.tag in _LINES
        was_in_pre, in_pre = in_pre, isinstance(token, Start) if token.tag == "pre" else in_pre
        if starts_line and not was_in_pre and found and not found[-1].startswith("<"):
            found[-1:] = [words for words in [found[-1].rstrip(" ")] if words]
        found.append(f"</{token.tag}>" if isinstance(token, End) else f"<{' '.join([token.tag, *_attributes(token)])}>")
    return found


def _attributes(start: Start) -> Iterator[str]:
    for name, value in sorted(start.attributes.items()):
        yield f"{name}={unquote(value) if name in ('href', 'src') else value!r}"
