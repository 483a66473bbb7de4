"""The pages of one guide share its answers: what is typed on one counts, and is never called gone, on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from tests.support.browsing import SCHEMES, serving, violations, window
from tests.support.projects import guidepress, write
from tests.support.web_answers import gone, kept, store
from tests.support.web_phases import GUIDE, PAGES

PREFIX = "guidepress-answer:Steps:one:"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site-pages")
    write(folder, {"content/site.toml": 'title = "Steps"\n', "content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    return folder / "output/site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder, "/sub/") as top:
        yield f"{top}one/"


def states(page: Page) -> list[str]:
    """What the contents say of steps that were begun or done."""
    steps = page.locator("nav.toc .st > a").all_text_contents()
    return [step for step in steps if "," in step]


def wrote(page: Page) -> list[str]:
    return [" ".join(line.inner_text().split()) for line in page.locator(".yours li").all() if line.is_visible()]


def write_on_the_first_phase(page: Page, address: str) -> None:
    page.goto(f"{address}1-look/")
    page.fill("#reasons", "Because.")
    page.fill("[name='thing-2-goal']", "call Sam")
    page.fill("[name='thing-2-goal-by']", "Friday")
    page.check("[name='_finished-thing-2']")


def test_answers_of_one_phase_count_on_the_pages_of_others(page: Page, address: str) -> None:
    write_on_the_first_phase(page, address)
    for path in ("", "1-look/", "2-do/", "last/", "all/"):
        page.goto(address + path)
        assert states(page) == ["1Thing 1, begun", "2Thing 2, done"], path
        assert page.locator(".toc .sum [data-progress]").inner_text() == "1 of 12 steps", path
        assert page.locator("nav.toc .count").all_inner_texts() == ["1 of 6", "0 of 6"], path
        assert gone(page) == [], path


def test_opening_page_goes_on_with_the_first_step_that_is_not_done(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("[data-go-on]").get_attribute("href") == "1-look/index.html#thing-1"
    page.goto(f"{address}1-look/")
    for number in range(1, 7):
        page.check(f"[name='_finished-thing-{number}']")
    page.goto(address)
    assert page.locator("[data-go-on]").inner_text() == "Go on with step 7"
    page.click("[data-go-on]")
    page.wait_for_url("**/2-do/index.html#thing-7")


def test_last_page_puts_the_goals_of_all_pages_together(page: Page, address: str) -> None:
    page.goto(f"{address}last/")
    assert wrote(page) == []
    assert not page.is_visible(".yours")
    write_on_the_first_phase(page, address)
    page.goto(f"{address}2-do/")
    page.fill("[name='thing-8-goal']", "I will rest")
    page.fill("[name='thing-8-goal-because']", "I smile")
    page.goto(f"{address}last/")
    assert wrote(page) == [
        "2 Thing 2 I will call Sam by Friday",
        "8 Thing 8 I will rest and I will know because I smile",
    ]
    page.click(".yours >> text=Thing 8")
    page.wait_for_url("**/2-do/index.html#thing-8")


def test_last_page_shows_at_once_what_another_tab_writes(context: BrowserContext, address: str) -> None:
    last, phase = context.new_page(), context.new_page()
    last.goto(f"{address}last/")
    phase.goto(f"{address}2-do/")
    phase.fill("[name='thing-9-goal']", "swim")
    last.wait_for_selector(".yours >> text=I will swim")
    assert states(last) == ["9Thing 9, begun"]


def test_only_the_long_page_lists_answers_whose_question_is_gone(page: Page, address: str) -> None:
    page.goto(f"{address}2-do/")
    store(page, f"{PREFIX}thing-99-goal", {"value": "fly", "question": "What?", "time": 5})
    for path, expected in (("2-do/", []), ("", []), ("all/", ["What?", "fly"])):
        page.goto(address + path)
        assert gone(page) == expected, path


def test_answer_of_another_page_is_not_taken_for_a_former_name(page: Page, tmp_path: Path) -> None:
    """Step 7's room to think was once kept as `<step>-think`: here another page has a question of that very name."""
    text = GUIDE.replace("::: lines #reasons", "::: lines #thing-7-think")
    write(tmp_path, {"content/site.toml": 'title = "Steps"\n', "content/guides/one.md": text})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    with serving(tmp_path / "output/site", "/") as top:
        page.goto(f"{top}one/1-look/")
        page.fill("#thing-7-think", "Mine.")
        page.goto(f"{top}one/2-do/")
        assert page.input_value("[name='_think-thing-7']") == ""
        page.goto(f"{top}one/1-look/")
        assert page.input_value("#thing-7-think") == "Mine."


