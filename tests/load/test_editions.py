"""Editions of one's own: a TOML file each, and every mistake in one with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.editions import editions_of, read_editions
from builder.load.files import Project
from tests.support.projects import write


def mistakes(folder: Path, text: str, name: str = "mine") -> list[str]:
    write(folder, {f"content/editions/{name}.toml": text})
    found = read_editions(Project(folder.resolve()), ("a4", "letter"))[1]
    return [f"{d.span.line}:{d.span.column} {d.message}" for d in found]


def test_edition_of_ones_own_may_extend_another(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"content/editions/large.toml": 'extends = "fillable"\ntitle = "L"\n[tokens]\ntext = 18\nruling = 10\n'},
    )
    found = editions_of(tmp_path)["large"]
    assert (found.title, found.text, found.form) == ("L", "the whole workbook as a form", True)
    assert dict(found.tokens) == {"text": 18, "ruling": 10}


def test_edition_has_the_tokens_of_the_one_that_it_extends(tmp_path: Path) -> None:
    write(tmp_path, {"content/editions/mine.toml": 'extends = "large-print"\n[tokens]\ntext = 20\n'})
    tokens = dict(editions_of(tmp_path)["mine"].tokens)
    assert (tokens["text"], tokens["title"], tokens["margins"]) == (20, 22, 25)


def test_edition_of_ones_own_comes_before_a_built_in_one(tmp_path: Path) -> None:
    write(tmp_path, {"content/editions/workbook.toml": 'title = "Mine"\n'})
    assert editions_of(tmp_path)["workbook"].title == "Mine"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "X"\nform = true\npage = []\n', "3:1 `page` is not a setting of an edition"),
        ('title = "X"\npages = ["cove"]\n', "2:1 `pages` contains `cove`, which does not exist"),
        (
            'title = "X"\npages = ["step", "contact"]\n',
            "2:1 `pages` contains `contact`, which only an edition with `flow = true` has",
        ),
        ('title = "X"\nwanted_pages = 0\n', "2:1 `wanted_pages` must be at least 1"),
        ('title = "X"\nparts = ["phase 1"]\n', "2:1 `parts` contains `phase 1`, which does not exist"),
        ('title = "X"\npapers = ["a9"]\n', "2:1 `papers` contains `a9`, which does not exist"),
        ('title = "X"\naudience = "all"\n', "2:1 `audience` "),
        ('title = "X"\n[tokens]\ntext = 3\n', "3:1 `tokens.text` must be at least 7"),
        ('title = "X"\n[tokens]\nstrong = 3\n', "3:1 `tokens.strong` must be at most 2"),
        ('title = "X"\n[tokens]\nline = 0.75\nmark = 0.5\n', "4:1 `tokens.mark` is thinner than `tokens.line`"),
        ('title = "X"\n[tokens]\ntxt = 9\n', "3:1 `tokens.txt` is not a setting of an edition"),
        ('title = "X"\n[tokens]\ntitle = 12\nheading = 14\n', "3:1 `tokens.title` is smaller than `tokens.heading`"),
        ('title = "X"\nbinding = "top"\n', "2:1 `binding` "),
        ('title = "X"\nhand = "both"\n', "2:1 `hand` "),
        ('title = "X"\nlanguage = "xx"\n', "2:1 `language` is `xx`, which does not exist"),
        ('text = "X"\n', "1:0 `title` is missing"),
        ('extends = "none"\n', "1:1 this edition extends `none`, which does not exist"),
        ('extends = "mine"\n', "1:1 this edition extends itself"),
        ("title = \n", "1:9 this edition cannot be read: "),
    ],
)
def test_mistake_has_its_line(tmp_path: Path, text: str, message: str) -> None:
    [found] = mistakes(tmp_path, text)
    assert found.startswith(message)


def test_name_of_an_edition_is_one_that_a_file_can_have(tmp_path: Path) -> None:
    assert mistakes(tmp_path, 'title = "X"\n', "My Book") == ["0:0 `My Book` cannot be the name of an edition"]
