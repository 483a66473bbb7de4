"""Two pages of one guide in one browser: what is typed on either is kept, and shown on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.support.browsing import serving
from tests.support.projects import guidepress, write
from tests.support.web_answers import (
    GUIDE,
    OTHER_PROMPT,
    PREFIX,
    PROMPT,
    REASONS,
    entries,
    kept,
    status,
    store,
    wait_until_shown,
)

PROMPT_NAME = "journal-prompts-what-is-thing-number-1"
OTHER_NAME = "journal-prompts-what-is-thing-number-2"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("tabs"), {"content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    with serving(folder / "output/site", "/") as address:
        yield f"{address}one/"


@pytest.fixture
def tabs(context: BrowserContext, address: str) -> tuple[Page, Page]:
    """Two pages of the guide; on neither has a field the focus."""
    context.add_init_script(
        "addEventListener('storage', event => { if (window.deaf) event.stopImmediatePropagation(); })"
    )
    first, second = context.new_page(), context.new_page()
    first.goto(address)
    second.goto(address)
    return first, second


def type_in(page: Page, selector: str, value: str) -> None:
    """Put words in a field, and leave it."""
    page.fill(selector, value)
    page.evaluate("() => document.activeElement.blur()")


def type_unfocused(page: Page, selector: str, value: str) -> None:
    """Put words in a field that has not the focus: quicker than any reader."""
    page.evaluate(
        """([selector, value]) => {
            const area = document.querySelector(selector);
            area.value = value;
            area.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        [selector, value],
    )


