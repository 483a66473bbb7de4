"""Nothing but the project is read while printing, and what cannot be read is said."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pikepdf
import pytest

from builder.formats.pdf.fetch import HOME, PICTURES, ProjectFetcher, logo_address, picture_address
from builder.load.assets import read_assets
from builder.model.sources import Asset
from tests.support.print_rendering import draw_picture, planned, printed, told

SECRET = "a-secret-that-must-stay-where-it-is"
GUIDE = """---
title: A guide with pictures
workbook: {notes: 0}
---

![A picture](picture.svg)

## Step 1: Look

Why it matters: Look.
"""
_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg {_SPACES} viewBox="0 0 90 90">{{}}</svg>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A guide with a picture, and a file beside the project that no one may read."""
    folder = tmp_path / "project"
    guides = folder / "content/guides"
    guides.mkdir(parents=True)
    (folder / "content/site.toml").write_text('title = "Pictures"\n')
    (guides / "look.md").write_text(GUIDE)
    (guides / "picture.svg").write_text(SVG.format('<path d="M0 0L90 90" stroke="#000"/>'))
    (tmp_path / "secret.txt").write_text(SECRET)
    draw_picture(tmp_path / "secret.png", 40, 40)
    return folder


def write_theme(project: Path, css: str, **files: str) -> None:
    settings = project / "content/site.toml"
    settings.write_text('theme = "mine"\n' + settings.read_text())
    theme = project / "themes/mine"
    (theme / "print").mkdir(parents=True)
    (theme / "theme.toml").write_text('extends = "journal"\n')
    (theme / "print.css").write_text(css)
    for name, text in files.items():
        (theme / "print" / f"{name}.html").write_text(text)


def everything_in(path: Path) -> bytes:
    """All that a PDF holds, unpacked."""
    with pikepdf.open(path) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        return path.read_bytes() + b"".join(streams)


def pictures_in(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return sum(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in pdf.objects)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://example.org/picture.png",
        "https://example.org/picture.png",
        "ftp://example.org/picture.png",
        HOME + "../../etc/passwd",
        PICTURES + "0/../../secret.txt",
        PICTURES + "0/another.png",
        PICTURES + "9/picture.png",
        "/etc/passwd",
        "picture.png",
    ],
)
def test_fetcher_refuses_and_notes_what_is_not_of_the_project(tmp_path: Path, address: str) -> None:
    draw_picture(tmp_path / "picture.png", 4, 4)
    asset = read_assets(["picture.png"], {"picture.png": str(tmp_path / "picture.png")})[0]["picture.png"]
    fetcher = ProjectFetcher({"fonts/a.ttf": b"font"}, (asset,), asset)
    with pytest.raises(ValueError, match="not part of the project"):
        fetcher.fetch(address)
    assert fetcher.refused == [address]


def test_fetcher_gives_the_theme_s_files_the_pictures_and_the_logo(tmp_path: Path) -> None:
    path = tmp_path / "50% of a plan #2?.png"
    draw_picture(path, 4, 4)
    asset = read_assets(["plan.png"], {"plan.png": str(path)})[0]["plan.png"]
    asset = Asset(path.name, str(path), asset.digest)
    fetcher = ProjectFetcher({"fonts/a b.ttf": b"font"}, (None, asset), asset)
    assert fetcher.fetch(HOME + "fonts/a%20b.ttf").read() == b"font"
    assert fetcher.fetch(picture_address(1, asset)).read() == path.read_bytes()
    assert fetcher.fetch(logo_address(asset)).read() == path.read_bytes()


