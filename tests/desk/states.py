"""A walk through the states of the desk in a browser, as a coach gets to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page

from builder.diagnostics import Abort, Span, error
from tests.desk.fake_press import OFFERS, FakePress
from tests.support.desks import OpenDesk

WRONG = """Full name;E-mail;Session;Paper
Amina;a@example.org;2027-03-08;A4
Björn;b@example.org;31/02/2027;A4
;c@example.org;2027-03-08;A4
Søren;d@example.org;2027-03-08;A7
Amina;e@example.org;2027-03-08;A4
"""
FULL = Abort(error("GP605", "No space left on the disk for `x`; nothing was changed", Span("x"), "free some space"))
LONGEST = "Wilhelmina-Alexandrine Konstantinopoulou-Featherstonehaugh de la Torre y Villanueva Oyelaran"


def drawn(page: Page, title: str) -> None:
    """Waits until the view with this heading is there."""
    page.locator("html[data-view]").wait_for()
    page.locator("#title", has_text=title).wait_for()
    if page.locator("#prepare").is_visible():
        page.locator("#page img").first.wait_for()


def open_list(page: Page, folder: Path, name: str, content: str) -> None:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    page.set_input_files("#file", file)


def walk(page: Page, desk: OpenDesk, press: FakePress, folder: Path) -> Iterator[str]:
    """The name of each state, when the page shows it."""
    page.goto(desk.server.address)
    drawn(page, "Copies for your clients")
    yield "first"
    page.get_by_label("One phase only").check()
    page.get_by_label("Which phase").wait_for()
    yield "phase"
    page.locator("input[name=edition][value=workbook]").check()
    page.click("#make")
    page.locator("#names-wrong", has_text="Type at least one name").wait_for()
    yield "nonames"
    page.fill("#names", f"Amina\nليلى\n{LONGEST}\nAmina")
    page.locator("#names-count", has_text="Amina is there twice").wait_for()
    page.locator("#make", has_text="Make 4 copies").wait_for()
    yield "typed"
    page.click("#larger2")
    page.locator("#big-page img").wait_for()
    yield "larger"
    page.keyboard.press("Escape")
    press.seconds = 30
    page.click("#make")
    drawn(page, "Making 4 copies")
    page.locator("#of", has_text="0 of 4").wait_for()
    yield "making"
    page.click("#stop")
    drawn(page, "Stopped at 0 of 4")
    yield "stopped"
    press.seconds, press.fails = 0, FULL
    page.get_by_role("button", name="Go on with the other 4").click()
    drawn(page, "The disk is full")
    yield "full"
    press.fails = KeyError("Amina")
    page.get_by_role("button", name="Try again").click()
    drawn(page, "Something went wrong here")
    yield "fault"
    press.fails = None
    page.get_by_role("button", name="Try again").click()
    drawn(page, "4 copies are ready")
    yield "done"
    page.get_by_role("button", name="Other people, same guide").click()
    drawn(page, "Copies for your clients")
    yield "second"
    yield from _lists(page, folder)
    yield from _messages(page, desk, press)


def _lists(page: Page, folder: Path) -> Iterator[str]:
    open_list(page, folder, "workshop.csv", "Place,Seat\nClient One,1\nClient Two,2\n")
    page.get_by_role("heading", name="Which one holds the names?").wait_for()
    yield "missing"
    open_list(page, folder, "autumn.csv", "Name,Session date\nAmina,03/04/2027\nBjörn,05/04/2027\n")
    page.get_by_role("heading", name="How are its dates written?").wait_for()
    yield "dates"
    page.get_by_label("Day first: 3 April 2027").click()
    page.locator("#list-state", has_text="All 2 are ready.").wait_for()
    yield "list"
    open_list(page, folder, "clients.xls", "\x00\x01\x02")
    page.locator("#file-wrong").wait_for()
    yield "oldfile"
    open_list(page, folder, "spring-group.csv", WRONG)
    page.locator("#list-state", has_text="2 are ready, 3 need you.").wait_for()
    yield "errors"
    page.click("#make")
    drawn(page, "2 copies are ready")
    yield "partly"
    page.get_by_role("button", name="Fix them").click()
    page.click("#drop")
    page.fill("#names", "Amina")
    page.locator("#make", has_text="Make the copy").wait_for()
    page.click("#make")
    drawn(page, "The copy for Amina is ready")
    yield "one"


def _messages(page: Page, desk: OpenDesk, press: FakePress) -> Iterator[str]:
    press.offered = replace(OFFERS, guides=())
    page.reload()
    drawn(page, "There is no guide here yet")
    yield "empty"
    press.offered = replace(OFFERS, guides=OFFERS.guides[2:])
    page.get_by_role("button", name="Look again").click()
    drawn(page, "No guide can be handed out yet")
    yield "noedition"
    press.offered = OFFERS
    page.get_by_role("button", name="Look again").click()
    drawn(page, "The copy for Amina is ready")
    other = page.context.new_page()
    other.goto(desk.server.address)
    drawn(other, "The desk is open in another tab")
    other.get_by_role("button", name="Go on here").click()
    drawn(page, "The desk is open in another tab")
    other.close()
    page.bring_to_front()
    yield "othertab"
    page.get_by_role("button", name="Go on here").click()
    drawn(page, "The copy for Amina is ready")
    page.click("#close")
    drawn(page, "The desk is closed")
    yield "closed"
