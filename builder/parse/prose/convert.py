"""Prose: Markdown texts become clean HTML, all texts of a guide in one call.

One call lets reference links, footnotes and abbreviations reach across a guide, and costs half of what a call for each
paragraph does. The texts are separated by paragraphs that hold nothing but a placeholder.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import nh3
from markdown import Markdown

from builder.parse.prose.additions import additions_in, may_be_added_to
from builder.parse.prose.alternative_text import use_alternatives
from builder.parse.prose.block_guard import skip_idle_blocks
from builder.parse.prose.block_processors import use_blocks
from builder.parse.prose.cell_boxes import use_cell_boxes
from builder.parse.prose.embeds import without_embeds
from builder.parse.prose.footnote_order import order_footnotes
from builder.parse.prose.html_processors import use_html_blocks
from builder.parse.prose.inline_patterns import read_inline
from builder.parse.prose.preprocess import preprocess
from builder.parse.prose.refused_addresses import refused_in
from builder.text.placeholders import CLOSE, FENCE, OPEN, PHRASE, SEPARATOR, placeholder, without_reserved_references

_EXTENSIONS = {
    "footnotes": "[^",
    "def_list": ":",
    "abbr": "*[",
    "attr_list": "{",
    "md_in_html": "markdown",
}
"""Each with the characters that a text must hold before it can do anything."""

_SEPARATOR = re.compile(f"<p>{OPEN}{SEPARATOR}(\\d+){CLOSE}</p>\n?")

_FENCE = re.compile(f"<pre>{OPEN}{FENCE}(\\d+){CLOSE}</pre>|{OPEN}{FENCE}(\\d+){CLOSE}")

_SAFE = re.compile(
    r"</?(?:p|strong|em|ul|ol|li|blockquote|code|pre|h[1-6]|table|thead|tbody|tr|th|td|dl|dt|dd|hr ?/|br ?/|a|hr|br)>"
    r"|<a href=\"(?:https?:/)?/?[\w./#%~-][^\s\"<>:&\\]*\">"
)
"""Tags that Python-Markdown writes on its own. A text whose HTML has no other ones has nothing to be cleaned of."""

TAGS = nh3.ALLOWED_TAGS | {"figure", "figcaption", "section", "button"} - {"button", "map", "area"}
ATTRIBUTES: Mapping[str, set[str]] = {
    **{tag: names - {"style"} for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "a": {"href", "title", "hreflang"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan", "align", "headers"},
    "th": {"colspan", "rowspan", "align", "headers", "scope"},
    "*": {"id", "class", "lang", "dir", "title"},
}
GONE = {"script", "style", "svg", "math", "template", "iframe", "object", "textarea", "select", "noscript"}
"""Tags that are taken out with all that is in them."""
_PATHS = {"file", *string.ascii_lowercase}
"""`file:///home/…` and `C:\\…` are kept for the rules, which refuse them and can say where they are."""
_ALIGN = re.compile(r' style="text-align: (left|right|center);"')
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=GONE,
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    link_rel=None,
    url_schemes={"http", "https", "mailto", "tel", *_PATHS},
    strip_comments=True,
)

_WORDS = r"(?:[^\W_]++|[ ,.;:?!'\"()%/\u2010-\u2015\u2018-\u201e\u2026-]++)"
_PHRASE = rf"(?=[^\W_]|[\u2018-\u201e]){_WORDS}++(?<! )"
_LINK = rf"(?<!!)\[({_PHRASE})\]\((https?://[A-Za-z0-9./#%~=?-]+)\)"
_STRONG = rf"(?<![^\s(])\*\*({_PHRASE})\*\*(?=[\s,.;:?!)]|$)"
_EM = rf"(?<![^\s(])\*({_PHRASE})\*(?=[\s,.;:?!)]|$)"
_LINE = rf"(?=[^\W\d_\n]|[\[*])(?:{_WORDS}|{_LINK}|{_STRONG}|{_EM})++(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*+")
"""Lines that hold nothing that means anything to Markdown, but for stressed words and links to whole addresses."""
_TAGS_OF_PLAIN = (
    ("[", re.compile(_LINK), r'<a href="\2">\1</a>'),
    ("**", re.compile(_STRONG), r"<strong>\1</strong>"),
    ("*", re.compile(_EM), r"<em>\1</em>"),
)

_EMPTY = re.compile(r"<p>\s*</p>\n?")
_DEFINITION = re.compile(r"^[ \t>]*:", re.M)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Clean HTML, and the addresses that were taken out of it."""

    html: str
    refused: tuple[str, ...] = ()