def test_answer_under_a_former_name_is_taken_over_on_a_phase_page(page: Page, address: str) -> None:
    page.goto(f"{address}2-do/")
    store(page, f"{PREFIX}thing-7-think", {"value": "Old.", "question": "?", "time": 5})
    page.reload()
    assert page.input_value("[name='_think-thing-7']") == "Old."


def test_a_phase_is_cleared_alone_and_the_rest_by_saying_so(page: Page, address: str) -> None:
    write_on_the_first_phase(page, address)
    page.goto(f"{address}2-do/")
    page.fill("[name='thing-8-goal']", "rest")
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", agree)
    page.click("[data-do=clear_phase]")
    assert set(kept(page, PREFIX)) == {"reasons", "thing-2-goal", "thing-2-goal-by", "_finished-thing-2"}
    page.click("[data-do=clear]")
    assert kept(page, PREFIX) == {}
    assert asked == [
        "Clear the one answer of Phase Two? Those of the other phases stay.",
        "Clear all your answers to this guide, on all of its pages?",
    ]


def test_work_is_saved_on_one_page_and_opened_on_another(page: Page, address: str, tmp_path: Path) -> None:
    write_on_the_first_phase(page, address)
    with page.expect_download() as download:
        page.click(".answers [data-do=save]")
    download.value.save_as(tmp_path / "saved.json")
    page.evaluate("localStorage.clear()")
    page.goto(f"{address}last/")
    page.set_input_files(".answers input[type=file]", tmp_path / "saved.json")
    page.wait_for_selector(".yours >> text=I will call Sam")


def test_old_address_of_a_step_leads_to_its_page(page: Page, address: str) -> None:
    for fragment, target in (
        ("thing-8", "2-do/index.html#thing-8"),
        ("step-8-thing-8", "all/index.html#step-8-thing-8"),
        ("reasons", "all/index.html#reasons"),
        ("before-the-phases", "#before-the-phases"),
    ):
        page.goto("about:blank")
        page.goto(f"{address}#{fragment}")
        page.wait_for_url(address + target)


def test_bar_of_a_small_screen_leads_on_to_the_next_page(browser: Browser, address: str) -> None:
    with window(browser, 390) as context:
        page = context.new_page()
        page.goto(f"{address}2-do/")
        back, following = page.locator(".bar > a").all()
        assert page.inner_text(".bar .where") == "Do"
        assert back.inner_text() == "Back: A pause"
        assert following.inner_text() == "Next: Thing 7"
        page.goto(address)
        page.locator(".bar > a").last.click()
        page.wait_for_url("**/*#before-the-phases")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.goto(f"{address}1-look/")
        page.locator("#a-pause").scroll_into_view_if_needed()
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_function("document.querySelector('.bar .where').innerText === 'A pause'")
        page.locator(".bar > a").last.click()
        page.wait_for_url("**/2-do/index.html#do")


def test_pages_work_from_the_disk(page: Page, folder: Path) -> None:
    page.goto((folder / "one/index.html").as_uri())
    page.click(".map >> text=Do")
    page.wait_for_url("**/2-do/index.html*")  # waits until its script has run as well
    page.fill("[name='thing-8-goal']", "rest")
    page.click(".pager .next")
    page.wait_for_url("**/last/index.html*")
    assert wrote(page) == ["8 Thing 8 I will rest"]


def test_without_a_script_pages_lead_on_and_hide_what_needs_one(browser: Browser, address: str) -> None:
    with window(browser, script=False) as context:
        page = context.new_page()
        page.goto(f"{address}#thing-8")
        assert page.evaluate("document.querySelector('li:target').innerText").endswith("Thing 8")
        page.click("li:target a")
        page.wait_for_url("**/2-do/index.html#thing-8")
        page.click(".pager .next")
        page.wait_for_url("**/last/index.html*")
        assert not page.is_visible(".yours")
        assert not page.is_visible(".bar")
        page.click(".whole a")
        page.wait_for_url("**/all/index.html*")
        assert page.locator(".step").count() == 12


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 768, 390])
def test_pages_have_no_faults_and_fit_the_window(browser: Browser, address: str, width: int, scheme: str) -> None:
    with window(browser, width, scheme) as context:
        page = context.new_page()
        write_on_the_first_phase(page, address)
        for path in PAGES:
            page.goto(f"{address}{path.removeprefix('one/')}")
            assert violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_printed_phase_has_its_steps_and_no_furniture(page: Page, address: str) -> None:
    write_on_the_first_phase(page, address)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".written", has_text="call Sam").is_visible()
    for furniture in (".pager", ".whole", ".phase-head .ridge", ".toc", ".bar"):
        assert not page.is_visible(furniture), furniture
