"""Addresses: what a guide, a tag or a heading is called in a URL."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LONGEST = 80
_LONGEST_IN_BYTES = 200
"""Of UTF-8: file systems allow 255 for a name, and a PDF's has the edition and the paper after it."""
_WORD = re.compile(r"[^\W_]+")
_WORD_WITH_MARKS = re.compile(r"(?:[^\W_]|[^\x00-\x7f])+")
_NOT_IN_ANCHOR = re.compile(r"[^\w -]")
_IN_ANCHOR = frozenset(("Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Pc"))
"""What Ruby's `\\p{Word}` is, which GitHub and kramdown keep, as categories of Unicode."""
_WINDOWS_NAMES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$")

RESERVED = frozenset({"assets", "guides", "tags", "404", "feed", "index", "sitemap", "robots"})
"""Top-level names that the site itself uses."""


@lru_cache(maxsize=4096)
def slugify(text: str) -> str:
    """Lower-case words joined by hyphens.

    Latin letters lose their accents; letters of other scripts stay as they are (NFC). At most 80 characters, cut at a
    word. Empty where the text has no letter or digit.
    """
    plain = text.lower().replace("'", "").replace("\u2019", "")
    words = _WORD.findall(plain) if plain.isascii() else _words(plain)
    slug = "-".join(words)
    if slug == _cut(slug):
        return slug
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else _cut(word)
        if longer != _cut(longer):
            break
        slug = longer
    return slug


def github_anchor(text: str) -> str:
    """The id that GitHub and Jekyll give to a heading: letters of any script, marks, digits, `_` and hyphens stay, each
    space is a hyphen, and all else is removed. `C & D` is `c--d`.
    """
    plain = text.strip().lower()
    if not plain.isascii():
        kept = (c for c in plain if c in " -" or unicodedata.category(c) in _IN_ANCHOR)
        return "".join(kept).replace(" ", "-")
    return _NOT_IN_ANCHOR.sub("", plain).replace(" ", "-")


def _cut(text: str) -> str:
    """As much of a string as may be in a name."""
    text = text[:_LONGEST]
    return text if text.isascii() else text.encode()[:_LONGEST_IN_BYTES].decode("utf-8", "ignore")


def is_windows_name(name: str) -> bool:
    """Whether Windows keeps a name for a device, so that a site that is unpacked there would lack its page."""
    return _WINDOWS_NAMES.match(name.partition(".")[0].lower()) is not None


def slug_problem(slug: str) -> str:
    """Why a slug cannot be used as a folder of the site; empty where it can."""
    if not slug:
        return "is empty"
    if slug != slugify(slug):
        return "contains more than lower-case letters, digits and hyphens"
    if slug in RESERVED or _WINDOWS_NAMES.match(slug):
        return "is a name that the site itself uses"
    return ""


def _words(text: str) -> list[str]:
    """The words of a string, Latin letters without accents; in other scripts marks are part of the letter before."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFKC", text).lower():
        base = unicodedata.normalize("NFKD", character)
        if base[0].isascii():
            kept += [c for c in base if not unicodedata.combining(c)]
        elif character.isalnum() or (unicodedata.category(character)[0] == "M" and kept and not kept[-1].isascii()):
            kept.append(character)
        elif unicodedata.category(character)[0] != "M":
            kept.append(" ")
    return _WORD_WITH_MARKS.findall("".join(kept))
