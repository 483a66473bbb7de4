"""Marks: places inside prose that each medium writes in its own way.

Prose is HTML, but a blank, a tick box, a link or a picture looks different on screen and on paper. Such a place
is kept as a mark, two Unicode noncharacters round a letter and a number, which no author's text may hold. A
format replaces all of them in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable

OPEN, CLOSE = "\ufdd0", "\ufdd1"

SLOT = "s"  # a seam between two pieces of a guide; gone before a model value is made
BLANK = "b"  # a blank to write on; the number is how many underscores
BOX = "c"  # a box to tick; 1 where the author ticked it
BOX_END = "d"  # behind the words that belong to the box
LINK = "l"  # where link number n of the guide leads: the attribute `href`, or nothing
LINK_END = "e"  # just behind link number n: paper prints the address here
PICTURE = "p"  # the address of picture number n of the guide

_MARK = re.compile(f"{OPEN}([a-z])(\\d+){CLOSE}")
_RESERVED = dict.fromkeys([*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF, 0x0002, 0x0003], "\ufffd")


def mark(kind: str, number: int) -> str:
    return f"{OPEN}{kind}{number}{CLOSE}"


def replace_marks(html: str, write: Callable[[str, int], str]) -> str:
    """The text with each mark written by `write(kind, number)`."""
    if OPEN not in html:
        return html
    return _MARK.sub(lambda m: write(m[1], int(m[2])), html)


def without_reserved(text: str) -> str:
    """The text with noncharacters and Python-Markdown's own control characters made U+FFFD, so that no author can forge a mark."""
    return text.translate(_RESERVED)
