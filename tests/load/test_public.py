"""Which editions a site offers: what its settings say, and never one for the coach."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import guidepress, write

GUIDE = "# Rest\n\n## Step 1: Sit\n\nSit.\n"


def settings(editions: str, public: str) -> str:
    return f'title = "S"\npapers = ["a4"]\neditions = [{editions}]\n{public}'


def test_edition_that_is_not_public_is_printed_and_not_offered(tmp_path: Path) -> None:
    both = settings('"workbook", "fillable"', 'public = ["workbook"]\n')
    write(tmp_path, {"content/site.toml": both, "content/guides/rest.md": GUIDE})
    assert guidepress(tmp_path, "build").exit_code == 0
    page = (tmp_path / "output/site/rest/index.html").read_text(encoding="utf-8")
    assert "rest-workbook-a4.pdf" in page
    assert "fillable" not in page
    assert (tmp_path / "output/print/rest/rest-fillable-a4.pdf").is_file()
    assert not (tmp_path / "output/site/rest/rest-fillable-a4.pdf").exists()
    write(tmp_path, {"content/site.toml": settings('"workbook", "fillable"', "")})
    assert guidepress(tmp_path, "build").exit_code == 0
    assert (tmp_path / "output/site/rest/rest-fillable-a4.pdf").is_file()
    listed = guidepress(tmp_path, "list", "editions").output
    assert "fillable                 To fill in on a screen: the whole workbook as a form  (made, public)" in listed
    assert "(made" not in next(line for line in listed.splitlines() if line.startswith("booklet"))


@pytest.mark.parametrize("name", ["facilitator", "mine"])
def test_edition_for_the_coach_is_never_public(tmp_path: Path, name: str) -> None:
    files = {
        "content/site.toml": settings(f'"workbook", "{name}"', f'public = ["{name}"]\n'),
        "content/guides/rest.md": GUIDE,
        "content/editions/mine.toml": 'extends = "facilitator"\ntitle = "Mine"\n',
    }
    write(tmp_path, files)
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    assert f"content/site.toml:4:12: error[GP260]: `public` contains `{name}`, which is for the coach" in result.output


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("fillable", "error[GP261]: `public` contains `fillable`, which is not made"),
        ("fillabel", "`public` contains `fillabel`, which does not exist"),
    ],
)
def test_public_edition_is_one_that_is_made(tmp_path: Path, name: str, message: str) -> None:
    write(
        tmp_path, {"content/site.toml": settings('"workbook"', f'public = ["{name}"]\n'), "content/guides/r.md": GUIDE}
    )
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    assert message in result.output


def test_guide_without_anything_of_an_edition_is_named(tmp_path: Path) -> None:
    other = "# Walk\n\n## Step 1: Go\n\nGo.\n\n## Journal prompts\n\n- Where?\n"
    files = {"content/site.toml": settings('"workbook", "prompts"', ""), "content/guides/rest.md": GUIDE}
    write(tmp_path, files)
    result = guidepress(tmp_path, "check")
    assert "content/site.toml:3:26: warning[GP262]: the edition `prompts` makes no PDF: no guide has" in result.output
    write(tmp_path, {"content/guides/walk.md": other})
    result = guidepress(tmp_path, "check")
    assert "note[GP262]: the edition `prompts` makes no PDF of `rest`, which has nothing that it shows" in result.output
