"""Rows marked `data-extra-row` are hidden until they hold an answer, or the reader asks for one more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browsing import serving, window
from tests.support.projects import guidepress, write
from tests.support.web_answers import PREFIX, all_of, altered, kept, store, wait_until_shown

GUIDE = """# Small steps

::: checklist #pack extra=3
What do I pack?

- A coat
:::

::: plan #week rows=3
What do I do this week?
:::
"""
MARKS = {
    'class="checklist-row checklist-own"': 'class="checklist-row checklist-own" data-extra-row',
    '<tr><td data-label="What I will do"><input class="line" type="text" id="week-row-2-action"': '<tr data-extra-row><td data-label="What I will do"><input class="line" type="text" id="week-row-2-action"',
    '<tr><td data-label="What I will do"><input class="line" type="text" id="week-row-3-action"': '<tr data-extra-row><td data-label="What I will do"><input class="line" type="text" id="week-row-3-action"',
}
"""What makes rows of the page extra ones."""


PACK = "[data-component=checklist] .add-row"
WEEK = "[data-component=plan] .add-row"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("rows"), {"content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    return folder / "output/site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site, "/") as address:
        yield f"{address}one/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser) as context:
        altered(context, MARKS)
        yield context


def rows(page: Page) -> list[str]:
    """The names of the first controls of the extra rows that are shown, of both groups."""
    shown = [row for row in page.locator("[data-extra-row]:has(input)").all() if row.is_visible()]
    return [row.locator("input").first.get_attribute("name") or "" for row in shown]


def test_extra_rows_are_hidden_until_one_is_asked_for(page: Page) -> None:
    assert rows(page) == []
    pack, week = page.locator(PACK), page.locator(WEEK)
    pack.click()
    assert rows(page) == ["pack-row-1-box"]
    assert page.evaluate("() => document.activeElement.name") == "pack-row-1-box"
    week.click()
    week.click()
    assert rows(page) == ["pack-row-1-box", "week-row-2-action", "week-row-3-action"]
    assert page.evaluate("() => document.activeElement.name") == "week-row-3-action"
    assert (pack.is_visible(), week.is_visible()) == (True, False), "there is no further row for the week"


def test_the_button_is_after_its_rows_and_never_inside_a_table_or_its_frame(page: Page) -> None:
    pack, week = page.locator(PACK), page.locator(WEEK)
    assert pack.evaluate("button => button.previousElementSibling.hasAttribute('data-extra-row')")
    assert week.evaluate("button => button.previousElementSibling.matches('div.table')")


def test_a_row_with_an_answer_is_shown_again(page: Page) -> None:
    page.locator(PACK).click()
    page.fill("[name='pack-row-1']", "Socks")
    page.reload()
    assert rows(page) == ["pack-row-1-box"]
    assert kept(page) == {"pack-row-1": "Socks"}


def test_an_answer_that_arrives_shows_its_row(page: Page, tmp_path: Path) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    (tmp_path / "answers.json").write_text(json.dumps(all_of("one", **{"week-row-3-who": "Sam"})))
    page.set_input_files("input[type=file]", tmp_path / "answers.json")
    for shown in (page, other):
        wait_until_shown(shown, "[name='week-row-3-who']", "Sam")
        assert rows(shown) == ["week-row-3-action"]
    store(page, f"{PREFIX}pack-row-2-box", {"value": "yes", "question": "", "time": 1})
    page.reload()
    assert rows(page) == ["pack-row-2-box", "week-row-3-action"]


def test_without_javascript_all_rows_are_there(browser: Browser, address: str) -> None:
    with window(browser, script=False) as context:
        altered(context, MARKS)
        page = context.new_page()
        page.goto(address)
        assert len(rows(page)) == 5
        assert page.locator(".add-row").count() == 0


def test_the_buttons_are_not_printed_and_are_accessible(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [problem["id"] for problem in found] == []
    page.emulate_media(media="print")
    assert not page.locator(".add-row").first.is_visible()
    assert rows(page) == []


def test_a_row_may_be_a_single_control(page: Page) -> None:
    """As the further pages of notes are, and the further lines of a goal."""
    more = page.locator("[name='_notes-page-2']")
    assert not more.is_visible()
    page.locator(".notes").get_by_role("button", name="More room to write").click()
    assert page.evaluate("() => document.activeElement.name") == "_notes-page-2"
    more.fill("More.")
    page.reload()
    assert more.is_visible()


def test_a_page_without_extra_rows_has_no_button(context: BrowserContext, address: str) -> None:
    altered(context, {"data-extra-row": ""})
    page = context.new_page()
    page.goto(address)
    assert page.locator(".add-row").count() == 0


def test_a_page_from_a_disk_keeps_its_answers_too(browser: Browser, site: Path) -> None:
    with window(browser) as context:
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto((site / "one/index.html").as_uri())
        page.fill("[name='pack-row-1']", "Socks")
        page.reload()
        assert page.input_value("[name='pack-row-1']") == "Socks"
        assert problems == []
