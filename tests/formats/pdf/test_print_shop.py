"""An edition for a house that prints books: what is in its files, what is not, and how wide the binding's margin is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Object, Page, Pdf, parse_content_stream

from builder.formats.pdf.one_ink import Painter
from builder.formats.pdf.render import render
from builder.preflight.opened import opened
from tests.support.print_rendering import all_planned
from tests.support.projects import guidepress, write

PHASE = """
## Phase {n}: Part {n}

### Step {a}: One thing

Because it is small. See [a page](https://example.org/page).

### Step {b}: Another thing

::: wheel
- Rest
- Work
- Play
:::
"""
GUIDE = "---\ntitle: A year of one's own\ndescription: Slowly.\n{front}---\n" + "".join(
    PHASE.format(n=n, a=2 * n - 1, b=2 * n) for n in (1, 2)
)
NOTES = "workbook: {notes: 12}\n"
SITE = 'title = "S"\nurl = "https://example.org"\npapers = ["a4"]\neditions = ["workbook", "print-shop"]\n'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    write(folder, {"content/site.toml": SITE, "content/guides/year.md": GUIDE.format(front=NOTES)})
    result = guidepress(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(params=["letter", "6x9"])
def book(project: Path, request: pytest.FixtureRequest) -> Path:
    return project / f"output/print/year/year-print-shop-{request.param}.pdf"


def test_edition_is_made_on_the_papers_of_its_house_and_others_on_those_of_the_site(project: Path) -> None:
    found = sorted(path.name for path in (project / "output/print/year").glob("*.pdf"))
    shop = [f"year-print-shop-{paper}.pdf" for paper in ("6x9", "8x10", "letter")]
    assert found == [*shop, "year-workbook-a4.pdf"]


def test_edition_can_be_built_alone_on_a_paper_of_its_own(project: Path) -> None:
    asked = guidepress(project, "build", "--only", "print", "--edition", "print-shop", "--paper", "6x9")
    assert asked.exit_code == 0, asked.output
    refused = guidepress(project, "build", "--only", "print", "--edition", "workbook", "--paper", "6x9")
    assert "error[GP264]: no edition that was asked for is made on a paper" in refused.output


def test_site_without_papers_has_no_books(tmp_path: Path) -> None:
    site = SITE.replace('["a4"]', "[]")
    write(tmp_path, {"content/site.toml": site, "content/guides/year.md": GUIDE.format(front=NOTES)})
    assert guidepress(tmp_path, "build").exit_code == 0
    assert not list((tmp_path / "output").rglob("*.pdf"))


def test_file_has_no_links_no_bookmarks_no_metadata_and_no_tags(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert not any(Name.Annots in page.obj for page in pdf.pages)
        assert {"/Outlines", "/Metadata", "/StructTreeRoot", "/Names", "/AcroForm"}.isdisjoint(pdf.Root.keys())
        assert not len(pdf.docinfo)


def test_book_begins_with_a_title_page_on_the_right_and_has_whole_leaves(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert len(pdf.pages) >= 24
        assert len(pdf.pages) % 2 == 0
    document = pypdfium2.PdfDocument(book)
    try:
        first, second = (document[n].get_textpage().get_text_bounded() for n in (0, 1))
        assert "A year" in first
        assert "How to use" in second
        assert "Print at 100 per cent" not in second
    finally:
        document.close()


def test_nothing_is_nearer_to_the_edge_than_the_house_wants(book: Path) -> None:
    """6.4 mm: white, also beside thumb tabs and where the cover of a workbook has its drawing."""
    document = pypdfium2.PdfDocument(book)
    try:
        for number in range(len(document)):
            image = document[number].render(scale=2, grayscale=True).to_pil()
            edge = int(6.3 / 25.4 * 144)
            inner = image.crop((edge, edge, image.width - edge, image.height - edge))
            image.paste(255, (edge, edge, image.width - edge, image.height - edge))
            assert image.getextrema() == (255, 255), number + 1
            assert inner.getextrema()[0] < 255, number + 1
    finally:
        document.close()


def test_no_line_is_thinner_than_the_house_prints(book: Path) -> None:
    with opened(book.read_bytes()) as pdf:
        assert min(line.weight for page in pdf.pages for line in page.lines) >= 0.74


def test_black_and_grey_are_black_ink_and_the_accent_stays_a_colour(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        inks = {ink for page in pdf.pages for ink in colours(page, page.resources)}
    greys = [ink for ink in inks if len(ink) == 1]
    assert (0.0,) in greys
    mixed = [ink for ink in inks if len(ink) > 1]
    assert mixed
    assert all(len(ink) == 3 and max(ink) - min(ink) > 0.1 for ink in mixed)


def colours(drawn: Page | Object, resources: Object) -> set[tuple[float, ...]]:
    """The colours that are set on a page, and in what it draws."""
    found = set()
    for instruction in parse_content_stream(drawn, "g G rg RG k K"):
        found.add(tuple(float(part) for part in instruction.operands))
    for _, form in resources.get(Name.XObject, Dictionary()).items():
        if form.get(Name.Subtype) == Name.Form:
            found |= colours(form, form.get(Name.Resources, Dictionary()))
    return found


def test_house_with_too_few_pages_says_how_many_are_missing_and_what_to_do(tmp_path: Path) -> None:
    site = 'title = "S"\neditions = ["small"]\n'
    edition = 'extends = "print-shop"\ntitle = "Small"\npapers = ["6x9"]\nhouse = "lulu"\n'
    files = {"content/site.toml": site, "content/editions/small.toml": edition}
    write(tmp_path, {**files, "content/guides/year.md": GUIDE.format(front="")})
    result = guidepress(tmp_path, "build")
    assert result.exit_code == 1
    said = " ".join(result.output.split())
    assert "`year-small-6x9.pdf`: there are 20 pages, and Lulu asks for 32 or more: 12 are missing" in said
    assert "add 12 pages for notes to the number in `workbook: {notes: 2}`" in said
    assert not list((tmp_path / "output").rglob("*.pdf"))


def test_book_of_a_few_pages_too_few_gets_further_pages_for_notes(tmp_path: Path) -> None:
    files = {
        "content/site.toml": 'title = "S"\neditions = ["small"]\n',
        "content/editions/small.toml": 'extends = "print-shop"\ntitle = "Small"\npapers = ["6x9"]\n',
        "content/guides/year.md": GUIDE.format(front=""),
    }
    result = guidepress(write(tmp_path, files), "build", "--only", "print")
    assert result.exit_code == 0, result.output
    with opened((tmp_path / "output/print/year/year-small-6x9.pdf").read_bytes()) as pdf:
        are_added = [
            "More notes" in pdf.words(number, (0, 0, 999, 999)).replace("\u00a0", " ")
            for number in range(1, len(pdf.pages) + 1)
        ]
    assert len(are_added) == 24
    assert are_added[-7:] == [False, True, True, True, True, True, False]  # 19 pages, and the back cover


THICK = """title = "Corner"
papers = ["narrow"]
gutter = [{{ pages = {least}, inner = 12 }}, {{ pages = 400, inner = 24 }}]
"""
NARROW = 'title = "Narrow"\nwidth = 150\nheight = 210\n[margins]\ninner = 12\nouter = 12\n'


def laid_out(folder: Path, least: int) -> tuple[int, int, list[float]]:
    """The layouts and pages of a book, and the mm from the binding to the text of each page but the first."""
    files = {
        "content/site.toml": 'title = "S"\npapers = ["a4"]\neditions = ["bound"]\n',
        "content/papers/narrow.toml": NARROW,
        "content/houses/corner.toml": THICK.format(least=least),
        "content/editions/bound.toml": 'extends = "workbook"\ntitle = "Bound"\nhouse = "corner"\n',
        "content/guides/year.md": GUIDE.format(front=""),
    }
    kit, [job] = all_planned(write(folder, files))
    result = render(job, kit)
    assert result.diagnostics == ()
    with opened(result.artifact.content) as pdf:
        distances = [
            (min(t.box[0] for t in page.texts) if n % 2 == 0 else page.width - max(t.box[2] for t in page.texts))
            * (25.4 / 72)
            for n, page in enumerate(pdf.pages)
            if page.texts
        ]
        return result.layouts, len(pdf.pages), distances[1:]


def test_margin_at_the_binding_is_wider_in_a_thicker_book(tmp_path: Path) -> None:
    _, pages, thin = laid_out(tmp_path / "thin", 100)
    _, _, thick = laid_out(tmp_path / "thick", pages - 1)
    assert 12 <= min(thin) < 14
    assert 24 <= min(thick) < 26


def test_book_is_laid_out_again_only_where_it_is_too_thick_for_its_margin(tmp_path: Path) -> None:
    once, pages, _ = laid_out(tmp_path / "thin", 100)
    same, _, _ = laid_out(tmp_path / "same", pages)
    again, _, _ = laid_out(tmp_path / "thick", pages - 1)
    assert same == once
    assert once < again <= 2 * once + 2


def test_painter_makes_greys_black_ink_and_raises_thin_lines_at_any_scale() -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        drawn = pdf.make_stream(
            b"0.2 w 0 0 m 9 9 l S 0.5 0.5 0.5 RG 0.1 0.4 0.2 rg 0 0 0 0.6 K",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 9, 9],
        )
        page.add_resource(drawn, Name.XObject, Name("/Art"))
        page.obj.Contents = pdf.make_stream(b"0 0 0 rg 1 1 1 rg 2 w q 2 0 0 2 0 0 cm 0.1 w /Art Do Q 0.1 w")
        Painter(pdf, black=True, line=0.75).paint(page)
        target = BytesIO()
        pdf.save(target)
    with Pdf.open(BytesIO(target.getvalue())) as pdf:
        page = pdf.pages[0]
        assert operators(page) == [
            ("g", (0.0,)),
            ("g", (1.0,)),
            ("w", (2.0,)),
            ("w", (0.375,)),
            ("w", (0.75,)),
        ]
        assert operators(page.resources.XObject["/Art"]) == [
            ("w", (0.375,)),
            ("G", (0.5,)),
            ("rg", (0.1, 0.4, 0.2)),
            ("G", (0.4,)),
        ]


def operators(drawn: Page | Object) -> list[tuple[str, tuple[float, ...]]]:
    """The operators that set colours and weights, with their numbers."""
    wanted = parse_content_stream(drawn, "w g G rg RG k K")
    return [(str(one.operator), tuple(float(part) for part in one.operands)) for one in wanted]
