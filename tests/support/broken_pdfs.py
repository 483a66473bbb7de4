"""PDFs that were sound, each with one fault made in it, by the code of the message about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

Damage = Callable[[Pdf], None]

ADDRESS = "content/guides/plot.md"
GUIDE = """---
title: A plot of your own
description: Dig, sow and wait.
---

## Introduction

Begin where you stand.

## Phase 1: Dig

### Step 1: Look at the ground

Look before you dig. The [second step](#step-2) comes later.

```lines {rows=3}
What do you see?
```

### Step 2: Sow the first row {#step-2}

Sow it thinly.

| when | what | how deep |
|---|---|---|
| March | peas | 5 cm |
| April | beans | 6 cm |
| May | maize | 4 cm |

## Journal prompts

- What grew?
"""
"""A guide with phases, a reference, a table with heads, and something to fill in."""


CORNER = {
    "content/houses/corner.toml": """title = "Corner"
papers = ["a5"]
cover = "separate"
forbids = ["links", "bookmarks", "metadata"]
gutter = [{ pages = 400, inner = 18 }]

[limits]
line = 0.5
black = true
""",
    "content/editions/bound.toml": 'extends = "workbook"\ntitle = "Bound"\nhouse = "corner"\n',
}
"""A house that prints books, and an edition for it."""


def broken(content: bytes, damage: Damage) -> bytes:
    """A PDF with a fault in it."""
    with Pdf.open(BytesIO(content)) as pdf:
        damage(pdf)
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def _smaller(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = Array([0, 0, 300, 400])


def _without_fonts(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        descriptor = font.DescendantFonts[0].FontDescriptor
        for name in (Name.FontFile, Name.FontFile2, Name.FontFile3):
            if name in descriptor:
                del descriptor[name]


def _fonts(pdf: Pdf) -> Iterator[Object]:
    for _, font in pdf.pages[0].resources.Font.items():
        if Name.DescendantFonts in font:
            yield font


def _with_empty_box(pdf: Pdf) -> None:
    _edit(pdf, 1, lambda text: re.sub(rb"<00[0-9a-f]{2}>", b"<0000>", text, count=1))


def _moved(pdf: Pdf) -> None:
    _edit(pdf, 1, lambda text: b"1 0 0 1 -200 0 cm\n" + text)


def _emptied(pdf: Pdf) -> None:
    _edit(pdf, 1, lambda text: b"")
    pdf.pages[1].obj.Annots = Array([])


def _with_hairline(pdf: Pdf) -> None:
    line = b"\nq 0.05 w 100 100 m 300 100 l S Q\n"
    _edit(pdf, 1, lambda text: b"/Artifact BMC" + line + b"EMC\n" + text)


def _shrunk(pdf: Pdf) -> None:
    _edit(pdf, 1, lambda text: b"0.4 0 0 0.4 100 100 cm\n" + text)


def _with_rough_image(pdf: Pdf) -> None:
    image = pdf.make_stream(bytes(300))
    image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10, BitsPerComponent=8))
    image.ColorSpace = Name.DeviceRGB
    pdf.pages[1].add_resource(image, Name.XObject, Name("/Rough"))
    drawn = b"/Artifact BMC q 200 0 0 200 100 300 cm /Rough Do Q EMC\n"
    _edit(pdf, 1, lambda text: drawn + text)


def _untagged(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_owners(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


def _without_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _without_title(pdf: Pdf) -> None:
    del pdf.docinfo[Name.Title]


def _silent_images(pdf: Pdf) -> None:
    for tag in _tags(pdf):
        if Name.Figure == tag.S and Name.Alt in tag:
            del tag[Name.Alt]


def _backwards(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = Array(list(reversed(list(document.K))))


def _without_fields(pdf: Pdf) -> None:
    for page in pdf.pages:
        if Name.Annots in page.obj:
            page.obj.Annots = Array([note for note in page.obj.Annots if note.get(Name.Subtype) != Name.Widget])


def _without_labels(pdf: Pdf) -> None:
    for page in pdf.pages:
        for field in page.obj.get(Name.Annots, []):
            for one in (field, field.get(Name.Parent, Dictionary())):
                if Name.TU in one:
                    del one[Name.TU]


def _without_heads(pdf: Pdf) -> None:
    for tag in _tags(pdf):
        if tag.S == Name.TH:
            tag.S = Name.TD


def _elsewhere(pdf: Pdf) -> None:
    for page in pdf.pages:
        for link in page.obj.get(Name.Annots, []):
            if Name.Dest in link:
                link.Dest = Array([pdf.pages[0].obj, Name.Fit])


def _nowhere(pdf: Pdf) -> None:
    for page in pdf.pages:
        for link in page.obj.get(Name.Annots, []):
            if Name.Dest in link:
                link.Dest = pdf.make_indirect(Array([]))


def _without_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def _without_pages(pdf: Pdf) -> None:
    del pdf.pages[-1]


def _without_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def _edit(pdf: Pdf, page: int, change: Callable[[bytes], bytes]) -> None:
    found = pdf.pages[page]
    found.obj.Contents = pdf.make_stream(change(found.Contents.read_bytes()))


def _tags(pdf: Pdf) -> Iterator[Object]:
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        tag = waiting.pop()
        if isinstance(tag, Dictionary) and Name.S in tag:
            yield tag
            kids = tag.get(Name.K, Array([]))
            waiting += list(kids) if isinstance(kids, Array) else [kids]


DAMAGES: tuple[tuple[str, Damage, str], ...] = (
    ("GP280", _smaller, "a page is 105.8 × 141.1 mm and not 210 × 297 mm"),
    ("GP281", _without_fonts, "is not in the file"),
    ("GP282", _with_empty_box, "a character that no font has is printed as an empty box"),
    ("GP283", _moved, "over the edge of the page; 4 mm are wanted"),
    ("GP284", _emptied, "there is nothing on the page"),
    ("GP285", _with_hairline, "a line is 0.05 pt thick, and 0.2 pt are wanted"),
    ("GP286", _shrunk, "is set in 3.8 pt, and 7 pt are wanted"),
    ("GP287", _with_rough_image, "an image is printed with 4 dots an inch; 300 are wanted"),
    ("GP289", _untagged, "the file has no tags, so a screen reader reads it in any order"),
    ("GP289", _without_owners, "has no tag"),
    ("GP290", _without_language, "the file does not say its language"),
    ("GP290", _without_title, "the file has no title"),
    ("GP291", _silent_images, "an image has no words for those who cannot see it"),
    ("GP292", _backwards, "this page is read aloud after page"),
    ("GP293", _without_fields, "the form has no field"),
    ("GP293", _without_labels, "a field has no label"),
    ("GP294", _without_heads, "a table has no heads"),
    ("GP295", _elsewhere, "and is on page 1"),
    ("GP295", _nowhere, "leads nowhere"),
    ("GP296", _without_bookmarks, "the file has no bookmarks"),
    ("GP297", _without_pages, "pages and not"),
)
"""The code of each fault, how it is made, and words of what is said about it."""


def _with_a_comment(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, 100, 120, 120]), Contents="Why?")
    pdf.pages[2].obj.Annots = Array([pdf.make_indirect(note)])


def _with_bookmarks(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Begin", 0))


def _with_a_title(pdf: Pdf) -> None:
    pdf.docinfo[Name.Title] = "A plot of your own"


def _into_the_fold(pdf: Pdf) -> None:
    _edit(pdf, 1, lambda text: b"1 0 0 1 54 0 cm\n" + text)


def mixed_in_the_page(pdf: Pdf) -> None:
    """A dark grey of three inks."""
    _edit(pdf, 1, lambda text: b"0.2 0.2 0.2 rg 0 0 9 9 re f\n" + text)


AT_A_HOUSE: tuple[tuple[str, Damage, str], ...] = (
    ("GP275", _with_a_comment, "page 3: there is a link, a field or a comment, which Corner refuses"),
    ("GP275", _with_bookmarks, "the file has bookmarks, which Corner refuses"),
    ("GP275", _with_a_title, "the file has metadata, which Corner refuses"),
    ("GP276", _into_the_fold, "page 2: text is "),
    ("GP288", mixed_in_the_page, "page 2: black or grey is mixed of several inks"),
)
"""Faults of a file for a house that prints books."""


def without_profile(pdf: Pdf) -> None:
    """Without the profile that says what the colours are."""
    del pdf.Root.OutputIntents


VALIDATED: tuple[tuple[str, Damage, str], ...] = (
    ("GP298", _without_metadata, "this is not PDF/UA-1"),
    ("GP298", _untagged, "this is not PDF/UA-1"),
)
"""Faults that the validator reports."""
