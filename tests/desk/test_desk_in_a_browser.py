"""The page of the desk in a browser: by keyboard alone, in every state, and loaded again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.desk.fake_press import FakePress
from tests.desk.states import WRONG, drawn, open_list, walk
from tests.support.browsing import violations, window
from tests.support.desks import OpenDesk

LOOKS = ((1280, "light"), (390, "dark"), (1280, "dark"), (390, "light"))
"""Each state is looked at in one of these, by turns: all share their colours and their layout."""


def test_every_state_is_accessible_and_fits_any_window(
    browser: Browser, desk: OpenDesk, press: FakePress, tmp_path: Path
) -> None:
    faults: list[str] = []
    states: list[str] = []
    with window(browser) as context:
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        for state in walk(page, desk, press, tmp_path):
            width, scheme = LOOKS[len(states) % len(LOOKS)]
            states.append(state)
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            assert violations(page) == [], f"{state}, {width} px, {scheme}"
            page.set_viewport_size({"width": 320, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, state
            page.set_viewport_size({"width": 1280, "height": 800})
    assert faults == []
    assert len(states) == 22


def test_whole_path_by_keyboard_alone(browser: Browser, desk: OpenDesk) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        page.keyboard.press("Tab")
        assert focused(page) == "Skip to the names"
        page.keyboard.press("Enter")
        page.keyboard.type("Amina")
        page.locator("#make", has_text="Make the copy").wait_for()
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "make":
                break
        page.keyboard.press("Enter")
        drawn(page, "The copy for Amina is ready")
        assert page.evaluate("document.activeElement.id") == "title"
        page.keyboard.press("Tab")
        assert focused(page) == "Print it"
        with context.expect_page() as printed:
            page.keyboard.press("Enter")
        assert printed.value.url.endswith("1.pdf")


def test_enter_in_names_makes_a_line_and_no_copy(browser: Browser, desk: OpenDesk) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        page.focus("#names")
        page.keyboard.type("Amina\nBjörn")
        page.locator("#make", has_text="Make 2 copies").wait_for()
        assert desk.desk.job is None


def test_rows_are_corrected_where_they_are_shown(browser: Browser, desk: OpenDesk, tmp_path: Path) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        open_list(page, tmp_path, "spring-group.csv", WRONG)
        page.get_by_label("Choose the session date, row 3").fill("2027-02-28")
        page.get_by_label("Choose the session date, row 3").press("Tab")
        page.locator("#list-state", has_text="3 are ready, 2 need you.").wait_for()
        page.get_by_label("Choose a paper, row 5").select_option("a4")
        page.locator("#list-state", has_text="4 are ready, 1 needs you.").wait_for()
        page.get_by_label("Leave this person out, row 4").check()
        page.locator("#list-state", has_text="All 4 are ready. 1 left out.").wait_for()
        assert page.locator(".ok", has_text="Fixed").count() == 2
        assert page.locator("#make").text_content() == "Make 4 copies"


def test_pasted_columns_are_a_list(browser: Browser, desk: OpenDesk) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        page.evaluate(
            "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
            "document.getElementById('names').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data})); }",
            "Name\tSession\nAmina\t2027-03-08\nBjörn\t2027-03-09\n",
        )
        page.locator("#list-title", has_text="What you pasted").wait_for()
        page.locator("#make", has_text="Make 2 copies").wait_for()


def test_page_loaded_again_is_where_it_was(browser: Browser, desk: OpenDesk, press: FakePress) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        page.fill("#names", "Amina\nBjörn")
        page.locator("#make", has_text="Make 2 copies").wait_for()
        page.reload()
        drawn(page, "Copies for your clients")
        page.locator("#make", has_text="Make 2 copies").wait_for()
        assert page.input_value("#names") == "Amina\nBjörn"
        press.seconds = 30
        page.click("#make")
        drawn(page, "Making 2 copies")
        page.reload()
        drawn(page, "Making 2 copies")
        page.click("#stop")
        drawn(page, "Stopped at 0 of 2")


def test_second_visit_begins_at_the_names(browser: Browser, desk: OpenDesk) -> None:
    desk.desk.remembered.write({"guide": "roadmap", "edition": "workbook", "paper": "letter", "brand": "tern"})
    with window(browser) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        page.locator("#names:focus").wait_for()
        said = "A roadmap of your own, The whole workbook, on US Letter, under Tern & Tide Coaching."
        assert page.locator("#summary-text").text_content() == said


def test_no_name_is_in_an_address_or_a_tabs_title(browser: Browser, desk: OpenDesk) -> None:
    addresses: list[str] = []
    with window(browser) as context:
        page = context.new_page()
        page.on("request", lambda request: addresses.append(request.url))
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        page.fill("#names", "Amina")
        page.fill("#coach", "Obi")
        page.locator("#make", has_text="Make the copy").wait_for()
        page.click("#make")
        drawn(page, "The copy for Amina is ready")
        assert page.title() == "The copy is ready"
    assert len(addresses) > 20
    assert not [address for address in addresses if "Amina" in address or "Obi" in address]


def test_program_that_is_gone_is_said_and_what_was_typed_stays(browser: Browser, desk: OpenDesk) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        drawn(page, "Copies for your clients")
        page.fill("#names", "Amina")
        page.locator("#make", has_text="Make the copy").wait_for()
        context.set_offline(True)
        page.click("#make")
        page.locator("#trouble", has_text="The desk has stopped running.").wait_for()
        assert page.input_value("#names") == "Amina"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent")).strip()


def test_without_scripts_the_page_says_so(browser: Browser, desk: OpenDesk) -> None:
    with window(browser, script=False) as context:
        page = context.new_page()
        page.goto(desk.server.address)
        assert "The desk needs JavaScript" in page.locator("noscript").inner_text()
