"""A guide of plain Markdown on paper: sections in flow, small books, tables to fill in, and what stays together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.support.print_rendering import planned, printed
from tests.support.printed import PT, PrintedWorkbook
from tests.support.projects import write

Print = Callable[..., PrintedWorkbook]
SENTENCE = "A sentence of a plain guide says what there is to see on a walk, and that is all it says here."
STEP = "## Step 1: Go\n\nGo there.\n\n"
FILLER = "\n\n".join([SENTENCE] * 2)


@pytest.fixture
def print_guide(tmp_path: Path) -> Print:
    """Prints a guide of a text, on A4 where no other paper is named."""

    def run(text: str, paper: str = "a4", edition: str = "workbook", theme: str = "journal") -> PrintedWorkbook:
        settings = f'title = "Plain"\ntheme = "{theme}"\npapers = ["{paper}"]\neditions = ["{edition}"]\n'
        write(tmp_path, {"content/site.toml": settings, "content/guides/plain.md": text})
        kit, jobs = planned(tmp_path)
        return printed(jobs["plain", paper], kit, tmp_path)

    return run


def glossary(count: int) -> str:
    return "".join(f"## Term {n}\n\n{SENTENCE}\n\n---\n\n" for n in range(1, count + 1))


def line_width(book: PrintedWorkbook, page: int, top: float, bottom: float) -> float:
    """How far the ink between two heights of a page reaches to the right, in mm."""
    drawn = book.drawn(page)
    part = drawn.crop((0, round(top * 10), drawn.width, round(bottom * 10))).point(lambda grey: 255 * (grey < 236))
    box = part.getbbox()
    assert box is not None
    return box[2] / 10


@pytest.mark.parametrize("theme", ["journal", "plain"])
def test_glossary_takes_few_pages_and_has_no_writing_lines(print_guide: Print, theme: str) -> None:
    book = print_guide("# Words\n\n" + glossary(42), theme=theme)
    assert book.pages <= 13
    assert all(not book.lines(page) for page in range(3, book.pages))


def test_rules_between_sections_are_not_printed(print_guide: Print) -> None:
    book = print_guide("# Words\n\n" + STEP + glossary(6))
    first = book.page_of("Term 1")
    left = book.frame_left[first % 2 == 1]
    terms = [word for word in book.words[first] if word.text == "Term" and word.bottom < book.frame_foot]
    assert len(terms) == 6
    assert book.darkest(first, left + 150, terms[1].top - 12, left + 166, terms[1].top - 1) > 235


@pytest.mark.parametrize("count", range(14, 21))
def test_rule_between_paragraphs_is_neither_first_nor_last_on_a_page(print_guide: Print, count: int) -> None:
    text = "\n\n".join([SENTENCE] * count)
    book = print_guide(f"# Words\n\n## Only\n\n{text}\n\n---\n\nBehind it. {text}\n")
    page = book.page_with("Behind it")
    rule = book.place(page, "Behind").top - 5
    above = [word.bottom for word in book.words[page] if word.bottom < rule]
    assert above and max(above) > 24


def test_setting_gives_each_section_its_page_and_its_lines(print_guide: Print) -> None:
    book = print_guide("---\ntitle: W\nworkbook: {sections: page, section_space: fill}\n---\n\n" + STEP + glossary(2))
    assert book.page_of("Term 2") == book.page_of("Term 1") + 1
    assert len(book.lines(book.page_of("Term 1"))) > 15


def test_setting_gives_each_section_a_number_of_lines(print_guide: Print) -> None:
    book = print_guide("---\ntitle: W\nworkbook: {section_space: 4}\n---\n\n" + STEP + glossary(2))
    assert book.page_of("Term 2") == book.page_of("Term 1")
    assert len(book.lines(book.page_of("Term 1"))) == 8


def test_book_has_contents_and_speaks_of_no_writing(print_guide: Print) -> None:
    book = print_guide("# Words\n\nBefore the words.\n\n" + glossary(3))
    whole = " ".join(book.texts)
    assert "Term 3" in book.texts[2]
    assert not [
        word for word in ("belongs to", "How to use", "My rhythm", "Why now", "Notes", "workbook") if word in whole
    ]


def test_book_on_a_screen_has_no_fields(print_guide: Print) -> None:
    with print_guide("# Words\n\n" + glossary(3), edition="fillable").open() as pdf:
        assert not list(pdf.Root.get("/AcroForm", pikepdf.Dictionary()).get("/Fields", []))


TABLE = "| Task | Who |\n|---|---|\n| Desk | |\n| Bill | ________________________________________ |\n| Door | with ______________________________ |\n"


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_blank_in_a_cell_stays_in_it(print_guide: Print, paper: str) -> None:
    book = print_guide(f"# W\n\n## Check\n\n{TABLE}", paper)
    page = book.page_of("Check")
    door = book.place(page, "Door")
    assert line_width(book, page, door.top - 25, door.bottom + 8) < book.paper.width - 12


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_cells_to_fill_in_are_fields_as_wide_as_their_cell_and_high_enough(print_guide: Print, paper: str) -> None:
    with print_guide(f"# W\n\n## Check\n\n{TABLE}", paper, "fillable").open() as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
    empty, blank = fields["check-table-task-who-desk-who"], fields["check-who-bill"]
    assert str(empty.TU) == "Who, Desk"
    widths = [float(field.Rect[2]) - float(field.Rect[0]) for field in (empty, blank)]
    assert widths[0] == pytest.approx(widths[1], abs=1)
    assert min(abs(float(f.Rect[1]) - float(f.Rect[3])) * PT for f in (empty, blank)) >= 8


def test_bold_line_stays_with_what_follows(print_guide: Print) -> None:
    for count in range(10, 15):
        text = "\n\n".join([SENTENCE] * count)
        after = "\n\n".join(f"**Heading {n}**\n\n{FILLER}" for n in range(1, 7))
        book = print_guide(f"# W\n\n## Only\n\n{text}\n\n{after}\n")
        for page in range(3, book.pages):
            last = max((word for word in book.words[page] if word.bottom < book.frame_foot), key=lambda w: w.top)
            row = [word.text for word in book.words[page] if abs(word.top - last.top) < 1]
            assert "Heading" not in row


@pytest.mark.parametrize("what", ["table", "list", "component"])
def test_heading_stays_with_what_follows_it(print_guide: Print, what: str) -> None:
    things = {
        "table": "| A | B |\n|---|---|\n" + "| a | b |\n" * 3,
        "list": "- one\n- two\n",
        "component": "::: lines rows=4\nWhat is left?\n:::\n",
    }
    for count in range(13, 20):
        text = "\n\n".join([SENTENCE] * count)
        book = print_guide(f"# W\n\n## Only\n\n{text}\n\n### Inner\n\n{things[what]}")
        first = {"table": "A", "list": "one", "component": "What"}[what]
        page = next(n for n in range(3, book.pages + 1) if any(word.text == "Inner" for word in book.words[n]))
        assert any(word.text == first for word in book.words[page]), count


def test_lines_to_write_on_stay_with_their_question(print_guide: Print) -> None:
    lines = "\n\n".join(["_" * 60] * 4)
    for count in range(12, 19):
        text = "\n\n".join([SENTENCE] * count)
        book = print_guide(f"# W\n\n## Only\n\n{text}\n\nWhat is left over?\n\n{lines}\n\nThe end of it.\n")
        end = next(word for word in book.words[book.page_with("The end of it.")] if word.text == "end")
        assert book.page_with("What is left over?") == book.page_with("The end of it.") or end.top < 40
