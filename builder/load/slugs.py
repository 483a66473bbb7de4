"""Addresses: what a guide, a tag or a heading is called in a URL."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
_WORD = re.compile(r"[^\W_]+")
_WINDOWS_NAMES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$")

RESERVED = frozenset({"assets", "guides", "tags", "404", "feed", "index", "sitemap", "robots"})
"""Top-level names that the site itself uses."""


def slugify(text: str) -> str:
    """Lower-case words joined by hyphens.

    Latin letters lose their accents; letters of other scripts stay as they are (NFC). At most 80 characters, cut at a
    word. Empty where the text has no letter or digit.
    """
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(_unaccent(c) for c in unicodedata.normalize("NFC", plain))
    words = _WORD.findall(plain.replace("'", "").replace("\u2019", ""))
    slug = ""
    for word in words:
        if slug and len(slug) + len(word) >= _LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word[:_LONGEST]
    return slug if slug.isascii() else unicodedata.normalize("NFC", slug)


def slug_problem(slug: str) -> str:
    """Why a slug cannot be used as a folder of the site; empty where it can."""
    if not slug:
        return "is empty"
    if slug != slugify(slug):
        return "holds more than small letters, digits and hyphens"
    if slug in RESERVED or _WINDOWS_NAMES.match(slug):
        return "is a name the site needs for itself"
    return ""


def _unaccent(character: str) -> str:
    if character.isascii():
        return character
    base = unicodedata.normalize("NFKD", character)
    return "".join(c for c in base if not unicodedata.combining(c)) if base[0].isascii() else character
