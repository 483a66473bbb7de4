"""The part of a goal that is folded: next steps, what may get in the way, and room to think."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import serving, violations, window
from tests.support.printed_by_a_browser import printed
from tests.support.projects import guidepress, write
from tests.support.web_answers import GUIDE, all_of, kept, wait_until_shown

PARTS = 'How to do it: Slowly.\n\nSMART goal example: "I will walk there."'
LONG = GUIDE.replace("Why: It is time.", f"Why: It is time.\n\n{PARTS}").replace("near.", f"near.\n\n{PARTS}")
"""With so many parts a step has no room on its page for what is folded."""

FOLD = "[data-fold]"
INSIDE = ("ask-goal-next-1", "ask-goal-obstacle", "_think-ask", "_notes-ask-row-1")
"""A field of each kind that is folded: a next step, an obstacle, room to think, and further lines."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("folds"), {"content/guides/one.md": LONG})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    with serving(folder / "output/site", "/") as address:
        yield f"{address}one/"


def are_open(page: Page) -> list[bool]:
    return [bool(fold.evaluate("fold => fold.open")) for fold in page.locator(FOLD).all()]


def test_fold_is_closed_until_it_is_opened_by_keyboard(page: Page) -> None:
    assert are_open(page) == [False, False]
    assert not page.is_visible("[name='ask-goal-obstacle']")
    page.focus(f"{FOLD} >> nth=0 >> summary")
    page.keyboard.press("Enter")
    assert are_open(page) == [True, False]
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.name") == "ask-goal-next-1-done"


@pytest.mark.parametrize("name", INSIDE)
def test_fold_with_an_answer_is_open_after_a_reload_and_shows_it(page: Page, name: str) -> None:
    page.evaluate("() => { for (const part of document.querySelectorAll('[data-fold]')) part.open = true }")
    button = page.locator(f"{FOLD} .add-row").first
    if not page.is_visible(f"[name='{name}']"):
        button.click()
    page.fill(f"[name='{name}']", "Mine.")
    page.reload()
    assert are_open(page) == [True, False]
    assert page.input_value(f"[name='{name}']") == "Mine."
    assert page.is_visible(f"[name='{name}']")


def test_fold_opens_for_the_answers_of_a_file(page: Page, tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(json.dumps(all_of("one", **{"walk-goal-then": "wait"})))
    page.set_input_files("input[type=file]", tmp_path / "answers.json")
    wait_until_shown(page, "[name='walk-goal-then']", "wait")
    assert are_open(page) == [False, True]


def test_fold_with_an_answer_is_printed_and_an_empty_one_is_not(page: Page, tmp_path: Path) -> None:
    page.click(f"{FOLD} >> nth=1 >> summary")
    page.fill("[name='walk-goal-next-2']", "Buy boots")
    page.click(f"{FOLD} >> nth=1 >> summary")
    assert are_open(page) == [False, False]
    text = " ".join(sheet.text for sheet in printed(page, tmp_path))
    assert text.count("Small next steps") == 1
    assert "Buy boots" in text
    assert are_open(page) == [False, False], "they are as they were"


def test_fold_is_open_without_a_script_and_what_is_typed_in_it_is_printed(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with window(browser, script=False) as context:
        page = context.new_page()
        page.goto(address)
        for name in INSIDE:
            assert page.is_visible(f"[name='{name}']"), name
        page.fill("[name='ask-goal-obstacle']", "the rain")
        text = " ".join(sheet.text for sheet in printed(page, tmp_path))
        assert text.count("Small next steps") == 2
        assert "the rain" in text


def test_further_lines_are_asked_for_inside_the_fold_and_the_button_says_for_what(page: Page) -> None:
    page.click(f"{FOLD} >> nth=0 >> summary")
    button = page.locator(FOLD).first.get_by_role("button", name="More room to write: Notes: Ask")
    button.click()
    assert page.evaluate("() => document.activeElement.name") == "_notes-ask-row-1"
    assert not button.is_visible()
    assert page.locator(f".step .add-row:not({FOLD} *)").count() == 0
    page.keyboard.type("More.")
    assert kept(page)["_notes-ask-row-1"] == "More."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768, 390])
def test_axe_finds_nothing_with_folds_open(browser: Browser, address: str, width: int, scheme: str) -> None:
    with window(browser, width, scheme) as context:
        page = context.new_page()
        page.goto(address)
        page.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true }")
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
