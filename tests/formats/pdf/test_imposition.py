"""Booklets: pages two by two on sheets, so that a pile that is printed, folded and stapled reads in order."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.formats.pdf.imposition import booklet, sides
from tests.support.composing import GUIDE
from tests.support.projects import guidepress, write


def test_eight_pages_are_on_two_sheets() -> None:
    assert list(sides(8)) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert list(sides(8, rightward=True)) == [(1, 8), (7, 2), (3, 6), (5, 4)]


@given(st.integers(1, 60).map(lambda sheets: 4 * sheets))
def test_folded_pile_reads_from_the_first_page_to_the_last(count: int) -> None:
    """A pile of sheets is folded as a whole: leaf after leaf from the outermost sheet in, then out again."""
    every = list(sides(count))
    fronts, backs = every[::2], every[1::2]
    inward = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    outward = [page for front, back in zip(fronts[::-1], backs[::-1], strict=True) for page in (back[1], front[0])]
    assert [*inward, *outward] == list(range(1, count + 1))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("booklet")
    settings = 'title = "S"\nurl = "https://example.org"\neditions = ["workbook", "booklet"]\n'
    hebrew = GUIDE.replace("title: Learn to rest", "title: Learn to rest\nlang: he")
    write(folder, {"content/site.toml": settings, "content/guides/rest.md": GUIDE, "content/guides/right.md": hebrew})
    result = guidepress(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


def printed(project: Path, guide: str, paper: str) -> Path:
    return project / f"output/print/{guide}/{guide}-booklet-{paper}.pdf"


def halves(path: Path) -> list[tuple[str, str]]:
    """The text of the left and of the right half of each side."""
    with pikepdf.open(path) as pdf:
        left, bottom, right, top = map(float, pdf.pages[0].mediabox)
        count = len(pdf.pages)
    half, high = int((right - left) / 2), int(top - bottom)

    def text(page: int, x: int) -> str:
        area = ["-f", str(page), "-l", str(page), "-x", str(x), "-y", "0", "-W", str(half), "-H", str(high)]
        command = ["pdftotext", "-layout", *area, str(path), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return [(text(page, 0), text(page, half)) for page in range(1, count + 1)]


@pytest.mark.parametrize(("paper", "size"), [("a4", (297, 210)), ("letter", (279.4, 215.9))])
def test_sheets_lie_on_their_side_and_hold_two_pages_in_order(
    project: Path, paper: str, size: tuple[float, float]
) -> None:
    path = printed(project, "rest", paper)
    with pikepdf.open(path) as pdf:
        boxes = {tuple(round(float(edge) / 72 * 25.4, 1) for edge in page.mediabox[2:]) for page in pdf.pages}
        assert boxes == {size}
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
    shown = halves(path)
    assert "Learn to rest" in shown[0][1]
    assert "example.org/rest" in shown[0][0]
    count = 2 * len(shown)
    assert count % 4 == 0
    for places, texts in zip(sides(count), shown, strict=True):
        for number, text in zip(places, texts, strict=True):
            foot = text.rstrip().rpartition("\n")[2]
            if 1 < number < count:
                assert re.search(rf"(^|\s){number}(\s|$)", foot), (number, foot)


def test_book_that_is_read_from_right_to_left_is_bound_at_its_right(project: Path) -> None:
    first = halves(printed(project, "right", "a4"))[0]
    assert "Learn to rest" in first[0]
    assert "example.org/right" in first[1]


def test_booklet_says_how_to_print_it(project: Path) -> None:
    inside = "".join(text for side in halves(printed(project, "rest", "a4")) for text in side)
    assert "turned on the short edge" in " ".join(inside.split())
    page = (project / "output/site/rest/index.html").read_text(encoding="utf-8")
    assert "turn on the short edge" in page


def test_last_sheet_is_filled_with_empty_pages_before_the_back_cover() -> None:
    with pikepdf.new() as pdf:
        for number in range(5):
            pdf.add_blank_page(page_size=(100 + number, 200))
        target = BytesIO()
        pdf.save(target)
    with pikepdf.open(BytesIO(booklet(target.getvalue(), 80, 80))) as sheets:
        drawn = [sorted(page.Resources.XObject.keys()) for page in sheets.pages]
        widths = [float(x.BBox[2]) for page in sheets.pages for _, x in sorted(page.Resources.XObject.items())]
    assert drawn == [["/P0", "/P1"], ["/P0"], ["/P1"], ["/P0"]]
    assert widths == [104, 100, 101, 102, 103]


def test_paper_whose_half_is_too_small_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/site.toml": 'title = "S"\npapers = ["a4", "a5"]\neditions = ["booklet"]\n',
            "content/guides/a.md": GUIDE,
        },
    )
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    assert (
        "content/site.toml:2:18: error[GP227]: `a5` is too small for the edition `booklet`: its text" in result.output
    )


def test_form_that_is_folded_is_refused(tmp_path: Path) -> None:
    edition = 'title = "F"\nextends = "booklet"\nform = true\n'
    settings = 'title = "S"\neditions = ["folded-form"]\n'
    write(
        tmp_path,
        {"content/site.toml": settings, "content/guides/a.md": GUIDE, "content/editions/folded-form.toml": edition},
    )
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    assert "content/editions/folded-form.toml:3:1: error[GP225]: `form` and `imposition`" in result.output
