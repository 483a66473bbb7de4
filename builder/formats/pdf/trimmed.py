"""Pages for a press that trims them: what is drawn to the edge goes beyond it, and marks say where to cut."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Name, Page, Pdf

from builder.model.houses import House

_PT = 72 / 25.4

_MARK, _AFTER, _WHITE = 5.0, 1.0, 1.0
"""mm: how long a crop mark is, how far it is from the bleed, and from the edge of the sheet."""

_THIN = 0.25
"""pt: the weight of a mark."""

Box = tuple[float, float, float, float]


def trim(pdf: Pdf, house: House, *, rightward: bool) -> None:
    """Make each page larger by the bleed above, below and outside, and its sheet larger for the marks of the house.

    The first page is bound at its left, the second at its right; in a book that is bound at the right (`rightward`)
    they change places. What is drawn beyond the bleed is cut off.
    """
    bleed = house.bleed * _PT
    around = bleed + (_AFTER + _MARK + _WHITE) * _PT if house.marks else bleed
    for number, page in enumerate(pdf.pages, 1):
        cut = _edges(page)
        at_left = (number % 2 == 1) != rightward
        left, bottom, right, top = cut
        beyond = (left - bleed * (not at_left), bottom - bleed, right + bleed * at_left, top + bleed)
        sheet = (left - around, bottom - around, right + around, top + around)
        boxes = ((Name.MediaBox, sheet if house.marks else beyond), (Name.BleedBox, beyond), (Name.TrimBox, cut))
        for name, box in boxes:
            page.obj[name] = Array([round(edge, 4) for edge in box])
        x, y, u, v = beyond
        page.contents_add(f"q {x:.4f} {y:.4f} {u - x:.4f} {v - y:.4f} re W n".encode(), prepend=True)
        marks = "".join(_marks(cut, bleed + _AFTER * _PT)) if house.marks else ""
        page.contents_add(f"Q\n/Artifact BMC q 0 G {_THIN} w [] 0 d\n{marks}Q EMC".encode())


def _edges(page: Page) -> Box:
    left, bottom, right, top = (float(edge) for edge in page.mediabox.as_list())
    return left, bottom, right, top


def _marks(cut: Box, distance: float) -> Iterator[str]:
    """Two lines at each corner, which begin at a distance from the trimmed page and go on outward."""
    left, bottom, right, top = cut
    end = distance + _MARK * _PT
    for y in (bottom, top):
        yield f"{left - distance:.3f} {y:.3f} m {left - end:.3f} {y:.3f} l S\n"
        yield f"{right + distance:.3f} {y:.3f} m {right + end:.3f} {y:.3f} l S\n"
    for x in (left, right):
        yield f"{x:.3f} {bottom - distance:.3f} m {x:.3f} {bottom - end:.3f} l S\n"
        yield f"{x:.3f} {top + distance:.3f} m {x:.3f} {top + end:.3f} l S\n"
