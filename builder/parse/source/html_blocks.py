"""What opens and closes a block of HTML, as CommonMark has it (0.31, section 4.6)."""

from __future__ import annotations

import re

_NAME = r"[a-zA-Z][a-zA-Z0-9-]*+"
_ATTRIBUTE = r"""\s++[a-zA-Z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+"""
OPEN_TAG = rf"<{_NAME}(?:{_ATTRIBUTE})*+\s*+/?>"
CLOSING_TAG = rf"</{_NAME}\s*+>"

_RAW = re.compile(r" {0,3}<(?:(pre|script|style|textarea)(?=[\s>]|$)|!--|\?|!\[CDATA\[|![a-z])", re.I)
_RAW_CLOSES = {"<!--": "-->", "<?": "?>", "<![cdata[": "]]>"}
_BLOCK = re.compile(
    r" {0,3}</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir"
    r"|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    r"|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead"
    r"|title|tr|track|ul)(?=\s|/?>|$)",
    re.I,
)
_ALONE = re.compile(rf" {{0,3}}(?:{OPEN_TAG}|{CLOSING_TAG})\s*+$", re.A)
_READ_INSIDE = re.compile(r"[^>]*\bmarkdown(?:\s*=|[\s>])")


def opened_raw(text: str) -> str:
    """What closes the comment or HTML like `<pre>` that a line opens, in lower case; empty where it opens none."""
    match = _RAW.match(text) if "<" in text else None
    if match is None:
        return ""
    return f"</{match[1].lower()}>" if match[1] else _RAW_CLOSES.get(match[0].lstrip(" ").lower(), ">")


def closes_raw(text: str, close: str, *, first: bool) -> bool:
    """Whether a line has what closes a comment or HTML like `<pre>`; `first`: it is the one that opens it."""
    match = _RAW.match(text) if first else None
    if match and close == "-->":
        return "-->" in text or text.lstrip(" ").startswith(("<!-->", "<!--->"))
    return close in text[match.end() if match else 0 :].lower()


def opens_html(text: str, *, in_paragraph: bool) -> bool:
    """Whether a line opens a block of HTML that ends at the next empty line.

    In an element with the attribute `markdown`, text is read as Markdown, so its tag opens none. Only certain tags end
    a paragraph.
    """
    if "<" not in text:
        return False
    found = _BLOCK.match(text) or (None if in_paragraph else _ALONE.match(text))
    return found is not None and not _READ_INSIDE.match(text)


def ends_paragraph(text: str) -> bool:
    """Whether a line is the first of a block of HTML, in a paragraph too."""
    return opened_raw(text) != "" or opens_html(text, in_paragraph=True)
