"""`check --print` lays out and inspects every PDF; `build --keep-going` builds the rest where one cannot be made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.projects import guide, guidepress, output, write

SITE = 'title = "S"\nurl = "https://example.org"\npapers = ["a4"]\n'
HOSTILE = "\n" + "<div>" * 180 + "\n"
"""Deeper than anything can be laid out."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    guides = {"content/guides/one.md": guide("One"), "content/guides/two.md": guide("Two")}
    return write(tmp_path, {"content/site.toml": SITE, **guides})


def pdf(project: Path, slug: str) -> bytes:
    return (project / f"output/print/{slug}/{slug}-workbook-a4.pdf").read_bytes()


def test_sound_project_is_checked_and_nothing_is_written(project: Path) -> None:
    result = guidepress(project, "check", "--print")
    assert result.exit_code == 0, result.output
    assert "2 guides and 2 workbooks checked: no problems." in result.stderr
    assert "Making PDFs: 2" in result.stderr
    assert "Not checked" not in result.stderr
    assert not (project / "output").exists()


def test_edition_that_breaks_its_own_limit_is_an_error_that_names_guide_file_and_pages(project: Path) -> None:
    settings = SITE + 'editions = ["mine"]\n'
    edition = 'title = "Mine"\nextends = "workbook"\n[limits]\nline = 0.75\n'
    write(project, {"content/site.toml": settings, "content/editions/mine.toml": edition})
    result = guidepress(project, "check", "--print", "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert {(d["code"], d["severity"]) for d in found} == {("GP285", "error")}
    assert {d["file"] for d in found} == {"content/guides/one.md", "content/guides/two.md"}
    assert "`one-mine-a4.pdf`, page" in found[0]["message"]
    built = guidepress(project, "build")
    assert built.exit_code == 1
    assert "error[GP285]" in built.stderr
    assert not (project / "output/print").exists()


def test_finding_names_the_line_of_its_words(project: Path) -> None:
    edition = 'title = "Mine"\nextends = "workbook"\n[limits]\nsafe = 100\n'.replace("100", "29")
    write(project, {"content/site.toml": SITE + 'editions = ["mine"]\n', "content/editions/mine.toml": edition})
    found = json.loads(guidepress(project, "check", "--print", "--format", "json").stdout)
    assert {d["code"] for d in found} == {"GP283"}
    assert "29 mm are wanted" in found[0]["message"]


def test_limits_that_contradict_each_other_are_reported(project: Path) -> None:
    edition = 'title = "Mine"\n[limits]\nleast_pages = 9\nmost_pages = 4\n'
    write(project, {"content/editions/mine.toml": edition})
    result = guidepress(project, "check")
    assert "content/editions/mine.toml:3" in result.stderr
    assert "`limits.least_pages` is more than `limits.most_pages`" in result.stderr


def test_unknown_limit_is_answered_with_the_nearest(project: Path) -> None:
    write(project, {"content/editions/mine.toml": 'title = "Mine"\n[limits]\nlines = 0.75\n'})
    result = guidepress(project, "check")
    assert "`limits.lines` is not a setting of an edition" in result.stderr
    assert "did you mean `line`?" in result.stderr


def test_hostile_guide_stops_a_build_and_nothing_changes(project: Path) -> None:
    assert guidepress(project, "build").exit_code == 0
    before = output(project)
    write(project, {"content/guides/one.md": guide("One", HOSTILE), "content/guides/two.md": guide("Two", "\nMore.\n")})
    result = guidepress(project, "build")
    assert result.exit_code == 1
    assert "content/guides/one.md: error[GP902]: the PDF of `one`" in result.stderr
    assert output(project) == before


def test_keep_going_makes_the_other_pdfs_and_keeps_the_old_one(project: Path) -> None:
    assert guidepress(project, "build", "--only", "print").exit_code == 0
    before = pdf(project, "one"), pdf(project, "two")
    write(project, {"content/guides/one.md": guide("One", HOSTILE), "content/guides/two.md": guide("Two", "\nMore.\n")})
    result = guidepress(project, "build", "--only", "print", "--keep-going")
    assert result.exit_code == 1
    assert "content/guides/one.md: error[GP902]: the PDF of `one`" in result.stderr
    assert "its earlier file stays, and is out of date" in result.stderr
    assert pdf(project, "one") == before[0]
    assert pdf(project, "two") != before[1]
    write(project, {"content/guides/one.md": guide("One", "\nFixed.\n")})
    assert guidepress(project, "build", "--only", "print").exit_code == 0
    assert pdf(project, "one") != before[0]


def test_keep_going_without_an_earlier_file_says_so(project: Path) -> None:
    write(project, {"content/guides/one.md": guide("One", HOSTILE)})
    result = guidepress(project, "build", "--only", "print", "--keep-going")
    assert result.exit_code == 1
    assert "it has no earlier file" in result.stderr
    assert pdf(project, "two")
    assert not (project / "output/print/one").exists()


def test_edition_has_the_limits_of_the_one_that_it_extends(project: Path) -> None:
    write(
        project,
        {
            "content/site.toml": SITE + 'editions = ["thin"]\n',
            "content/editions/house.toml": 'title = "House"\n[limits]\nleast_pages = 400\n',
            "content/editions/thin.toml": 'title = "Thin"\nextends = "house"\n[limits]\nline = 0.1\n',
        },
    )
    result = guidepress(project, "check", "--print")
    assert result.exit_code == 1
    assert "this edition asks for 400 or more" in result.stderr
