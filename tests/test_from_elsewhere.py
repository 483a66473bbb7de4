"""What people bring from other tools builds, and a build says exactly what it could not take over.

Each folder of `from_elsewhere` has the files of one author, and in `messages.txt` what a build reports about them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import html
from PIL import Image

from tests.support.projects import guidepress, write

SOURCES = Path(__file__).parent / "from_elsewhere"
SITE = """title = "From elsewhere"
url = "https://example.org"
papers = ["a4"]
editions = ["workbook", "fillable"]
"""
NAMES = sorted(folder.name for folder in SOURCES.iterdir() if folder.is_dir())
PICTURES = {"exercises": ("desk.jpg", "hand.jpg", "sheet.png"), "course": ("chairs.png",)}

Built = Callable[[str], tuple[Path, str]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A function that builds the project of a folder once: returns it, and what was printed."""
    found: dict[str, tuple[Path, str]] = {}

    def build(name: str) -> tuple[Path, str]:
        if name not in found:
            project = tmp_path_factory.mktemp(name)
            files = {f"content/guides/{file.name}": file.read_bytes() for file in (SOURCES / name).glob("*.md")}
            pictures = {f"content/guides/{file}": picture(file) for file in PICTURES.get(name, ())}
            result = guidepress(write(project, {"content/site.toml": SITE, **files, **pictures}), "build")
            assert result.exit_code == 0, result.output
            found[name] = (project, result.stderr)
        return found[name]

    return build


def picture(name: str) -> bytes:
    content = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 900)).save(content, "JPEG" if name.endswith(".jpg") else "PNG")
    return content.getvalue()


def page(project: Path) -> html.HtmlElement:
    [path] = [path for path in (project / "output/site").glob("*/index.html") if path.parent.name != "tags"]
    return html.fromstring(path.read_text()).xpath("//main")[0]


def text(project: Path) -> str:
    return re.sub(r"\s+", " ", page(project).text_content())


def fields(project: Path) -> list[str]:
    [path] = (project / "output/print").glob("*/*-fillable-a4.pdf")
    with pikepdf.open(path) as document:
        form = document.Root.get("/AcroForm")
        return [str(field["/TU"]) for field in form.Fields] if form is not None else []


@pytest.mark.parametrize("name", NAMES)
def test_it_builds_and_says_what_it_could_not_take_over(built: Built, name: str) -> None:
    _, said = built(name)
    messages = [line for line in said.splitlines() if re.match(r"\S+: (error|warning|note)\[", line)]
    assert messages == (SOURCES / name / "messages.txt").read_text().splitlines()


def test_lists_of_a_post_are_nested_as_they_were_written(built: Built) -> None:
    project, _ = built("jekyll")
    first, second = page(project).xpath("//ol[contains(., 'Who is asked')]/li")
    assert [len(item.xpath("ul/li")) for item in (first, second)] == [2, 0]
    [after] = second.getparent().xpath("following-sibling::ul[1]")
    assert len(after.xpath("li")) == 2, "two spaces are too few below `2.`, on GitHub as here"
    assert "What would you stop doing, if it were only up to you?" in text(project)


def test_notes_of_a_course_are_notes(built: Built) -> None:
    project, _ = built("course")
    for words in ("A phone on the table", "These exercises are no therapy", "Whoever listens also watches the clock"):
        assert page(project).xpath(f"//*[contains(@class, 'note') or contains(@class, 'tip')][contains(., '{words}')]")
    assert page(project).xpath("//del[.='did I get it right?']")


def test_a_field_guide_is_a_book(built: Built) -> None:
    project, _ = built("field-guide")
    assert page(project).xpath("//ul/li[contains(., 'Sow chilli')]/ol/li[2][contains(., 'water from below')]")
    assert page(project).xpath("//dt[.='Hardening off']")


def test_cells_of_a_worksheet_are_places_to_answer(built: Built) -> None:
    project, _ = built("worksheets")
    asked = fields(project)
    assert [name for name in asked if "Sleep" in name] == ["blank: Hours now, Sleep", "blank: Hours I want, Sleep"]
    assert len([name for name in asked if "I say no when I mean it" in name]) == 2
    assert len(page(project).xpath("//td//input | //td//textarea")) == 10


def test_what_html_says_is_kept(built: Built) -> None:
    project, _ = built("raw-html")
    assert page(project).xpath("//details[summary='What if nobody answers?']//strong[.='one']")
    assert page(project).xpath("//a[@href='https://www.youtube.com/embed/abc123'][.='A conversation in six minutes']")
    assert len(page(project).xpath("//input[@type='checkbox'][contains(@class, 'tick') or @name]")) >= 2
    assert "subscribe" not in text(project)


def test_pictures_have_captions_and_stand_where_they_were_put(built: Built) -> None:
    project, _ = built("exercises")
    assert page(project).xpath("//figure[figcaption[contains(., 'Fold it three times')]]//img")
    assert page(project).xpath("//a[.='the photograph in full'][@href='desk.jpg']")
    assert len(page(project).xpath("//div[contains(@class, 'figures')]//img")) == 2


def test_prose_alone_is_printed_without_lines(built: Built) -> None:
    project, _ = built("prose")
    assert fields(project) == []
    assert "They stand because somebody took a day to find each stone its place." in text(project)
