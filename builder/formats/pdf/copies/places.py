"""The places of a PDF where each copy says whose it is: a drawing of its own (a form XObject), which is still empty.

A copy replaces these few objects and nothing else, so 1,000 copies need one layout (`stamp.py`). What is
on the cover or at the head of a sheet is tagged as text; what is at the foot of each page is an artifact, as all
running feet are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from builder.formats.pdf.page_boxes import Box

PLACE = Name.ClientPlace
"""The key of a drawing with the name of its place: how a copy finds it."""

ATTRIBUTE = "data-client"
"""Of an element: the place that it is. Its box has the size of what a copy writes there."""

FOOT, AT_END = "foot", "end"

_PT = 0.75
"""pt of a CSS pixel."""

_LINES = 1.8
"""Lines of text that the name at the foot of a page has room for."""


@dataclass(frozen=True, slots=True)
class ClientPlace:
    """One place on a page, from 0: its left, its top from the sheet's upper edge, width and height, in pt.

    `kind` is what is written there, with the side that it is written at where that is the end of the line.
    """

    page: int
    kind: str
    left: float
    top: float
    width: float
    height: float

    @property
    def is_foot(self) -> bool:
        return self.kind.startswith(FOOT)

    @property
    def is_at_end(self) -> bool:
        return self.kind.endswith(AT_END)


def client_places(pages: Sequence[Any]) -> tuple[ClientPlace, ...]:
    """The places of a laid-out document: those that its templates name, and below each title at the foot of a page."""
    found = [place for number, page in enumerate(pages) for place in _named(page._page_box, number)]
    feet = (_foot(page._page_box, number) for number, page in enumerate(pages))
    return (*found, *filter(None, feet))


def _named(holder: Box, number: int) -> Iterator[ClientPlace]:
    for child in getattr(holder, "children", ()):
        box = child._box if hasattr(child, "_box") else child
        element = getattr(box, "element", None)
        kind = element.get(ATTRIBUTE) if element is not None and "::" not in (box.element_tag or "") else None
        if kind and hasattr(box, "content_box_x"):
            place = (box.content_box_x(), box.content_box_y(), box.width, box.height)
            yield ClientPlace(number, kind, *(round(length * _PT, 3) for length in place))
        elif type(box).__name__ != "LineBox":
            yield from _named(box, number)


def _foot(page: Box, number: int) -> ClientPlace | None:
    """Below the title at the foot of a page, as wide as that may be; None where the page has none."""
    feet = [b for b in page.children if type(b).__name__ == "MarginBox" and b.at_keyword in _FEET and b.children]
    if not feet:
        return None
    widest = max(feet, key=lambda box: box.width)
    lines = [child for child in widest.children if child.height]
    if not lines:
        return None
    height = lines[0].height
    at_end = widest.at_keyword == _FEET[1]
    kind = f"{FOOT} {AT_END}" if at_end else FOOT
    place = (widest.content_box_x(), widest.content_box_y() + height, widest.width, _LINES * height)
    return ClientPlace(number, kind, *(round(length * _PT, 3) for length in place))


_FEET = ("@bottom-left", "@bottom-right")


def put_places(content: bytes, places: Sequence[ClientPlace]) -> bytes:
    """A PDF with an empty drawing at each place. Places of one kind and size share one drawing."""
    with Pdf.open(BytesIO(content)) as pdf:
        drawings: dict[tuple[str, float, float], Object] = {}
        by_page: dict[int, list[ClientPlace]] = {}
        for place in places:
            by_page.setdefault(place.page, []).append(place)
        for number, mine in by_page.items():
            _put(pdf, pdf.pages[number], mine, drawings)
        target = BytesIO()
        pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _put(pdf: Pdf, page: Page, places: Sequence[ClientPlace], drawings: dict[tuple[str, float, float], Object]) -> None:
    """The drawings of one page, after all else on it. The page is measured from its upper left corner in the end, as
    WeasyPrint leaves it; so it is put between a pair of its own.
    """
    written = []
    height = float(page.mediabox[3]) - float(page.mediabox[1])
    for place in places:
        # A tagged drawing belongs to one place in the order of reading; all others are shared.
        key = (place.kind, place.width, place.height)
        drawing = drawings.get(key)
        if drawing is None:
            drawing = drawings[key] = _drawing(pdf, page, place)
        name = page.add_resource(drawing, Name.XObject, prefix="Client")
        where = f"q 1 0 0 1 {place.left:g} {round(height - place.top - place.height, 3):g} cm {name} Do Q"
        written.append(f"/Artifact <</Type /Pagination>> BDC {where} EMC" if place.is_foot else where)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + "\n".join(written).encode("ascii"))


def _drawing(pdf: Pdf, page: Page, place: ClientPlace) -> Object:
    drawing = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, place.width, place.height]),
        Resources=Dictionary(),
        ClientPlace=Name(f"/{place.kind.replace(' ', '-')}"),
    )
    if not place.is_foot and Name.StructTreeRoot in pdf.Root:
        drawing[Name.StructParents] = _tagged(pdf, page, drawing)
        drawing.write(EMPTY_TEXT)
    return drawing


EMPTY_TEXT = b"/P <</MCID 0>> BDC EMC"
"""What an empty place draws where it is tagged as a paragraph: nothing."""


def _tagged(pdf: Pdf, page: Page, drawing: Object) -> int:
    """A paragraph of the structure tree for what a drawing will say; returns the number that the drawing has in it.

    ISO 32000-1, 14.7.4.2 and 14.7.4.4: the content is in a form XObject (`/Stm`), not on the page itself.
    """
    tree = pdf.Root.StructTreeRoot
    numbers = tree.ParentTree.Nums
    number = max((int(key) for key in list(numbers.as_list())[::2]), default=-1) + 1
    parent = _first_part(tree)
    paragraph = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.P,
            P=parent,
            Pg=page.obj,
            K=Dictionary(Type=Name.MCR, Pg=page.obj, Stm=drawing, MCID=0),
        )
    )
    kids = parent.get(Name.K)
    before = kids.as_list() if isinstance(kids, Array) else [kids] if kids is not None else []
    parent[Name.K] = Array([*before, paragraph])
    numbers.append(number)
    numbers.append(Array([paragraph]))
    return number


def _first_part(tree: Object) -> Object:
    """What the first page belongs to: the first part of the document, or the document itself."""
    document = tree.K[0] if isinstance(tree.K, Array) else tree.K
    kids = document.get(Name.K)
    first = kids[0] if isinstance(kids, Array) and len(kids) else kids
    return first if isinstance(first, Dictionary) and first.get(Name.S) == Name.Sect else document


_WRITTEN = re.compile(rb"q 1 0 0 1 (\S+) (\S+) cm (/\S+) Do Q")
"""What `put_places` writes for each place."""


def drawn_places(content: bytes, page: int) -> tuple[tuple[float, float, float, float], ...]:
    """Where a copy says whose it is on a page, from 0: left, top, width and height as parts of the page."""
    with Pdf.open(BytesIO(content)) as pdf:
        found = pdf.pages[page]
        contents = found.obj.get(Name.Contents)
        if not isinstance(contents, Array):
            return ()
        wide, high = (float(found.mediabox[end]) - float(found.mediabox[end - 2]) for end in (2, 3))
        boxes = []
        for left, bottom, name in _WRITTEN.findall(contents[-1].read_bytes()):
            _, _, width, height = (float(e) for e in found.obj.Resources.XObject[name.decode("ascii")].BBox.as_list())
            top = high - float(bottom) - height
            boxes.append((float(left) / wide, top / high, width / wide, height / high))
        return tuple(boxes)
