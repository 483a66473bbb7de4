"""Editions as their readers get them: a PDF for each part, the prompts alone, and the coach's that nobody mistakes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.support.composing import GUIDE
from tests.support.pdf_ua import faults_of
from tests.support.projects import guidepress, write

SETTINGS = 'title = "S"\npapers = ["a4"]\neditions = ["prompts", "apart", "facilitator", "handouts"]\n'
HANDOUTS = 'title = "Handouts"\npages = ["opener", "step", "looking-back", "section"]\ndocuments = "parts"\n'
APART = 'title = "Apart"\nextends = "prompts"\nprompts = "apart"\n'
LINKED = GUIDE.replace("Ask.", "Ask, or [go](#go) at once, or [see](#see).").replace(
    "- What moved?\n", "- What moved?\n- What stayed?\n"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions")
    files = {"content/site.toml": SETTINGS, "content/guides/rest.md": LINKED}
    editions = {"content/editions/handouts.toml": HANDOUTS, "content/editions/apart.toml": APART}
    write(folder, {**files, **editions})
    result = guidepress(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


def path_of(project: Path, name: str) -> Path:
    return project / f"output/print/rest/rest-{name}-a4.pdf"


def text(project: Path, name: str) -> str:
    command = ["pdftotext", "-layout", str(path_of(project, name)), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_edition_of_parts_makes_a_pdf_for_each(project: Path) -> None:
    names = sorted(path.name for path in (project / "output/print/rest").glob("rest-handouts-*.pdf"))
    parts = ("phase-1", "phase-2", "prompts")
    assert names == [f"rest-handouts-{part}-a4.pdf" for part in parts]
    first = text(project, "handouts-phase-1")
    assert "Look first." in first
    assert "Move" not in first.replace("Moved", "")


def test_pdf_without_a_cover_has_the_title_at_its_head_and_at_the_foot_of_left_pages(project: Path) -> None:
    pages = text(project, "handouts-phase-1").split("\f")[:-1]
    assert pages[0].lstrip().startswith("Learn to rest")
    assert "Learn to rest" in pages[1]
    with pikepdf.open(path_of(project, "handouts-phase-1")) as pdf:
        assert len(pdf.pages) == 4


def test_website_names_the_part_of_each_download(project: Path) -> None:
    page = (project / "output/site/rest/index.html").read_text(encoding="utf-8")
    assert "Phase 2, PDF, A4" in page
    assert "Journal prompts, PDF, A4" in page
    link = page.split('rest-handouts-phase-2-a4.pdf">')[1].partition("</a>")[0]
    assert "Handouts" in link
    assert "Phase 2, PDF, A4, 4 pages" in link


def test_link_to_a_part_that_is_left_out_leads_nowhere(project: Path) -> None:
    with pikepdf.open(path_of(project, "handouts-phase-1")) as pdf:
        places = [str(a.get("/Dest", "")) for page in pdf.pages for a in page.get("/Annots", [])]
    assert "see" in places
    assert "go" not in places


def test_prompts_edition_has_the_prompts_and_no_step(project: Path) -> None:
    prompts = text(project, "prompts")
    assert "What moved?" in prompts
    assert "My goal" not in prompts


def test_prompts_edition_names_the_steps_on_a_page_before_them(project: Path) -> None:
    reminders = text(project, "prompts").split("\f")[1]
    assert "The steps in short" in reminders
    assert [word for word in reminders.split() if word in ("Look", "See", "Ask", "Move", "Go")] == [
        *("Look", "See", "Ask", "Move", "Go"),
    ]


@pytest.mark.parametrize(("name", "pages"), [("prompts", [2, 2]), ("apart", [2, 3])])
def test_prompts_share_a_page_or_have_one_each(project: Path, name: str, pages: list[int]) -> None:
    every = text(project, name).split("\f")
    found = [n for words in ("What moved?", "What stayed?") for n, page in enumerate(every) if words in page]
    assert found == pages


def test_coachs_edition_says_so_on_its_cover_on_each_page_between_the_covers_and_in_its_title(project: Path) -> None:
    pages = text(project, "facilitator").split("\f")[:-1]
    assert "For the coach" in pages[0]
    assert [
        number
        for number, page in enumerate(pages[1:-1], 2)
        if "Coach\u2019s copy" not in page and "Coach's copy" not in page
    ] == []
    with pikepdf.open(path_of(project, "facilitator")) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Learn to rest, coach's edition"
    assert not list((project / "output/site").rglob("*facilitator*"))


@pytest.mark.parametrize("name", ["prompts", "facilitator", "handouts-phase-2", "handouts-prompts"])
def test_every_edition_is_accessible(project: Path, name: str) -> None:
    assert faults_of(path_of(project, name)) == []
