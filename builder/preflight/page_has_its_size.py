"""Each page has the size of its paper, and its boxes lie in one another (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Name, Object

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened

_MM = 72 / 25.4

_PLAY = 0.1
"""mm: sizes as near as this are the same."""

_HINT = "look for `@page` with a `size`, `bleed` or `marks` in the theme's print.css"


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    wrong = {n: size for n, page in enumerate(pdf.file.pages, 1) if (size := _wrong(page.obj, n, wanted))}
    for fault in dict.fromkeys(wrong.values()):
        pages = tuple(number for number, found in wrong.items() if found == fault)
        yield Finding("GP280", fault, pages, _HINT)


def _wrong(page: Object, number: int, wanted: Wanted) -> str:
    """What is wrong with the boxes of a page; empty where they are right. A page of a bound book has no bleed at the
    binding.
    """
    sheet = _box(page, Name.MediaBox)
    trim, bleed = _box(page, Name.TrimBox, sheet), _box(page, Name.BleedBox, sheet)
    width, height = (round((trim[far] - trim[far - 2]) / _MM, 1) for far in (2, 3))
    if abs(width - wanted.width) > _PLAY or abs(height - wanted.height) > _PLAY:
        return f"a page is {width:g} × {height:g} mm and not {wanted.width:g} × {wanted.height:g} mm"
    if int(page.get(Name.Rotate, 0)):
        return "a page is turned"
    if not _is_within(trim, bleed) or not _is_within(bleed, sheet):
        return "the trimmed page is not within its bleed, or this is not within the sheet"
    if wanted.limits.bleed:
        binding = (0 if wanted.is_bound_left(number) else 2) if wanted.house else None
        sides = [side for side in range(4) if side != binding]
        least = min(abs(trim[side] - bleed[side]) for side in sides) / _MM
        if least < wanted.limits.bleed - _PLAY:
            return f"the bleed is {least:.1f} mm, and this edition asks for {wanted.limits.bleed:g} mm"
    return ""


def _box(page: Object, name: Name, usual: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)) -> tuple[float, ...]:
    box, node = page.get(name), page
    while box is None and name == Name.MediaBox and Name.Parent in node:
        node = node.Parent
        box = node.get(name)
    return usual if box is None else tuple(float(edge) for edge in box.as_list())


def _is_within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    play = _PLAY * _MM
    below = all(inner[edge] >= outer[edge] - play for edge in (0, 1))
    return below and all(inner[edge] <= outer[edge] + play for edge in (2, 3))
