"""What a PDF must be beside good to look at: PDF/UA-1, fonts that are embedded and right, the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

import builder
from tests.support.letterforms import embedded, source_of, wrong_letters
from tests.support.pdf_ua import faults_of
from tests.support.print_rendering import GUIDES, Press, all_planned, example_project, planned, printed
from tests.support.printed import PrintedWorkbook
from tests.support.projects import write

REPOSITORY = Path(builder.__file__).parents[1]
FONTS = REPOSITORY / "themes/journal/fonts"
OF_PLAIN = REPOSITORY / "themes/plain/fonts"

every = pytest.mark.parametrize("guide", GUIDES)


@every
@pytest.mark.parametrize(("paper", "theme"), [("a4", "journal"), ("letter", "plain")])
def test_pdf_ua_has_nothing_to_find(press: Press, guide: str, paper: str, theme: str) -> None:
    path = press.workbook(guide, paper, theme).path
    assert faults_of(path) == []


def test_links_of_contents_that_break_into_lines_are_tagged_as_links(tmp_path: Path) -> None:
    titles = ["Gather information from people you trust" + "." * more for more in range(9)]
    steps = "\n".join(f"## Step {n}: {title}\n\nText.\n" for n, title in enumerate(titles, 1))
    content = {"content/site.toml": 'title = "S"\npapers = ["a5"]\n', "content/guides/one.md": f"# One\n\n{steps}"}
    kit, [job] = all_planned(write(tmp_path, content))
    workbook = printed(job, kit, tmp_path)
    assert "Gather information from people\n" in next(text for text in workbook.texts if "Contents" in text)
    assert faults_of(workbook.path) == []


@every
def test_document_has_title_language_and_author(press: Press, guide: str) -> None:
    workbook = press.workbook(guide)
    with workbook.open() as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(metadata["dc:title"]) == workbook.source.split("title: ")[1].split("\n")[0]
        assert metadata["pdfuaid:part"] == "1"
        assert pdf.docinfo["/Author"] == "Ada Moss"


def figures(workbook: PrintedWorkbook) -> list[str]:
    """What is said of each picture."""
    with workbook.open() as pdf:
        things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        return [str(thing.get("/Alt", "")) for thing in things if thing.get("/S") == "/Figure"]


def test_pictures_are_spoken_as_the_author_says(letters: PrintedWorkbook) -> None:
    assert "A blue front door with a brass letter box" in figures(letters)


def test_picture_without_words_is_called_by_its_file(grammar: PrintedWorkbook) -> None:
    assert {"door", "dot"} <= set(figures(grammar))


def test_blanks_the_logo_and_the_ridge_are_spoken_of(letters: PrintedWorkbook) -> None:
    spoken = figures(letters)
    assert spoken.count("blank") == 4
    assert "Moss & Daughter" in spoken
    assert "A ridge drawn with ruled lines, one ring for every step" in spoken
    assert "" not in spoken


def test_headings_skip_no_level(grammar: PrintedWorkbook) -> None:
    with grammar.open() as pdf:
        levels = [int(tag[1]) for tag in tags(pdf.Root.StructTreeRoot) if tag[:1] == "H" and tag[1:].isdigit()]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert set(levels) >= {1, 2, 3}


def tags(element: pikepdf.Object) -> list[str]:
    kids = element.get("/K")
    inner = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    below = [tag for kid in inner if isinstance(kid, pikepdf.Dictionary) for tag in tags(kid)]
    return [str(element.get("/S", " "))[1:], *below]


@every
@pytest.mark.parametrize(("paper", "theme"), [("a4", "journal"), ("letter", "plain")])
def test_fonts_are_embedded_as_subsets_that_can_be_copied(press: Press, guide: str, paper: str, theme: str) -> None:
    workbook = press.workbook(guide, paper, theme)
    listed = subprocess.run(["pdffonts", workbook.path], capture_output=True, check=True, text=True).stdout
    fonts = [line.split() for line in listed.splitlines()[2:]]
    assert fonts
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}, listed


@every
def test_drawn_letters_are_the_letters_of_the_text(press: Press, guide: str) -> None:
    with press.workbook(guide).open() as pdf:
        checked = [name for name, _, _ in embedded(pdf) if source_of(name, FONTS)]
        assert len(checked) >= 5
        assert list(wrong_letters(pdf, FONTS)) == []


@pytest.mark.parametrize("theme", ["journal", "plain"])
def test_code_and_all_other_text_are_in_fonts_of_the_theme(tmp_path: Path, theme: str) -> None:
    project = example_project(tmp_path / "example", theme)
    text = "# Code\n\nRun `list` **and `build`**.\n\n```\n::: lines rows=3\nČas, łódź, für?\n:::\n```\n"
    (project / "content/guides/code.md").write_text(text, "utf-8")
    kit, jobs = planned(project)
    with printed(jobs["code", "a4"], kit, tmp_path).open() as pdf:
        fonts = {name: source_of(name, FONTS) or source_of(name, OF_PLAIN) for name, _, _ in embedded(pdf)}
    assert "JetBrainsMono-Light.ttf" in {path.name for path in fonts.values() if path}, fonts
    assert [name for name, path in fonts.items() if not path] == []


def test_theme_plain_is_printed_in_its_own_font_and_right(press: Press) -> None:
    with press.workbook("letters", "letter", "plain").open() as pdf:
        checked = [name for name, _, _ in embedded(pdf) if source_of(name, OF_PLAIN)]
        assert len(checked) >= 4
        assert list(wrong_letters(pdf, OF_PLAIN)) == []


def test_a_letter_drawn_wrong_is_found(allotment: PrintedWorkbook) -> None:
    with allotment.open() as pdf:
        font = next(thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing)
        swapped = font.ToUnicode.read_bytes().replace(b"<0065>", b"<0078>")
        font.ToUnicode = pdf.make_stream(swapped)
        assert any("'x'" in wrong for wrong in wrong_letters(pdf, FONTS))


def test_same_project_gives_the_same_bytes(press: Press, example: Path, tmp_path: Path) -> None:
    kit, jobs = planned(example)
    again = printed(jobs["letters", "a4"], kit, tmp_path)
    assert again.path.read_bytes() == press.workbook("letters").path.read_bytes()


def test_same_bytes_in_another_process_folder_and_time_zone(press: Press, example: Path, tmp_path: Path) -> None:
    program = (
        "import sys, pathlib, shutil, hashlib\n"
        "from tests.support.print_rendering import planned, printed\n"
        "project = pathlib.Path(sys.argv[2])\n"
        "shutil.copytree(sys.argv[1], project)\n"
        "kit, jobs = planned(project)\n"
        "print(hashlib.sha256(printed(jobs['letters', 'a4'], kit, project).path.read_bytes()).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", program, str(example), str(tmp_path / "elsewhere")]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=REPOSITORY, check=True)
    content = press.workbook("letters").path.read_bytes()
    assert run.stdout.strip() == hashlib.sha256(content).hexdigest()
