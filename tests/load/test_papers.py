"""Papers of one's own: a TOML file each, and every mistake in one with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.files import Project
from builder.load.papers import read_papers
from tests.support.projects import guidepress, write

POCKET = 'title = "Pocket"\nwidth = 130\nheight = 200\n'


def read(folder: Path, text: str, name: str = "pocket") -> list[str]:
    """What is said of a paper."""
    write(folder, {f"content/papers/{name}.toml": text})
    found = read_papers(Project(folder.resolve()))[1]
    return [f"{d.span.line}:{d.span.column} {d.code} {d.message}" for d in found]


def test_a_file_is_all_that_a_paper_needs(tmp_path: Path) -> None:
    site = 'title = "A"\nurl = "https://example.org"\npapers = ["pocket"]\n'
    guide = "# A guide\n\n## Step 1: Begin\n\nA word.\n"
    write(
        tmp_path,
        {"content/site.toml": site, "content/guides/a.md": guide, "content/papers/pocket.toml": POCKET},
    )
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 0, result.output


def test_margins_follow_from_the_sheet(tmp_path: Path) -> None:
    papers = read_papers(Project(tmp_path.resolve()))[0]
    a5, a4 = papers["a5"], papers["a4"]
    assert (a5.top, a5.bottom, a5.inner, a5.outer) == (15, 20, 18, 14)
    assert (a4.top, a4.bottom, a4.inner, a4.outer) == (24, 25, 24, 18)


def test_a_margin_that_is_given_holds(tmp_path: Path) -> None:
    assert read(tmp_path, POCKET + "[margins]\ninner = 20.5\n") == []
    paper = read_papers(Project(tmp_path.resolve()))[0]["pocket"]
    assert (paper.inner, paper.outer) == (20.5, 12.8)


def test_a_paper_of_ones_own_comes_before_a_built_in_one(tmp_path: Path) -> None:
    assert read(tmp_path, 'title = "Mine"\nwidth = 210\nheight = 297\n', "a4") == []
    assert read_papers(Project(tmp_path.resolve()))[0]["a4"].title == "Mine"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (POCKET + "hight = 3\n", "4:1 GP220 `hight` is not a setting of a paper"),
        (POCKET + "[margins]\nleft = 3\n", "5:1 GP220 `margins.left` is not a setting of a paper"),
        (POCKET + "[margins]\ntop = 3\n", "5:1 GP222 `margins.top` must be at least 4"),
        ('title = "P"\nwidth = 130 mm\n', "2:13 GP221 this paper cannot be read: there is something after the value"),
        ('title = "P"\nwidth = "130"\nheight = 200\n', "2:1 GP222 `width` must be a number"),
        ('title = "P"\nwidth = 130\n', "1:0 GP222 `height` is missing"),
        (
            'title = "A6"\nwidth = 105\nheight = 180\n',
            "2:1 GP223 the text area of this paper is 79.2 mm wide, and must be at least 85 mm",
        ),
        (
            'title = "P"\nheight = 160\nwidth = 200\n',
            "2:1 GP223 the text area of this paper is 130.9 mm high, and must be at least 140 mm",
        ),
    ],
)
def test_a_mistake_in_a_paper_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert read(tmp_path, text) == [message]


def test_name_that_no_paper_can_have(tmp_path: Path) -> None:
    assert read(tmp_path, POCKET, "My paper") == ["0:0 GP222 `My paper` cannot be the name of a paper"]
