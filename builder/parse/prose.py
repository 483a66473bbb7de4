"""Prose: Markdown texts become clean HTML, all texts of a guide in one call.

One call lets reference links, footnotes and abbreviations reach across a guide, and costs half of what a call for each
paragraph does. The texts are parted by slots, paragraphs that hold nothing but a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import nh3
from markdown import Markdown

from builder.model.marks import BLANK, BOX, CLOSE, OPEN, SLOT, mark
from builder.parse.swift import speed_up

_EXTENSIONS = ("tables", "footnotes", "def_list", "abbr", "attr_list", "md_in_html", "fenced_code", "sane_lists")

_SLOT = re.compile(f"<p>{OPEN}{SLOT}(\\d+){CLOSE}</p>\n?")

_SAFE = re.compile(
    r"</?(?:p|strong|em|ul|ol|li|blockquote|code|pre|h[1-6]|table|thead|tbody|tr|th|td|dl|dt|dd|hr ?/|br ?/|a|hr|br)>"
    r"|<a href=\"(?:https?:/)?/?[\w./#%~-][^\s\"<>:\\]*\">"
)
"""Tags that Python-Markdown writes by itself. A text whose HTML has no other ones has nothing to be cleaned of."""

_TAGS = nh3.ALLOWED_TAGS | {"figure", "figcaption", "section", "button"} - {"button", "map", "area"}
_ATTRIBUTES = {
    **{tag: names - {"style"} for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "a": {"href", "title", "hreflang"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan", "align", "headers"},
    "th": {"colspan", "rowspan", "align", "headers", "scope"},
    "*": {"id", "class", "lang", "dir", "title"},
}
_ALIGN = re.compile(r' style="text-align: (left|right|center);"')
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags={
        "script",
        "style",
        "svg",
        "math",
        "template",
        "iframe",
        "object",
        "textarea",
        "select",
        "noscript",
    },
    attributes=_ATTRIBUTES,
    link_rel=None,
    url_schemes={"http", "https", "mailto", "tel"},
    strip_comments=True,
)

_BLANK = re.compile(
    r"(?:^|(?<=[\s(\[\u201c\u2018\"'\u00ab\u00bf\u00a1>]))_{3,}(?=[\s)\].,;:!?\u201d\u2019\"'\u00bb<]|$)", re.M
)
_ONLY_RULE = re.compile(r"^[ \t]{0,3}_{3,9}[ \t]*$")
_BOX = re.compile(r"^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[([ xX])\](?=[ \t])", re.M)
_CODE = re.compile(r"(`+)(?:.*?)\1|(?<=\]\()[^)]*\)|<[^>\n]*>|https?://\S+")


def convert(texts: Sequence[str]) -> tuple[list[str], str]:
    """The HTML of each text, and the HTML of the guide's footnotes. RecursionError where a text is nested too deeply."""
    markdown = _markdown()
    prepared = [_prepare(text) for text in texts]
    source = "".join(f"{text}\n\n{mark(SLOT, i)}\n\n" for i, text in enumerate(prepared))
    parts = _SLOT.split(markdown.reset().convert(source))
    if parts[1::2] != [str(i) for i in range(len(texts))]:
        return _one_by_one(prepared), ""
    dirty = "<" in "".join(prepared) or "{" in source
    return [_clean(part, always=dirty) for part in parts[0:-1:2]], _clean(parts[-1], always=True)


def _one_by_one(prepared: Sequence[str]) -> list[str]:
    """Each text by itself: for a guide with HTML that swallows what comes behind it, so that it swallows its own text only."""
    markdown = _markdown()
    return [_clean(markdown.reset().convert(text), always=True) for text in prepared]


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return speed_up(Markdown(extensions=list(_EXTENSIONS), output_format="html"))


def _clean(html: str, *, always: bool) -> str:
    """The HTML without scripts, handlers, styles and whatever else an author's text has no need of."""
    html = html.strip()
    if "text-align" in html:
        html = _ALIGN.sub(r' class="align-\1"', html)
    if not always and "<" not in _SAFE.sub("", html):
        return html
    return _CLEANER.clean(html)


def _prepare(text: str) -> str:
    """The text with its blanks and tick boxes made marks, and a `#` that is no heading kept as one."""
    if "___" in text:
        text = _blanks(text)
    if "[ ]" in text or "[x]" in text or "[X]" in text:
        text = _BOX.sub(lambda m: m[1] + mark(BOX, int(m[2] != " ")), text)
    if "#" in text:
        text = re.sub(r"^( {0,3})(?=#)", r"\1\\", text, flags=re.M)
    return text


def _blanks(text: str) -> str:
    lines = text.split("\n")
    fence = ""
    for number, line in enumerate(lines):
        opened = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if opened and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else opened[1]
        elif not fence and "___" in line and not _ONLY_RULE.match(line) and not line.startswith(("    ", "\t")):
            lines[number] = _blanks_of_line(line)
    return "\n".join(lines)


def _blanks_of_line(line: str) -> str:
    kept = [match.span() for match in _CODE.finditer(line)]
    return _BLANK.sub(lambda m: m[0] if any(a <= m.start() < b for a, b in kept) else mark(BLANK, len(m[0])), line)
