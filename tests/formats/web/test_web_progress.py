"""How far a reader is: a step is done when the reader ticks it, and the page shows it in every place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from tests.support.browsing import serving, violations
from tests.support.projects import guidepress, write
from tests.support.web_answers import GUIDE, PROMPT, REASONS, kept, status

ASK, WALK = "[name='_finished-ask']", "[name='_finished-walk']"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("progress"), {"content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    with serving(folder / "output/site", "/") as address:
        yield f"{address}one/"


def progress(page: Page) -> list[str]:
    """The lines of progress that are shown, from the top of the page."""
    return [line.inner_text() for line in page.locator("[data-progress]").all() if line.is_visible()]


def contents(page: Page) -> list[str]:
    """The steps as a screen reader has them in the contents."""
    return page.locator("nav.toc .st > a").all_text_contents()


def test_progress_counts_the_steps_that_the_reader_calls_done(page: Page) -> None:
    nothing = ["0 of 2 steps", "0 of 1", "0 of 1", "0 of 2 steps", "0 of 1 step", "0 of 1 step", "0 of 2 steps"]
    assert progress(page) == nothing
    page.fill(REASONS, "Because.")
    page.check("[name='ask-goal-timely']")
    assert progress(page) == nothing
    page.check(ASK)
    after = ["1 of 2 steps", "1 of 1", "0 of 1", "1 of 2 steps", "1 of 1 step", "0 of 1 step", "1 of 2 steps"]
    assert progress(page) == after
    page.reload()
    assert progress(page) == after
    page.uncheck(ASK)
    assert progress(page) == nothing


def test_progress_of_a_guide_without_steps_counts_its_questions(context: BrowserContext, tmp_path: Path) -> None:
    questions = (
        "# Ask\n\n::: checklist #pack\nWhat do I pack?\n- A coat\n- A map\n:::\n\n## Journal prompts\n\n- Who?\n"
    )
    one = "# Two\n\n## Phase One: Read\n\nThere is nothing to fill in here.\n\n## Journal prompts\n\n- Who?\n"
    write(tmp_path, {"content/guides/one.md": questions, "content/guides/two.md": one})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    page = context.new_page()
    with serving(tmp_path / "output/site", "/") as address:
        page.goto(f"{address}one/")
        assert progress(page) == ["0 of 2 questions"]
        page.check("text=A coat")
        page.check("text=A map")
        assert progress(page) == ["1 of 2 questions"]
        page.goto(f"{address}two/")
        assert progress(page) == ["0 of 1 question"]


def test_contents_say_which_steps_are_begun_and_which_are_done(page: Page) -> None:
    assert contents(page) == ["1Ask", "2Walk"]
    page.fill(REASONS, "Because.")
    page.check(WALK)
    for _ in range(2):
        assert contents(page) == ["1Ask, begun", "2Walk, done"]
        page.reload()
    page.fill(REASONS, "")
    page.uncheck(WALK)
    assert contents(page) == ["1Ask", "2Walk"]


def test_rings_look_different_when_begun_and_done(page: Page) -> None:
    look = """() => [...document.querySelectorAll('nav.toc .st > a > span:first-child')].map(ring => {
        const style = getComputedStyle(ring), box = ring.getBoundingClientRect();
        return [style.backgroundColor, style.boxShadow !== 'none', box.width, box.height]; })"""
    hollow, other = page.evaluate(look)
    assert hollow == other and hollow[1:] == [False, 26, 26]
    page.fill(REASONS, "Because.")
    page.check(WALK)
    begun, done = page.evaluate(look)
    assert begun == [hollow[0], True, 26, 26]
    assert done[0] != hollow[0] and done[2:] == [26, 26]
    assert violations(page) == []


def finished_rings(page: Page) -> int:
    return (page.locator("[data-rings=finished]").get_attribute("d") or "").count("M")


def test_ridge_fills_the_rings_of_finished_steps(page: Page) -> None:
    assert finished_rings(page) == 0
    page.check(WALK)
    assert finished_rings(page) == 1
    all_rings = page.locator("[data-rings=all]").get_attribute("d") or ""
    assert all_rings.endswith(page.locator("[data-rings=finished]").get_attribute("d") or "nothing")
    page.check(ASK)
    assert finished_rings(page) == 2
    assert page.locator("svg:has([data-rings])").get_attribute("aria-hidden") == "true"


def test_first_button_leads_to_the_first_step_that_is_not_done(page: Page) -> None:
    button = page.locator("[data-go-on]")

    def offered() -> tuple[str, str | None]:
        return button.inner_text(), button.get_attribute("href")

    assert offered() == ("Begin with step 1", "#ask")
    width = button.evaluate("button => button.offsetWidth")
    page.fill(REASONS, "Because.")
    assert offered() == ("Go on with step 1", "#ask")
    page.check(ASK)
    assert offered() == ("Go on with step 2", "#walk")
    assert button.evaluate("button => button.offsetWidth") == width
    page.check(WALK)
    assert offered() == ("Back to step 1", "#ask")


def test_a_step_ticked_in_one_tab_is_done_in_the_other(page: Page, context: BrowserContext, address: str) -> None:
    other = context.new_page()
    other.goto(address)
    page.check(WALK)
    other.wait_for_function("() => document.querySelector('nav.toc').innerText.includes('1 of 2 steps')")
    assert contents(other) == ["1Ask", "2Walk, done"]
    assert finished_rings(other) == 1


def refused(page: Page) -> list[str]:
    """Refuse the next question of the page; gives what it will have asked."""
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    return asked


def end_of(page: Page, phase: str) -> str:
    return page.get_by_role("group", name=f"End of {phase}").get_by_role("status").inner_text()


def test_phase_is_cleared_after_a_question_and_brought_back(page: Page) -> None:
    page.fill(REASONS, "Because.")
    page.fill("[name='ask-i-will-call']", "Sam")
    page.check(ASK)
    page.check(WALK)
    page.fill(PROMPT, "Light")
    before = kept(page)
    asked = refused(page)
    group = page.get_by_role("group", name="End of Phase One")
    group.get_by_role("button", name="Clear this phase").press("Enter")
    assert asked == ["Clear the 3 answers of Phase One? Those of the other phases stay."]
    assert kept(page) == before
    page.once("dialog", lambda dialog: dialog.accept())
    group.get_by_role("button", name="Clear this phase").press("Enter")
    assert kept(page) == {"_finished-walk": "yes", "journal-prompts-what-is-thing-number-1": "Light"}
    assert contents(page) == ["1Ask", "2Walk, done"]
    assert end_of(page, "Phase One") == "The answers of Phase One were cleared. Undo"
    assert status(page) == ""
    group.get_by_role("button", name="Undo").press("Enter")
    assert kept(page) == before
    assert page.input_value(REASONS) == "Because."
    assert end_of(page, "Phase One") == "Your answers are as they were."
    assert page.locator(":focus").inner_text() == "Clear this phase"


def test_phase_without_answers_says_so_and_one_answer_is_asked_for_as_one(page: Page) -> None:
    button = page.get_by_role("group", name="End of Phase Two").get_by_role("button", name="Clear this phase")
    button.click()
    assert end_of(page, "Phase Two") == "There is no answer in this phase yet."
    page.check(WALK)
    asked = refused(page)
    button.click()
    assert asked == ["Clear the one answer of Phase Two? Those of the other phases stay."]


def test_answers_can_be_saved_at_the_end_of_a_phase(page: Page) -> None:
    page.fill(REASONS, "Because.")
    with page.expect_download() as download:
        page.get_by_role("group", name="End of Phase One").get_by_role("button", name="Save to a file").click()
    assert "Because." in download.value.path().read_text()
    assert end_of(page, "Phase One") == "Your answers were saved to a file."
    page.get_by_role("group", name="End of Phase One").get_by_role("link", name="Back to the top").click()
    page.wait_for_function("() => scrollY === 0")
