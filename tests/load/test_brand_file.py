"""A brand file that cannot be used is one message, with its place, and nothing is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import guide, guidepress, write

BRAND = "content/brands/ann.toml"
NAME = 'name = "Ann"\n'
SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
OUTSIDE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="https://a.example/x.png"/></svg>'


def said(project: Path, text: str, logo: bytes | str = b"") -> str:
    """What `build` prints with a brand file of a text, with its logo."""
    files = {"content/guides/one.md": guide("One"), BRAND: text, "content/logo.svg": logo, "content/logo.png": logo}
    write(project, files)
    result = guidepress(project, "build", "--brand", str(project / BRAND))
    assert result.exit_code == 1, result.output
    assert not (project / "output/site").exists()
    return result.output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('colour = "#fff"\nname = "A"\n', "1:1: error[GP246]: `colour` is not a setting of a brand file"),
        (NAME + 'acent = "#fff"\n', "2:1: error[GP246]: `acent` is not a setting of a brand file"),
        ('tagline = "A"\n', "1: error[GP246]: this brand file has no `name`"),
        ('name = ""\n', "1:1: error[GP246]: this brand file has no `name`"),
        (NAME + 'accent = "teal"\n', "2:1: error[GP246]: `accent` must be a colour written as `#2d6350`"),
        (NAME + "accent = 5\n", "2:1: error[GP246]: `accent` must be text"),
        (NAME + 'contact = "12 Mill Lane"\n', "2:1: error[GP246]: `contact` must be a list"),
        (NAME + 'url = "ann"\n', "2:1: error[GP246]: `url` must be a web address"),
        ('name = "Ann\n', "1:12: error[GP246]: this brand file cannot be read: a quotation mark is never closed"),
        (NAME + 'logo = "nothere.svg"\n', "2:1: error[GP310]: there is no image `nothere.svg`"),
        (NAME + 'logo = "../logo.svg"\n', "2:1: error[GP409]: `../logo.svg` is outside the project's content"),
        (NAME + 'logo = "https://a.example/l.png"\n', "2:1: error[GP314]: the image `https://a.example/l.png` is on"),
        (NAME + 'logo = "logo.png"\n', "2:1: error[GP311]: `logo.png` cannot be read as an image"),
    ],
)
def test_mistake_in_a_brand_file_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    assert f"{BRAND}:{message}" in said(tmp_path, text)


@pytest.mark.parametrize("drawing", [SCRIPT, OUTSIDE], ids=["script", "outside"])
def test_logo_that_would_run_or_fetch_something_is_refused(tmp_path: Path, drawing: str) -> None:
    assert "content/logo.svg" in said(tmp_path, NAME + 'logo = "logo.svg"\n', drawing)


def test_brand_file_outside_the_project_is_refused(tmp_path: Path) -> None:
    project = write(tmp_path / "project", {"content/guides/one.md": guide("One")})
    other = tmp_path / "ann.toml"
    other.write_text(NAME, encoding="utf-8")
    result = guidepress(project, "check", "--brand", str(other))
    assert result.exit_code == 1
    assert "error[GP246]: this brand file is outside the project" in result.output
    (project / "content/link.toml").symlink_to(other)
    result = guidepress(project, "check", "--brand", str(project / "content/link.toml"))
    assert "error[GP246]: this brand file is outside the project" in result.output


def test_missing_brand_file_is_wrong_usage_and_a_folder_cannot_be_read(tmp_path: Path) -> None:
    project = write(tmp_path, {"content/guides/one.md": guide("One"), BRAND: NAME})
    result = guidepress(project, "check", "--brand", str(project / "content/brands/anne.toml"))
    assert result.exit_code == 2
    assert "ann.toml" in result.output
    result = guidepress(project, "check", "--brand", str(project / "content/brands"))
    assert result.exit_code == 1
    assert "content/brands: error[GP001]: this file cannot be read" in result.output
