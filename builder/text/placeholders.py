"""Marks: places inside prose that each medium writes in its own way.

Prose is HTML, but a blank, a tick box, a link or an image looks different on screen and on paper. Such a place
is kept as a placeholder, two Unicode noncharacters round a letter and a number, which no author's text may hold. A
format replaces all of them in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable

OPEN, CLOSE = "\ufdd0", "\ufdd1"

SEPARATOR = "s"  # between two texts of a guide; removed before a model value is made
FENCE = "f"  # a code fence on its way through Markdown; removed before a model value is made
BLANK = "b"  # a blank to write on: how many underscores, and which blank field of the guide it is
CLIENT = "n"  # just after a blank: the column of a client that fills it, its bytes as one number; removed later
BOX = "c"  # a box to tick: 1 where the author ticked it, and which blank field of the guide it is
BOX_END = "d"  # after the words that belong to the box
LINK = "l"  # where link number n of the guide leads: the attribute `href`, or nothing
LINK_END = "e"  # just after link number n: paper prints the address here
PICTURE = "p"  # the address of picture number n of the guide
PICTURE_START = "q"  # just before the `<img>` of picture number n: the screen names its other files here
PICTURE_END = "r"  # just after that `<img>`
FIGURE = "g"  # the figure of image number n, or with a second number so many side by side: attributes, or nothing
TABLE = "t"  # table number n of the guide: attributes of its frame, or nothing

PHRASE = "\ufdd2"
"""At the start of text that is words for a line and never a list, a quotation or a table: a heading."""

INNER_HEADING = "\ufdd3"
"""At the start of a line that is a heading inside of a component, where it begins nothing."""

_MARK = re.compile(f"{OPEN}([a-z])(\\d+)(?:\\.(\\d+))?{CLOSE}")
_OURS = re.compile("[\ufdd0-\ufdef\ufffe\uffff\x02\x03]")
_CONTROL = re.compile("[\ufdd0-\ufdef\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACES = {"\x0b": " ", "\x0c": " "}
"""What word processors write for the end of a line and of a page."""
_REFERENCE = re.compile(r"&#(x[0-9a-f]+|[0-9]+);?", re.I)


Writer = Callable[[str, int, int], str]
"""Writes a placeholder: its kind, its number and, of a blank or a box, the number of its blank field; of a row of
figures, how many they are; 0 of others."""


def placeholder(kind: str, number: int, blank_field: int | None = None) -> str:
    return f"{OPEN}{kind}{number}{CLOSE}" if blank_field is None else f"{OPEN}{kind}{number}.{blank_field}{CLOSE}"


def column_number(column: str) -> int:
    """A column's name as the number of a placeholder."""
    return int.from_bytes(column.encode("utf-8"), "big")


def column_of(number: int) -> str:
    """The name that `column_number` made a number of."""
    return number.to_bytes((number.bit_length() + 7) // 8, "big").decode("utf-8")


def replace_placeholders(html: str, write: Writer) -> str:
    """The text with each placeholder as `write` writes it."""
    if OPEN not in html:
        return html
    return _MARK.sub(lambda m: write(m[1], int(m[2]), int(m[3] or 0)), html)


def without_reserved(text: str) -> str:
    """The text with U+FFFD for noncharacters and control characters: no forged placeholders, and feeds stay XML."""
    return _CONTROL.sub(lambda match: _SPACES.get(match[0], "\ufffd"), text)


def without_reserved_references(html: str) -> str:
    """HTML in which no reference like `&#xfdd0;` is a reserved character, since a cleaner writes these out."""
    return _REFERENCE.sub(_unreserved, html) if "&#" in html else html


def _unreserved(match: re.Match[str]) -> str:
    digits = match[1].lower()
    number = int(digits[1:], 16) if digits[0] == "x" else int(digits.lstrip("0")[:8] or "0")
    return "\ufffd" if number < 0x110000 and _OURS.match(chr(number)) else match[0]
