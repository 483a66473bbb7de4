"""Editions with a theme, a language, a binding or a hand of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.support.print_rendering import all_planned, printed
from tests.support.printed import PrintedWorkbook
from tests.support.projects import write

GUIDE = """---
title: Keep a field notebook
---

Take it along, and write where you stand.

# Phase One: Begin

## Step 1: Choose a place

**SMART goal example:** I will sit ten minutes at the same gate on each Sunday of this month.

### Why it matters

A place seen often says more than many seen once.

# Phase Two: Go on

## Step 2: Write the date

**SMART goal example:** I will write the date first on each page of May.
"""
EDITIONS = {
    "plain-one": 'theme = "plain"\n',
    "german": 'language = "de"\n',
    "left-hand": 'hand = "left"\n',
    "right-one-side": 'binding = "right"\nsides = 1\n',
    "loose": 'binding = "none"\n',
    "punched": 'binding = "punched"\n',
}


Books = dict[str, PrintedWorkbook]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("apart")
    named = ", ".join(f'"{name}"' for name in ["workbook", *EDITIONS])
    editions = {
        f"content/editions/{name}.toml": f'title = "{name}"\nextends = "workbook"\n{settings}'
        for name, settings in EDITIONS.items()
    }
    site = f'title = "Notebooks"\npapers = ["a5"]\neditions = [{named}]\n'
    write(folder, {"content/site.toml": site, "content/guides/notebook.md": GUIDE, **editions})
    kit, jobs = all_planned(folder)
    made = tmp_path_factory.mktemp("books")
    return {job.edition.name: printed(job, kit, made) for job in jobs}


def fonts(book: PrintedWorkbook) -> set[str]:
    with book.open() as pdf:
        used = [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]
        return {str(font.BaseFont).partition("+")[2] for font in used}


def test_edition_is_printed_in_its_own_theme(books: Books) -> None:
    assert all(name.startswith("Public-Sans") for name in fonts(books["plain-one"]))
    assert fonts(books["workbook"]).isdisjoint(fonts(books["plain-one"]))


def test_press_speaks_the_language_of_the_edition_and_the_guide_its_own(books: Books) -> None:
    german = books["german"]
    assert "Inhalt" in german.texts[german.page_of("Inhalt")]
    assert german.page_with("A place seen often says more than many seen once.")
    with german.open() as pdf:
        assert str(pdf.Root.Lang) == "en"


def read_in(book: PrintedWorkbook, language: str) -> str:
    """What a screen reader says in a language: the text of all tags that are marked as such."""
    with book.open() as pdf:
        objects: list[Any] = list(pdf.objects)
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        marked = {
            (numbers[kid.Pg.objgen], int(number))
            for tag in objects
            if isinstance(tag, pikepdf.Dictionary) and str(tag.get("/Lang", "")) == language and "/S" in tag
            for kid in below(tag)
            for number in kid.K
            if isinstance(number, int)
        }
    document = pypdfium2.PdfDocument(book.path)
    said = []
    for page, mark in sorted(marked):
        text = document[page].get_textpage()
        found = [o for o in document[page].get_objects() if pdfium.FPDFPageObj_GetMarkedContentID(o) == mark]
        said += [text.get_text_bounded(*o.get_bounds()) for o in found]
    return " ".join(" ".join(said).split())


def below(tag: Any) -> Iterator[Any]:
    """A tag and those in it."""
    yield tag
    for kid in tag.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from below(kid)


def test_what_the_press_says_is_read_aloud_in_its_language(books: Books) -> None:
    said = read_in(books["german"], "de")
    assert "Inhalt" in said
    assert "Mein Ziel" in said
    assert "A place seen often" not in said
    assert "Choose a place" not in said
    assert read_in(books["workbook"], "en") == ""


@pytest.mark.parametrize(
    ("edition", "right", "left"),
    [
        ("workbook", 18.0, 14.0),
        ("left-hand", 14.0, 18.0),
        ("right-one-side", 14.0, 14.0),
        ("loose", 16.0, 16.0),
        ("punched", 20.0, 14.0),
    ],
)
def test_margin_at_the_binding(books: Books, edition: str, right: float, left: float) -> None:
    book = books[edition]
    opener, introduction = book.page_of("Begin"), book.page_of("Before you begin")
    assert (opener % 2, introduction % 2) == (1, 0)
    places = book.place(opener, "Phase"), book.place(introduction, "Before")
    assert [round(word.left, 1) for word in places] == [right, left]


@pytest.mark.parametrize(
    ("edition", "edge"), [("workbook", "right"), ("left-hand", "left"), ("right-one-side", "left")]
)
def test_thumb_tab_of_a_right_hand_page_is_opposite_the_binding(books: Books, edition: str, edge: str) -> None:
    book = books[edition]
    tab = next(word for word in book.words[book.page_of("Begin")] if word.text == "1" and not 12 < word.left < 136)
    assert ("left" if tab.left < 12 else "right") == edge


@pytest.mark.parametrize(
    ("edition", "front", "back"), [("workbook", 18.0, 14.0), ("left-hand", 14.0, 18.0), ("right-one-side", 14.0, 18.0)]
)
def test_covers_keep_their_margin_from_the_binding(books: Books, edition: str, front: float, back: float) -> None:
    book = books[edition]
    places = [book.place(page, "Notebooks").left for page in (1, book.pages)]
    assert [round(place, 1) for place in places] == [front, back]