def test_answers_typed_at_once_on_two_pages_are_both_kept_and_shown(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    for page, selector, value in ((first, PROMPT, "Light"), (second, OTHER_PROMPT, "Air")):
        type_unfocused(page, selector, value)
    for page in tabs:
        wait_until_shown(page, PROMPT, "Light")
        wait_until_shown(page, OTHER_PROMPT, "Air")
        assert kept(page) == {PROMPT_NAME: "Light", OTHER_NAME: "Air"}


def test_steady_typing_on_one_page_leaves_what_the_other_keeps(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.focus(PROMPT)
    for count, letter in enumerate("light"):
        first.keyboard.press(letter)
        second.fill(OTHER_PROMPT, "a" * (count + 1))
        second.fill(REASONS, "b" * (count + 1))
    wait_until_shown(first, REASONS, "bbbbb")
    for page in tabs:
        page.reload()
        assert kept(page) == {PROMPT_NAME: "light", OTHER_NAME: "aaaaa", "reasons": "bbbbb"}
        assert [page.input_value(s) for s in (PROMPT, OTHER_PROMPT, REASONS)] == ["light", "aaaaa", "bbbbb"]


def test_progress_and_boxes_follow_the_other_page(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.check("[name='_finished-ask']")
    first.check("[name='ask-call-sam']")
    second.wait_for_function("() => document.querySelector(\"[name='ask-call-sam']\").checked")
    assert "1 of 2 steps" in second.locator(".answers").inner_text()


def test_a_field_that_is_typed_in_changes_only_when_it_is_left(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    type_in(second, PROMPT, "Light")
    wait_until_shown(first, PROMPT, "Light")
    first.focus(PROMPT)
    type_in(second, PROMPT, "Light and air")
    type_in(second, OTHER_PROMPT, "Air")
    wait_until_shown(first, OTHER_PROMPT, "Air")
    assert first.input_value(PROMPT) == "Light"
    first.evaluate("() => document.activeElement.blur()")
    assert first.input_value(PROMPT) == "Light and air"


def test_what_is_typed_last_in_one_field_is_kept(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.focus(PROMPT)
    type_in(second, PROMPT, "Air")
    first.keyboard.type("Light")
    wait_until_shown(second, PROMPT, "Light")
    first.reload()
    assert first.input_value(PROMPT) == "Light"


def test_a_page_in_the_background_shows_it_even_where_the_caret_was_left(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.focus(PROMPT)
    first.evaluate("() => { document.hasFocus = () => false; }")
    type_in(second, PROMPT, "Light")
    wait_until_shown(first, PROMPT, "Light")
    assert first.evaluate("selector => document.activeElement.matches(selector)", PROMPT)


def test_clearing_on_one_page_clears_both_and_nothing_comes_back(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    type_in(first, PROMPT, "Light")
    type_in(second, OTHER_PROMPT, "Air")
    wait_until_shown(first, OTHER_PROMPT, "Air")
    wait_until_shown(second, PROMPT, "Light")
    first.once("dialog", lambda dialog: dialog.accept())
    first.click("[data-do=clear]")
    for selector in (PROMPT, OTHER_PROMPT):
        wait_until_shown(second, selector, "")
    type_in(second, REASONS, "Because")
    wait_until_shown(first, REASONS, "Because")
    for page in tabs:
        page.reload()
        assert kept(page) == {"reasons": "Because"}


def test_undo_brings_back_what_the_other_page_has_not_changed_since(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    type_in(first, PROMPT, "Light")
    type_in(first, OTHER_PROMPT, "Air")
    wait_until_shown(second, OTHER_PROMPT, "Air")
    first.once("dialog", lambda dialog: dialog.accept())
    first.click("[data-do=clear]")
    wait_until_shown(second, OTHER_PROMPT, "")
    type_in(second, OTHER_PROMPT, "New air")
    wait_until_shown(first, OTHER_PROMPT, "New air")
    first.click("text=Undo")
    assert "as they were" in status(first)
    wait_until_shown(second, PROMPT, "Light")
    for page in tabs:
        assert page.input_value(OTHER_PROMPT) == "New air"
        assert kept(page) == {PROMPT_NAME: "Light", OTHER_NAME: "New air"}


def test_a_file_opened_on_one_page_is_shown_on_both(tabs: tuple[Page, Page], tmp_path: Path) -> None:
    first, second = tabs
    type_in(second, REASONS, "Because")
    type_in(second, PROMPT, "Dark")
    with second.expect_download() as download:
        second.click("[data-do=save]")
    type_in(second, PROMPT, "Light")
    first.set_input_files("input[type=file]", download.value.path())
    wait_until_shown(second, PROMPT, "Dark")
    first.click("text=Undo")
    wait_until_shown(second, PROMPT, "Light")
    assert kept(first) == {"reasons": "Because", PROMPT_NAME: "Light"}


def test_a_page_that_comes_back_shows_what_was_kept_meanwhile(tabs: tuple[Page, Page]) -> None:
    """A browser keeps pages that were left, and wakes them when the reader goes back; they are told of nothing."""
    first, _ = tabs
    type_in(first, PROMPT, "Old")
    time = entries(first)[PROMPT_NAME]["time"]
    for name, value, later in ((PROMPT_NAME, "Older", -1), (OTHER_NAME, "Air", 0), ("reasons", "Because", 1)):
        store(first, PREFIX + name, {"value": value, "question": "", "time": time + later})
    first.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert [first.input_value(s) for s in (PROMPT, OTHER_PROMPT, REASONS)] == ["Old", "Air", "Because"]
    type_in(first, PROMPT, "New")
    assert kept(first) == {PROMPT_NAME: "New", OTHER_NAME: "Air", "reasons": "Because"}


def test_an_older_entry_of_the_other_page_does_not_replace_a_newer_one(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    type_in(first, PROMPT, "New")
    time = entries(first)[PROMPT_NAME]["time"]
    store(second, PREFIX + PROMPT_NAME, {"value": "Late", "question": "", "time": time - 5})
    first.wait_for_function("key => JSON.parse(localStorage[key]).value === 'New'", arg=PREFIX + PROMPT_NAME)
    assert first.input_value(PROMPT) == "New"


@pytest.mark.parametrize(("earlier", "later"), [("Air", "Light"), ("Light", "Air")])
def test_pages_whose_clocks_show_the_same_millisecond_agree(tabs: tuple[Page, Page], earlier: str, later: str) -> None:
    """The second page is told of the first one's answer only after it has its own."""
    first, second = tabs
    for page in tabs:
        page.evaluate("() => { Date.now = () => 1_800_000_000_000; }")
    second.evaluate("() => { window.deaf = true; }")
    type_in(first, PROMPT, earlier)
    second.wait_for_function("key => localStorage[key]", arg=PREFIX + PROMPT_NAME)
    type_unfocused(second, PROMPT, later)
    second.evaluate("() => { window.deaf = false; }")
    for page in tabs:
        wait_until_shown(page, PROMPT, "Light")
        page.wait_for_function("key => JSON.parse(localStorage[key]).value === 'Light'", arg=PREFIX + PROMPT_NAME)
    type_in(second, PROMPT, "A")
    wait_until_shown(first, PROMPT, "A")


def test_a_clock_that_is_set_back_loses_nothing_that_is_typed(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    type_in(first, PROMPT, "Before")
    wait_until_shown(second, PROMPT, "Before")
    for page in tabs:
        page.evaluate("() => { Date.now = () => 1_000; }")
    type_in(second, PROMPT, "After")
    wait_until_shown(first, PROMPT, "After")
    first.reload()
    assert first.input_value(PROMPT) == "After"
