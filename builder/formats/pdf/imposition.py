"""Pages arranged on sheets: a booklet to fold once and to staple in the fold (saddle stitch)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Dictionary, Name, Object, ObjectStreamMode, Page, Pdf

IN_A_SHEET = 4
"""Pages on a folded sheet, two on each of its sides."""

_PT = 72 / 25.4


def sides(count: int, *, rightward: bool = False) -> Iterator[tuple[int, int]]:
    """The pages on each side of the sheets, from the outermost sheet: the left-hand and the right-hand page, from 1.

    `count` is a multiple of four. Fronts and backs come by turns. A book that is read from right to left is bound at
    its right (`rightward`), so the two pages of each side change places.
    """
    for number in range(1, count // 2 + 1):
        outer = count + 1 - number
        left, right = (outer, number) if number % 2 else (number, outer)
        yield (right, left) if rightward else (left, right)


def booklet(content: bytes, width: float, height: float, *, rightward: bool = False) -> bytes:
    """The pages of a PDF two by two on sheets of a width and height in mm, in the order to fold and staple.

    Empty pages fill the last sheet; they come before the last page, which is the back cover. A sheet has no tags,
    bookmarks or links: none of them has a sense on paper that is folded. The same bytes for the same PDF.
    """
    with Pdf.open(BytesIO(content)) as source, Pdf.new() as sheets:
        pages: list[Page | None] = list(source.pages)
        pages[-1:-1] = [None] * (-len(pages) % IN_A_SHEET)
        drawn = {n: sheets.copy_foreign(page.as_form_xobject()) for n, page in enumerate(pages, 1) if page is not None}
        for side in sides(len(pages), rightward=rightward):
            sheets.pages.append(_side(sheets, [drawn.get(number) for number in side], width * _PT, height * _PT))
        for key in (Name.Title, Name.Author, Name.Subject, Name.Keywords, Name.Creator):
            if key in source.docinfo:
                sheets.docinfo[key] = str(source.docinfo[key])
        if Name.Lang in source.Root:
            sheets.Root[Name.Lang] = str(source.Root[Name.Lang])
        sheets.Root[Name.ViewerPreferences] = Dictionary(
            PrintScaling=Name("/None"), Duplex=Name("/DuplexFlipShortEdge"), DisplayDocTitle=True
        )
        target = BytesIO()
        sheets.save(target, deterministic_id=True, min_version="1.7", object_stream_mode=ObjectStreamMode.generate)
    return target.getvalue()


def _side(pdf: Pdf, pages: list[Object | None], width: float, height: float) -> Page:
    """A side of a sheet with a left-hand and a right-hand page, each in the middle of its half."""
    drawn, half = Dictionary(), width / 2
    content = []
    for place, page in enumerate(pages):
        if page is None:
            continue
        left, bottom, right, top = (float(edge) for edge in page[Name.BBox].as_list())
        x = place * half + (half - (right - left)) / 2 - left
        y = (height - (top - bottom)) / 2 - bottom
        drawn[f"/P{place}"] = page
        content.append(f"q 1 0 0 1 {x:.4f} {y:.4f} cm /P{place} Do Q")
    return Page(
        pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=[0, 0, round(width, 4), round(height, 4)],
                Resources=Dictionary(XObject=drawn),
                Contents=pdf.make_stream("\n".join(content).encode()),
            )
        )
    )
