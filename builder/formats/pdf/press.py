"""The last step of a PDF for a press: what its printer forbids is removed, and it is drawn as a press wants."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Name, Pdf

from builder.formats.pdf.one_ink import Painter
from builder.formats.pdf.trimmed import trim
from builder.model.sources import Edition


def for_a_press(content: bytes, edition: Edition, *, rightward: bool = False) -> bytes:
    """A PDF as the printer of an edition takes it; `rightward` where it is bound at the right. The same bytes for
    the same PDF.
    """
    with Pdf.open(BytesIO(content)) as pdf:
        painter = Painter(pdf, black=edition.limits.black, line=edition.limits.line)
        for page in pdf.pages:
            painter.paint(page)
        if edition.house and edition.house.bleed:
            trim(pdf, edition.house, rightward=rightward)
        _leave_out(pdf, edition.forbids)
        target = BytesIO()
        pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _leave_out(pdf: Pdf, forbidden: tuple[str, ...]) -> None:
    """Remove what a house forbids: `links` with the names of places, `bookmarks`, and `metadata`."""
    root = pdf.Root
    if "links" in forbidden:
        for page in pdf.pages:
            if Name.Annots in page.obj:
                del page.obj[Name.Annots]
        if Name.Names in root:
            del root[Name.Names]
    if "bookmarks" in forbidden and Name.Outlines in root:
        del root[Name.Outlines]
    if "metadata" in forbidden:
        if Name.Metadata in root:
            del root[Name.Metadata]
        if Name.Info in pdf.trailer:
            del pdf.trailer[Name.Info]
