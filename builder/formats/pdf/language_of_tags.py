"""Which language a part of a PDF is in, so that a screen reader says our own words as they are meant.

An edition may speak another language than its guide. Its words are then marked in the tree of the workbook (`lang`),
and WeasyPrint, which writes the language of the whole file alone, is made to write that of each tag too (`Lang`; ISO
32000-1, 14.9.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.pdf import tags

from builder.model.languages import Language
from builder.theming import Kit

_GIVEN = re.compile(r"\\\{\w*\\\}")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST, _LONGEST = 3, 80
"""Letters of ours that a string has beside what is put into it; characters of what is put in."""


class Ours:
    """What we say in a language, and a guide does not."""

    def __init__(self, language: str, said: set[str]) -> None:
        self._language = language
        self._said = {text for text in said if "{" not in text}
        patterns = (_GIVEN.sub(f".{{1,{_LONGEST}}}", re.escape(text)) for text in sorted(said - self._said))
        long = [pattern for pattern in patterns if len(_LETTER.findall(pattern)) >= _FEWEST]
        self._patterns = re.compile("|".join(long) or r"(?!)")

    @classmethod
    def of(cls, kit: Kit, tag: str) -> Ours | None:
        """What a kit says in another language than that of a guide, by its tag; None where it is the same."""
        of_guide = kit.languages.of(tag)
        if of_guide is kit.language:
            return None
        return cls(kit.language.code, set(_said(kit, kit.language)) - set(_said(kit, of_guide)))

    def mark(self, root: Element) -> None:
        """Mark what we say in a tree: elements all of whose words are ours, the outermost of them."""
        for child in root:
            if self._is_ours(child):
                child.set("lang", self._language)
            else:
                self.mark(child)

    def _is_ours(self, element: Element) -> bool:
        words = [text for text in map(_plain, element.itertext()) if _LETTER.search(text)]
        return bool(words) and all(text in self._said or self._patterns.fullmatch(text) for text in words)


def _said(kit: Kit, language: Language) -> Iterator[str]:
    """Every string of a language, those in one line apart."""
    for text in (*language.text.values(), *(t for k in kit.components.values() for t in k.strings(language).values())):
        yield from map(_plain, text.split("|"))


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" :\u2026")


_tagged = tags._build_box_tree


def _with_language(box: Any, *others: Any) -> Iterator[Any]:  # WeasyPrint has no types
    for element in _tagged(box, *others):
        if box.element is not None and box.element_tag not in ("html", "body") and (tag := box.element.get("lang")):
            element["Lang"] = pydyf.String(tag)
        yield element


def keep_languages() -> None:
    """From now on, in this process."""
    tags._build_box_tree = _with_language
