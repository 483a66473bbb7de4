"""Houses that print books: a TOML file each, what an edition takes of one, and every mistake with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.load.builtin import house_files, paper_files
from builder.load.editions import editions_of, read_editions
from builder.load.files import Project
from builder.load.houses import read_houses
from builder.model.houses import Gutter, House
from builder.model.limits import Limits, stricter
from builder.model.sources import Paper
from tests.support.projects import write

PAPERS = tuple(path.stem for path in paper_files())


def mistakes(folder: Path, house: str) -> list[str]:
    write(folder, {"content/houses/corner.toml": house})
    return said(folder)


def said(folder: Path) -> list[str]:
    found = read_editions(Project(folder.resolve()), PAPERS)[1]
    return [f"{d.code} {d.span.line}:{d.span.column} {d.message}" for d in found]


def test_every_house_that_comes_with_guidepress_can_be_read_and_takes_papers_that_there_are(tmp_path: Path) -> None:
    houses, wrong = read_houses(Project(tmp_path.resolve()), PAPERS)
    assert wrong == []
    assert set(houses) == {path.stem for path in house_files()}
    assert {paper for house in houses.values() for paper in house.papers} <= set(PAPERS)


@pytest.mark.parametrize("path", house_files(), ids=lambda path: path.stem)
def test_house_names_the_page_that_its_numbers_are_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert re.search(r"^# .*(https://|No page)", text, re.M)


@pytest.mark.parametrize(
    ("house", "message"),
    [
        ('title = "X"\nforbids = ["inks"]\n', "GP270 2:1 `forbids` must be `links` or `bookmarks` or `metadata`"),
        ('title = "X"\npapers = ["a9"]\n', "GP270 2:1 `papers` contains `a9`, which does not exist"),
        ('title = "X"\nmark = true\n', "GP270 2:1 `mark` is not a setting of a house"),
        ('title = "X"\nbleed = { inner = 3 }\n', "GP273 2:1 `bleed.inner` is at the binding"),
        ('title = "X"\n[bleed]\ngutter = 3\n', "GP273 3:1 `bleed.gutter` is at the binding"),
        ('title = "X"\n[limits]\nbleed = 3\n', "GP270 3:1 `limits.bleed` is not for a house"),
        (
            'title = "X"\ngutter = [{ pages = 300, inner = 12 }, { pages = 150, inner = 14 }]\n',
            "GP270 2:1 in `gutter`, 14 mm up to 150 pages comes after 12 mm up to 300",
        ),
        ("gutter = []\n", "GP270 1:0 `title` is missing"),
        ("title = \n", "GP270 1:9 this house cannot be read: "),
    ],
)
def test_mistake_in_a_house_has_its_line(tmp_path: Path, house: str, message: str) -> None:
    [found] = mistakes(tmp_path, house)
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("edition", "message"),
    [
        ('house = "kpd"\n', "GP271 2:1 `house` is `kpd`, which does not exist"),
        ('house = "kdp"\nform = true\n', "GP272 3:1 `form` and `house` do not go together: a form is filled in"),
        ('imposition = "booklet"\nhouse = "kdp"\n', "GP272 2:1 `imposition` and `house` do not go together"),
        ('house = "kdp"\nsides = 1\n', "GP272 3:1 `sides` and `house` do not go together: a book is printed on both"),
        ('house = "kdp"\npapers = ["a4"]\n', "GP272 3:1 `papers` contains `a4`, which KDP does not take"),
    ],
)
def test_edition_that_its_house_does_not_take_is_refused(tmp_path: Path, edition: str, message: str) -> None:
    write(tmp_path, {"content/editions/mine.toml": f'extends = "workbook"\n{edition}'})
    [found] = said(tmp_path)
    assert found.startswith(message)


def test_edition_for_a_house_that_cannot_be_read_is_not_reported_too(tmp_path: Path) -> None:
    write(tmp_path, {"content/editions/mine.toml": 'extends = "workbook"\nhouse = "corner"\n'})
    [found] = mistakes(tmp_path, "title = 5\n")
    assert found.startswith("GP270")


def test_house_of_ones_own_comes_before_a_built_in_one(tmp_path: Path) -> None:
    write(tmp_path, {"content/houses/kdp.toml": 'title = "Mine"\n'})
    shop = editions_of(tmp_path)["print-shop"]
    assert shop.house is not None
    assert (shop.house.title, shop.papers) == ("Mine", ())


def test_edition_at_a_house_has_its_papers_and_the_stricter_of_both_limits(tmp_path: Path) -> None:
    edition = 'extends = "print-shop"\n[limits]\nline = 1\ntext = 6\nmost_pages = 100\nmultiple = 4\n'
    write(tmp_path, {"content/editions/mine.toml": edition})
    mine = editions_of(tmp_path)["mine"]
    assert mine.papers == ("letter", "6x9", "8x10")
    assert (mine.limits.line, mine.limits.text, mine.limits.images) == (1, 7, 300)
    assert (mine.limits.least_pages, mine.limits.most_pages, mine.page_multiple) == (24, 100, 4)
    assert (mine.sides, mine.is_tagged, mine.has_own_cover) == (2, False, True)


def test_stricter_limits_are_those_that_satisfy_both() -> None:
    one, other = Limits(line=0.5, multiple=4, most_pages=90), Limits(safe=3, multiple=6, least_pages=8)
    assert stricter(one, other) == Limits(line=0.5, safe=3, multiple=12, least_pages=8, most_pages=90)
    assert stricter(one, Limits()) == one


def test_margin_at_the_binding_is_that_of_the_number_of_pages() -> None:
    house = House("corner", "Corner", gutter=(Gutter(150, 9.6), Gutter(300, 12.7)))
    assert [house.inner(pages) for pages in (0, 150, 151, 300, 301)] == [9.6, 9.6, 12.7, 12.7, 12.7]
    assert House("none", "None").inner(400) == 0


def test_margins_keep_the_running_foot_and_the_tabs_as_far_from_the_edge_as_a_house_wants(tmp_path: Path) -> None:
    write(tmp_path, {"content/houses/kdp.toml": 'title = "Mine"\n[limits]\nsafe = 15\n'})
    shop = editions_of(tmp_path)["print-shop"]
    page = shop.page(Paper("own", "Own", 160, 230, top=12, bottom=20, inner=18, outer=14))
    assert (page.top, page.bottom, page.inner, page.outer) == (21, 25.5, 18, 21.5)
