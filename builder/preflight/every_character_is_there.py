"""No character is printed as an empty box: the glyph `.notdef`, which is number 0 of each font."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, String, parse_content_stream

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened

_MAY_BE = re.compile(rb"<(?:[0-9A-Fa-f]{4})*?0000|\\000|\x00|\(")
"""What the bytes of a page contain where it may draw glyph 0. Only such pages are parsed, which takes 1 ms for each."""


_DRAWN = re.compile(rb"/(\S+)\s+Do\b")


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    checked: dict[tuple[int, int], bool] = {}
    pages = tuple(n for n, page in enumerate(pdf.file.pages, 1) if _page_lacks(page, checked))
    if pages:
        hint = "install a font that has the characters, such as one of the Noto fonts, and build again"
        yield Finding("GP282", "a character that no font has is printed as an empty box", pages, hint)


def _page_lacks(page: Page, checked: dict[tuple[int, int], bool]) -> bool:
    contents = page.obj.get(Name.Contents)
    if contents is None:
        return False
    streams = list(contents) if isinstance(contents, Array) else [contents]
    return _lacks(b"\n".join(stream.read_bytes() for stream in streams), page.resources, page, checked)


def _form_lacks(form: Object, checked: dict[tuple[int, int], bool]) -> bool:
    """Whether a form XObject draws glyph 0, or one that it draws does."""
    key = form.objgen
    if key not in checked:
        checked[key] = False  # also while it is looked into, if it leads back to itself
        if form.get(Name.Subtype) == Name.Form:
            checked[key] = _lacks(form.read_bytes(), form.get(Name.Resources, Dictionary()), form, checked)
    return checked[key]


def _lacks(content: bytes, resources: Object, drawn: Page | Object, checked: dict[tuple[int, int], bool]) -> bool:
    """Whether a page or a form XObject draws glyph 0. `content` is the bytes of it."""
    forms = resources.get(Name.XObject, Dictionary())
    named = {f"/{name.decode('latin-1')}" for name in _DRAWN.findall(content)}
    if any(_form_lacks(forms[name], checked) for name in named if name in forms):
        return True
    if not _MAY_BE.search(content):
        return False
    fonts = resources.get(Name.Font, Dictionary())
    two_bytes = {str(name) for name, font in fonts.items() if font.get(Name.Subtype) == Name.Type0}
    is_wide = False
    for instruction in parse_content_stream(drawn, "Tf Tj TJ ' \""):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            is_wide = str(operands[0]) in two_bytes
        elif is_wide:
            shown = operands[-1]
            strings = list(shown) if isinstance(shown, Array) else [shown]
            if any(_has_zero(bytes(text)) for text in strings if isinstance(text, String)):
                return True
    return False


def _has_zero(codes: bytes) -> bool:
    return any(not codes[at] and not codes[at + 1] for at in range(0, len(codes) - 1, 2))
