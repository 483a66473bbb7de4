"""What a line of text may hold besides what CommonMark has: the kinds of it. `additions.py` lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

ReadInline = Callable[[str, int], tuple[Element | str, int] | None]
"""Reads what begins at an index of a text. Returns it and the index after it; None where there is only text.

A string is shown as it is. Nothing is looked for in the text of an element. An `a` inside a link becomes its words.
"""


@dataclass(frozen=True, slots=True)
class InlineRule:
    """Something that begins with certain characters, such as an address without marks.

    `begins` is a regular expression, without groups that capture, for where it may begin. All texts are searched for
    it, so it must not begin with a repetition.
    """

    begins: str
    read: ReadInline


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of one character around words, such as `~~`: the same number before and after, as for emphasis.

    `tags` has an element's tag for each number of marks that is read.
    """

    character: str
    tags: Mapping[int, str]
