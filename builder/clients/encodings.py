"""Which encoding a text file is in.

The rule is short, so that it can be explained: a byte order mark decides; else UTF-8, whose form other encodings do not
have by chance; else Windows-1252, which Excel saves CSV in on most computers of the West. A library that guesses by
letter statistics (charset-normalizer) needs more text than thirty names, and is wrong without a word.
"""

from __future__ import annotations

import codecs
import re

from builder.clients.table import ListFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks, their codecs and names. UTF-32 is before UTF-16, since its mark begins with that of UTF-16."""

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
"""All but white space and DOS's end of a file. In a file that is not UTF-8 it shows that this is no text at all."""

WESTERN = "Western European (Windows)"


def decoded(source: ListFile) -> tuple[str, str]:
    """A file's text, and the name of its encoding unless it is UTF-8. Abort where it is no text."""
    try:
        text, name = _read(source.content)
    except UnicodeDecodeError:
        if _CONTROL.search(source.content):
            raise source.is_not_a_list() from None
        hint = "in your spreadsheet choose File, Save as, and the type “Excel (.xlsx)”; then open that file"
        raise source.refuse("GP727", "is in an encoding that cannot be recognised", hint) from None
    if "\0" in text or (name == WESTERN and _CONTROL.search(source.content)):
        raise source.is_not_a_list()
    return text, name


def _read(content: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(codec), name
    try:
        return content.decode(), ""
    except UnicodeDecodeError:
        return content.decode("cp1252"), WESTERN
