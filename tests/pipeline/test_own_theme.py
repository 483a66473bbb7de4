"""A theme of a project's own, in its own folder only: other fonts, other colours, no art, another cover."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import builder
from builder.pipeline import Options, Silent, build
from builder.theming.accent import contrast
from tests.support.pdf_ua import faults_of
from tests.support.projects import guide, write
from tests.support.web_pages import Site, select

FONTS = Path(builder.__file__).parents[1] / "themes/journal/fonts"
THEME = {
    "theme.toml": """extends = "BASE"
art = "none"
preload = ["serif.woff2"]

[tokens.accent]
default = "#8a2be2"

[tokens.type]
serif = "Fern, serif"
sans = "Fern, serif"
field = "Fern Form"
lettering = "Fern"

[tokens.light]
paper = "#cfe3d4"
wash = "#bfd6c5"
""",
    "web-fonts.css": "@font-face { font-family: Fern; src: url(serif.woff2) }\n",
    "print-fonts.css": "@font-face { font-family: Fern; src: url(serif.ttf) }\n"
    "@font-face { font-family: Fern; font-weight: 600; src: url(bold.ttf) }\n"
    "@font-face { font-family: Fern Form; src: url(form.ttf) }\n",
    "print.css": ".cover .frond { position: absolute; inset-block-end: 90mm; inset-inline-start: var(--bind) }\n",
    "print/cover.html": """<p class="frond">Under the ferns</p>
<div class="head"><h1>{{ guide.meta.title }}</h1></div>
{% include "print/cover-lines.html" %}
""",
}


@pytest.fixture(scope="module", params=["plain", "journal"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferns")
    files = {f"themes/fern/{name}": text.replace("BASE", request.param) for name, text in THEME.items()}
    settings = 'title = "Ferns"\ntheme = "fern"\npapers = ["a4"]\neditions = ["workbook", "fillable"]\n'
    wheel = "::: wheel\n- Work\n- Rest\n- Friends\n:::\n"
    text = guide("One") + f"\n## Step 2: Look round\n\n{wheel}"
    write(folder, {"content/site.toml": settings, "content/guides/one.md": text, **files})
    for name, font in {"serif": "Literata-Regular", "bold": "Literata-SemiBold", "form": "Fill-Regular"}.items():
        shutil.copy(FONTS / f"{font}.ttf", folder / f"themes/fern/{name}.ttf")
    shutil.copy(FONTS / "web/literata-latin-400-normal.woff2", folder / "themes/fern/serif.woff2")
    build(folder, folder / "output", Options(), Silent())
    return folder


@pytest.fixture
def site(project: Path) -> Site:
    return Site(project / "output/site")


@pytest.fixture
def pdf(project: Path) -> Callable[..., str]:
    def run(tool: str, *options: str) -> str:
        path = project / "output/print/one/one-workbook-a4.pdf"
        ends = ("-",) if tool == "pdftotext" else ()
        return subprocess.run([tool, *options, path, *ends], capture_output=True, check=True, text=True).stdout

    return run


def test_pages_have_its_fonts_and_no_others(site: Site) -> None:
    assert [path.name for path in (site.folder / "assets").rglob("*.woff2")] == ["serif.woff2"]
    preloaded = [link.get("href", "") for link in select(site.page("index.html"), 'link[rel="preload"]')]
    assert preloaded == ["assets/serif.woff2"]


def test_pages_have_its_colours_and_an_accent_that_stands_out_on_them(site: Site) -> None:
    root = site.stylesheet().partition("{")[2].partition("}")[0]
    colours = dict(item.split(":", 1) for item in root.split(";") if ":" in item)
    assert colours["--paper"] == "#cfe3d4"
    assert contrast(colours["--accent"], "#bfd6c5") >= 4.6


def test_pages_have_no_picture(site: Site) -> None:
    for path in ("index.html", "one/index.html"):
        assert select(site.page(path), "svg.ridge") == []


def test_workbook_has_its_cover_and_its_fonts(pdf: Callable[..., str]) -> None:
    cover = pdf("pdftotext", "-f", "1", "-l", "1")
    assert "Under the ferns" in cover
    assert "This workbook belongs to" in cover
    assert {line.split()[0][:11][7:] for line in pdf("pdffonts").splitlines()[2:]} == {"Fern"}


def test_workbook_says_nothing_of_a_picture_that_it_does_not_have(pdf: Callable[..., str]) -> None:
    text = pdf("pdftotext")
    assert "One step at a time" in text
    assert "ridge" not in text.lower()


@pytest.mark.parametrize("edition", ["workbook", "fillable"])
def test_workbook_is_accessible(project: Path, edition: str) -> None:
    path = project / f"output/print/one/one-{edition}-a4.pdf"
    assert faults_of(path) == []
