"""All that can be opened, ticked and typed on a page of a guide, at every width and in both schemes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import SCHEMES, serving, violations, window
from tests.support.projects import guidepress, write
from tests.support.web_phases import GUIDE

WIDTHS = (1280, 768, 390)
NARROW = 390


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("states"), {"content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    with serving(folder / "output/site", "/") as top:
        yield f"{top}one/"


def fill_in(page: Page) -> None:
    """Open every fold, ask for every further row, and answer each kind of question."""
    page.evaluate("() => { for (const part of document.querySelectorAll('main details')) part.open = true }")
    for button in page.locator(".add-row").all():
        button.click()
    for box in page.locator(".done [type=checkbox]").all()[:2]:
        box.check()
    page.locator("[type=radio]").nth(3).check()
    for line in page.locator("input.line[placeholder]").all()[:3]:
        line.fill("3 May")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_when_all_is_open_and_filled_in(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    with window(browser, width, scheme) as context:
        page = context.new_page()
        for path in ("1-look/", "last/", ""):
            page.goto(address + path)
            page.evaluate("() => { for (const part of document.querySelectorAll('main details')) part.open = true }")
            if path == "1-look/":
                fill_in(page)
                page.locator(".phase-end [data-do=save]").click()
            assert violations(page) == [], path
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), path
        if width < 992:
            page.locator(".bar > button").click()
            assert violations(page) == []


def test_keyboard_reaches_everything_in_order_and_nothing_is_behind_the_bar(browser: Browser, address: str) -> None:
    with window(browser, NARROW) as context:
        page = context.new_page()
        page.goto(f"{address}1-look/")
        top = page.locator(".bar").bounding_box()
        assert top is not None
        reached: list[str] = []
        for _ in range(400):
            page.keyboard.press("Tab")
            name, foot, is_in_bar = page.evaluate(
                """() => {
                    const one = document.activeElement, box = one.getBoundingClientRect();
                    const foot = Math.min(box.bottom, box.top + 40);
                    return [one.name || one.textContent.trim(), foot, Boolean(one.closest('.bar'))];
                }"""
            )
            if not is_in_bar and page.evaluate("() => document.activeElement !== document.body"):
                assert foot <= top["y"] + 1, name
            reached.append(name)
            if is_in_bar and reached.count(name) > 0 and name.startswith("Next"):
                break
        wanted = ["Skip to the text", "thing-1-goal", "_finished-thing-1", "Print my answers", "Save to a file"]
        places = [next(n for n, name in enumerate(reached) if name.startswith(part)) for part in wanted]
        assert places == sorted(places)
        assert reached[-1].startswith("Next"), "the bar is the last"
