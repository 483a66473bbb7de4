"""A page number in the contents, or after a reference, is that of the page which the link leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Name, Object

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.preflight.opened.drawn import Box

_AFTER_DOTS = re.compile(r"(?P<words>.*?)\s*(?:\.\s*){2,}(?P<page>\d+)", re.S)
_IN_BRACKETS = re.compile(r"(?P<words>.*?)\s*\(\w+\xa0(?P<page>\d+)\)", re.S)
"""A reference as we print it, such as "(page 15)": the space before the number is one that does not break."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    for number, link in pdf.annotations("/Link"):
        place = _place(link)
        if place is None:
            continue
        page = pdf.page_of(place)
        words = pdf.words(number, _box(link))
        found = _AFTER_DOTS.fullmatch(words) or _IN_BRACKETS.fullmatch(words)
        if not page:
            message = f"the link `{words or place}` leads nowhere"
            yield Finding("GP295", message, (number,), "check the id that it leads to", words=words)
        elif found and int(found["page"]) != page:
            named = f"`{found['words']}` is" if found["words"] else "a part is"
            message = f"{named} said to be on page {found['page']}, and is on page {page}"
            yield Finding("GP295", message, (number,), "build again; report this if it does not help")


def _place(link: Object) -> Object | None:
    """Where in the file a link leads; None where it leads out of it."""
    if Name.Dest in link:
        return link[Name.Dest]
    action = link.get(Name.A)
    return action.get(Name.D) if action is not None and action.get(Name.S) == Name.GoTo else None


def _box(link: Object) -> Box:
    x, y, u, v = (float(edge) for edge in link[Name.Rect].as_list())
    return min(x, u), min(y, v), max(x, u), max(y, v)
