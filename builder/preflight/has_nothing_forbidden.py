"""A file for a house that prints books has nothing that the house refuses: links, bookmarks, metadata."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Name

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened

_HINT = "build it again, and change nothing in the file afterwards"


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    root = pdf.file.Root
    if "links" in wanted.forbidden:
        pages = tuple(number for number, page in enumerate(pdf.file.pages, 1) if len(page.obj.get(Name.Annots, [])))
        if pages:
            yield Finding(
                "GP275", f"there is a link, a field or a comment, which {wanted.printer} refuses", pages, _HINT
            )
    if "bookmarks" in wanted.forbidden and Name.Outlines in root:
        yield Finding("GP275", f"the file has bookmarks, which {wanted.printer} refuses", hint=_HINT)
    if "metadata" in wanted.forbidden and (Name.Metadata in root or len(pdf.file.docinfo)):
        yield Finding("GP275", f"the file has metadata, which {wanted.printer} refuses", hint=_HINT)
