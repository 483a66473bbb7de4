"""A heading is found by the id that GitHub and Jekyll give it, on the page, from other pages, and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from tests.support.projects import guidepress, write

ONE = """# One

See [us](#über-uns), [both](#c--d), [asking](#step-1-dont-ask) and [again](#c--d-1).

## Über uns

Text.

## C & D

Text.

## Step 1: Don't ask

**How to do it:** Wait.

### More & more

Text.

## C & D {#own}

Text.
"""
TWO = (
    "# Two\n\nSee [us](one.md#%C3%BCber-uns), [more](one.md#more--more) and [ours](one.md#uber-uns).\n\n## Step 1: Go\n"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("anchors")
    site = 'title = "S"\npapers = ["a4"]\neditions = ["workbook"]\n'
    write(folder, {"content/site.toml": site, "content/guides/one.md": ONE, "content/guides/two.md": TWO})
    result = guidepress(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


def page(project: Path, name: str) -> str:
    return (project / f"output/site/{name}/index.html").read_text(encoding="utf-8")


def test_links_of_the_same_page_lead_to_our_ids(project: Path) -> None:
    links = re.findall(r'<a href="(#[^"]+)">(?:us|both|asking|again)</a>', page(project, "one"))
    assert links == ["#uber-uns", "#c-d", "#dont-ask", "#own"]


def test_links_of_another_page_lead_there(project: Path) -> None:
    links = re.findall(r'<a href="\.\./one/index\.html(#[^"]+)"', page(project, "two"))
    assert links == ["#uber-uns", "#more-more", "#uber-uns"]


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("uber-uns", "über-uns"),
        ("c-d", "c--d"),
        ("own", "c--d-1"),
        ("dont-ask", "step-1-dont-ask"),
        ("more-more", "more--more"),
    ],
)
def test_links_from_other_sites_lead_to_the_heading(project: Path, heading: str, other: str) -> None:
    assert re.search(rf'<h\d id="{heading}"[^>]*><span id="{other}"></span>', page(project, "one"))


def test_no_id_is_there_twice(project: Path) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page(project, "one"))
    assert len(ids) == len(set(ids))


def test_links_lead_there_on_paper(project: Path) -> None:
    with pikepdf.open(project / "output/print/one/one-workbook-a4.pdf") as pdf:
        places = {str(a.get("/Dest", "")) for sheet in pdf.pages for a in sheet.get("/Annots", [])}
    assert {"uber-uns", "c-d", "dont-ask", "own"} <= places