def convert(texts: Sequence[str]) -> tuple[list[Fragment], Fragment]:
    """The HTML of each text, and the HTML of the guide's footnotes.

    RecursionError where a text is nested too deeply.
    """
    fences: list[str] = []
    prepared = [preprocess(text, fences) for text in texts]
    found = [_plain(text) for text in prepared]
    if any("*[" in text for text in prepared):
        found = [None] * len(prepared)  # an abbreviation may be in any text
    marked_up = [text for text, html in zip(prepared, found, strict=True) if html is None]
    try:
        converted, footnotes = _together(marked_up)
    except RecursionError:
        _markdown.cache_clear()  # a converter that was broken off believes itself inside of a list
        raise
    if fences:
        converted, footnotes = [_with_fences(part, fences) for part in converted], _with_fences(footnotes, fences)
    rest = iter(converted)
    return [next(rest) if html is None else Fragment(html) for html in found], footnotes


def _with_fences(part: Fragment, fences: Sequence[str]) -> Fragment:
    """The HTML with its code, which no converter and no cleaner has looked into."""
    return replace(part, html=_FENCE.sub(lambda match: fences[int(match[1] or match[2])], part.html))


def _plain(text: str) -> str | None:
    """The HTML of one paragraph of words, stressed ones and links, of which it is clear what they are; else None.

    Most paragraphs and headings of a guide are such, so this takes two thirds off the conversion. A test compares what
    comes of them with what Python-Markdown makes.
    """
    words = text.strip("\n").removeprefix(PHRASE)
    if not _PLAIN.fullmatch(words) or may_be_added_to(words):
        return None
    for sign, written, tag in _TAGS_OF_PLAIN:
        if sign in words:
            words = written.sub(tag, words)
    return f"<p>{words}</p>"


def _together(prepared: Sequence[str]) -> tuple[list[Fragment], Fragment]:
    """The HTML of all texts, and of the footnotes, in one call. No text reaches over the separator after it."""
    source = "".join(f"{text}\n\n{placeholder(SEPARATOR, i)}\n\n" for i, text in enumerate(prepared))
    parts = _SEPARATOR.split(_markdown_for(source).reset().convert(source))
    dirty = "<" in "".join(prepared) or "{" in source
    return [_clean(part, always=dirty) for part in parts[0:-1:2]], _clean(parts[-1], always=True)


def _markdown_for(text: str) -> Markdown:
    """A converter with the extensions that a text may need: the others would look for characters it does not have."""
    return _markdown(tuple(name for name, signs in _EXTENSIONS.items() if _holds(text, signs)), additions_in(text))


def _holds(text: str, signs: str) -> bool:
    if signs == ":":
        return _DEFINITION.search(text) is not None
    return signs in text


@lru_cache(maxsize=64)
def _markdown(extensions: tuple[str, ...], additions: tuple[str, ...]) -> Markdown:
    markdown = Markdown(extensions=list(extensions), output_format="html")
    if "footnotes" in extensions:
        order_footnotes(markdown)
    use_blocks(markdown)
    use_cell_boxes(markdown)
    if "attr_list" in extensions:
        use_alternatives(markdown)
    skip_idle_blocks(markdown)
    use_html_blocks(markdown)
    read_inline(markdown, additions)
    return markdown


def _clean(html: str, *, always: bool) -> Fragment:
    """The HTML without scripts, handlers, styles and whatever else an author's text has no need of."""
    html = without_reserved_references(html.strip())
    if "text-align" in html:
        html = _ALIGN.sub(r' class="align-\1"', html)
    if not always and "<" not in _SAFE.sub("", html):
        return Fragment(html)
    html = without_embeds(html)
    return Fragment(_EMPTY.sub("", _CLEANER.clean(html)).strip(), refused_in(html))