def test_fetcher_refuses_a_picture_that_changed_since_it_was_checked(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    draw_picture(path, 4, 4)
    asset = read_assets(["picture.png"], {"picture.png": str(path)})[0]["picture.png"]
    draw_picture(path, 5, 5)
    with pytest.raises(ValueError, match="not part of the project"):
        ProjectFetcher({}, (asset,), None).fetch(picture_address(0, asset))


@pytest.mark.parametrize(
    "address", ["file://{outside}/secret.png", "../../../secret.png", "http://127.0.0.1:9/secret.png"]
)
def test_drawing_cannot_fetch_a_picture_from_elsewhere(project: Path, address: str) -> None:
    asked = address.format(outside=project.parent)
    drawing = SVG.format(f'<image href="{asked}" xlink:href="{asked}" width="40" height="40"/>')
    (project / "content/guides/picture.svg").write_text(drawing)
    kit, jobs = planned(project)
    workbook = printed(jobs["look", "a4"], kit, project)
    assert pictures_in(workbook.path) == 0
    assert [(said.code, said.severity) for said in workbook.diagnostics] == [("GP315", "warning")]


def test_drawing_with_a_picture_inside_itself_is_printed(project: Path) -> None:
    draw_picture(project / "inside.png", 4, 4)
    inside = "data:image/png;base64," + b64encode((project / "inside.png").read_bytes()).decode()
    (project / "content/guides/picture.svg").write_text(SVG.format(f'<image href="{inside}" width="40" height="40"/>'))
    kit, jobs = planned(project)
    workbook = printed(jobs["look", "a4"], kit, project)
    assert pictures_in(workbook.path) >= 1
    assert [said.code for said in workbook.diagnostics] == ["GP287"]  # its four pixels are as wide as the text


def test_theme_cannot_attach_or_show_a_file_of_the_computer(project: Path) -> None:
    secret = project.parent / "secret.txt"
    css = f".how {{ background: url(file://{project.parent}/secret.png) }}"
    css += ".toc { background: url(../../../secret.png) }"
    template = f'<link rel="attachment" href="file://{secret}"><a href="#_how" rel="attachment">x</a>'
    write_theme(project, css, colophon=template)
    kit, jobs = planned(project)
    workbook = printed(jobs["look", "a4"], kit, project)
    assert SECRET.encode() not in everything_in(workbook.path)
    assert pictures_in(workbook.path) == 0


def test_raw_html_of_an_author_attaches_nothing(project: Path) -> None:
    secret = project.parent / "secret.txt"
    html = f'\n<link rel="attachment" href="file://{secret}">\n<a href="file://{secret}" rel="attachment">x</a>\n'
    (project / "content/guides/look.md").write_text(GUIDE + html)
    kit, jobs = planned(project)
    assert SECRET.encode() not in everything_in(printed(jobs["look", "a4"], kit, project).path)


def test_picture_that_vanished_is_an_error_at_its_place(project: Path) -> None:
    kit, jobs = planned(project)
    (project / "content/guides/picture.svg").write_text("gone")
    workbook = printed(jobs["look", "a4"], kit, project)
    assert [(said.code, said.severity, said.span.line) for said in workbook.diagnostics] == [("GP311", "error", 6)]
    assert "picture.svg" in workbook.diagnostics[0].message


def test_picture_that_is_damaged_is_an_error(project: Path) -> None:
    guides = project / "content/guides"
    draw_picture(guides / "picture.png", 400, 400)
    whole = (guides / "picture.png").read_bytes()
    (guides / "picture.png").write_bytes(whole[: len(whole) // 3])
    (guides / "look.md").write_text(GUIDE.replace("picture.svg", "picture.png"))
    assert [(said.code, said.severity) for said in told(project, "look")] == [("GP311", "error")]


def test_missing_font_file_is_an_error_that_names_it(project: Path) -> None:
    write_theme(project, "@font-face { font-family: Mine; src: url(fonts/Mine.ttf) } .cover h1 { font-family: Mine }")
    said = told(project, "look")
    assert [(one.code, one.severity) for one in said] == [("GP506", "error")]
    assert "fonts/Mine.ttf" in said[0].message


def test_font_file_that_is_none_is_an_error_that_names_the_family(project: Path) -> None:
    write_theme(project, "@font-face { font-family: Mine; src: url(print.css) } .cover h1 { font-family: Mine }")
    said = told(project, "look")
    assert [(one.code, one.severity) for one in said] == [("GP506", "error")]
    assert "`Mine`" in said[0].message


def test_missing_background_of_a_theme_is_an_error(project: Path) -> None:
    write_theme(project, ".cover { background: url(leaf.svg) }")
    said = told(project, "look")
    assert [(one.code, one.severity) for one in said] == [("GP506", "error")]
    assert "leaf.svg" in said[0].message
