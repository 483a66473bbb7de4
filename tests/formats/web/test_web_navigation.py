"""Where a reader is in a long page: the contents follow, a bar at the foot of small screens, a sheet with the contents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browsing import SCHEMES, serving, violations, window
from tests.support.projects import guidepress, write

PHASES, STEPS = 5, 6


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A guide of five phases with six steps each, whose list of contents is higher than the window, and one section."""
    words = ("One", "Two", "Three", "Four", "Five")
    phases = "\n".join(
        f"## Phase {words[p]}: Part {p + 1}\n\n"
        + "\n".join(
            f"### Step {p * STEPS + s}: Thing {p * STEPS + s}\n\n**Goal example:** I will do it.\n"
            for s in range(1, STEPS + 1)
        )
        for p in range(PHASES)
    )
    folder = tmp_path_factory.mktemp("navigation")
    write(
        folder,
        {
            "content/guides/one.md": f"---\npages: long\n---\n# Many steps\n\nBegin.\n\n{phases}\n## At the end\n\nWell done.\n"
        },
    )
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    with serving(folder / "output/site", "/") as top:
        yield f"{top}one/"


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser, 390) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def heading(number: int) -> str:
    return f"#step-{number}-thing-{number}, #thing-{number}"


def scroll_to(page: Page, selector: str) -> None:
    page.evaluate("s => document.querySelector(s).scrollIntoView({behavior: 'instant'})", selector)


def current(page: Page) -> list[str]:
    """What is marked in the contents beside the text."""
    return page.eval_on_selector_all("nav.toc [aria-current=location]", "all => all.map(a => a.innerText)")


def wait_for_mark(page: Page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('nav.toc [aria-current=location]')?.innerText.includes(words)", arg=words
    )


def test_contents_mark_the_part_that_is_read_and_only_that(page: Page) -> None:
    assert current(page) == []
    for number in (1, 14, 30, 2):
        scroll_to(page, heading(number))
        wait_for_mark(page, f"Thing {number}")
        assert len(current(page)) == 1
    page.evaluate("() => scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    wait_for_mark(page, "At the end")
    page.evaluate("() => scrollTo({top: 0, behavior: 'instant'})")
    page.wait_for_function("() => !document.querySelector('nav.toc [aria-current]')")


def test_list_of_contents_follows_the_text_and_the_page_is_not_moved(page: Page) -> None:
    scroll_to(page, heading(29))
    wait_for_mark(page, "Thing 29")
    before = page.evaluate("() => scrollY")
    mark, around = page.locator("nav.toc [aria-current]").bounding_box(), page.locator("nav.toc .list").bounding_box()
    assert mark and around
    assert around["y"] <= mark["y"] and mark["y"] + mark["height"] <= around["y"] + around["height"]
    assert page.evaluate("() => scrollY") == before
    title, foot = page.locator("nav.toc summary").bounding_box(), page.locator("nav.toc .sum").bounding_box()
    assert title and foot and title["y"] >= 0 and foot["y"] + foot["height"] <= 800


@pytest.mark.parametrize("how", ["pointer", "focus"])
def test_list_of_contents_does_not_move_while_it_is_used(page: Page, how: str) -> None:
    if how == "pointer":
        page.locator("nav.toc .list a").nth(3).hover()
    else:
        page.locator("nav.toc .list a").nth(3).focus()
    scroll_to(page, heading(29))
    wait_for_mark(page, "Thing 29")
    assert page.locator("nav.toc .list").evaluate("list => list.scrollTop") == 0


def test_link_to_the_top_leads_to_the_top(page: Page) -> None:
    scroll_to(page, heading(12))
    page.get_by_role("link", name="To the top", exact=True).click()
    page.wait_for_function("() => scrollY === 0")


def test_far_jump_is_immediate_and_a_near_one_glides(browser: Browser, address: str) -> None:
    with window(browser, reduced_motion="no-preference") as context:
        page = context.new_page()
        page.goto(address)
        listen = "() => document.addEventListener('click', () => { window.glides = getComputedStyle(document.documentElement).scrollBehavior; })"
        page.evaluate(listen)
        page.locator("nav.toc a").nth(10).click()
        assert page.evaluate("() => window.glides") == "auto"
        page.locator("nav.toc a").nth(11).click()
        assert page.evaluate("() => window.glides") == "smooth"
        page.emulate_media(reduced_motion="reduce")
        page.locator("nav.toc a").nth(10).click()
        assert page.evaluate("() => window.glides") == "auto"


def test_bar_names_where_one_is_and_what_is_before_and_after(phone: Page) -> None:
    bar = phone.locator(".bar")
    assert bar.locator(".where").inner_text() == "In this guide"
    assert bar.get_by_role("link", name="Next: Part 1").get_attribute("href")
    scroll_to(phone, heading(8))
    phone.wait_for_function("() => document.querySelector('.bar .where').innerText === 'Phase Two · Step 8 of 30'")
    assert bar.get_by_role("link", name="Back: Thing 7").is_visible()
    bar.get_by_role("link", name="Next: Thing 9").click()
    phone.wait_for_function("() => document.querySelector('.bar .where').innerText === 'Phase Two · Step 9 of 30'")
    phone.wait_for_url("**/*#thing-9")


def test_arrow_that_leads_nowhere_is_a_disabled_link(phone: Page) -> None:
    back = phone.locator(".bar > a").first
    assert (back.get_attribute("role"), back.get_attribute("aria-disabled")) == ("link", "true")
    phone.evaluate("() => scrollTo(0, 4000)")
    phone.wait_for_function("() => document.querySelector('.bar > a').hasAttribute('href')")
    assert (back.get_attribute("role"), back.get_attribute("aria-disabled")) == (None, None)


def test_bar_is_at_the_foot_of_small_screens_only(page: Page) -> None:
    assert not page.locator(".bar").is_visible()
    page.set_viewport_size({"width": 768, "height": 800})
    box = page.locator(".bar").bounding_box()
    assert box and (box["height"], box["y"]) == (48, 752)


def test_what_has_the_focus_is_not_behind_the_bar(phone: Page) -> None:
    for _ in range(60):
        phone.keyboard.press("Tab")
        hidden = phone.evaluate(
            """() => { const e = document.activeElement, bar = document.querySelector('.bar');
              return !bar.contains(e) && e.getBoundingClientRect().top > bar.getBoundingClientRect().top - 24; }"""
        )
        assert not hidden, phone.evaluate("() => document.activeElement.outerHTML.slice(0, 90)")


def open_sheet(page: Page) -> None:
    page.locator(".bar").get_by_role("button", name="open the contents").press("Enter")
    assert page.get_by_role("dialog", name="In this guide").is_visible()


def test_sheet_opens_at_the_current_line_and_gives_the_focus_back(phone: Page) -> None:
    scroll_to(phone, heading(20))
    wait_for_mark_in_bar(phone, "Step 20")
    open_sheet(phone)
    assert "Thing 20" in phone.locator(":focus").inner_text()
    sheet, focus = phone.get_by_role("dialog").bounding_box(), phone.locator(":focus").bounding_box()
    assert sheet and focus
    assert sheet["height"] <= 0.85 * 800 + 1
    assert sheet["y"] + 60 < focus["y"] and focus["y"] + focus["height"] <= 800
    assert phone.get_by_role("dialog").get_by_role("heading", name="In this guide").bounding_box()["y"] > sheet["y"]  # type: ignore[index]  # it is visible
    assert focus["height"] >= 40
    phone.keyboard.press("Escape")
    assert not phone.get_by_role("dialog").is_visible()
    assert phone.locator(":focus").get_attribute("aria-haspopup") == "dialog"


def wait_for_mark_in_bar(page: Page, words: str) -> None:
    page.wait_for_function("words => document.querySelector('.bar .where').innerText.includes(words)", arg=words)


@pytest.mark.parametrize("how", ["cross", "backdrop"])
def test_sheet_closes_with_its_cross_and_beside_it(phone: Page, how: str) -> None:
    open_sheet(phone)
    if how == "cross":
        phone.get_by_role("dialog").get_by_role("button", name="Close").click()
    else:
        phone.mouse.click(195, 20)
    assert not phone.get_by_role("dialog").is_visible()
    assert phone.locator(":focus").get_attribute("aria-haspopup") == "dialog"


def test_link_in_the_sheet_leads_there_and_closes_it(phone: Page) -> None:
    open_sheet(phone)
    phone.get_by_role("dialog").get_by_role("link", name="Thing 25").press("Enter")
    assert not phone.get_by_role("dialog").is_visible()
    wait_for_mark_in_bar(phone, "Phase Five · Step 25 of 30")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_with_the_sheet_open(browser: Browser, address: str, scheme: str) -> None:
    with window(browser, 390, scheme) as context:
        page = context.new_page()
        page.goto(address)
        page.check("[name='_finished-thing-1']")
        scroll_to(page, heading(4))
        wait_for_mark_in_bar(page, "Step 4")
        open_sheet(page)
        assert violations(page) == []


def test_bar_steps_aside_while_text_is_typed_on_glass(browser: Browser, address: str) -> None:
    with window(browser, 390, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator(".bar").is_visible()
        page.locator("#_main textarea:visible").first.focus()
        assert not page.locator(".bar").is_visible()
        page.locator("[name='_finished-thing-1']").focus()
        assert page.locator(".bar").is_visible()


def test_nothing_shifts_while_one_scrolls_and_ticks(browser: Browser, address: str) -> None:
    for width in (1280, 768, 390):
        with window(browser, width) as context:
            page = context.new_page()
            page.add_init_script(
                """window.shifts = []; window.since = Infinity; new PerformanceObserver(list => {
                  for (const s of list.getEntries()) if (s.startTime > window.since)
                    window.shifts.push(s.value, ...s.sources.map(x => x.node?.outerHTML?.slice(0, 80)));
                }).observe({type: 'layout-shift', buffered: true});"""
            )
            page.goto(address)
            page.wait_for_load_state("networkidle")
            page.evaluate("() => document.fonts.ready")
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            page.evaluate("() => { window.since = performance.now(); }")
            height = page.evaluate("() => document.body.scrollHeight")
            for top in range(0, height, 700):
                page.evaluate("top => scrollTo({top, behavior: 'instant'})", top)
                page.wait_for_timeout(20)
            page.evaluate("() => { document.querySelector('[name=\"_finished-thing-1\"]').click(); }")
            page.evaluate("() => scrollTo({top: 0, behavior: 'instant'})")
            page.wait_for_timeout(200)
            assert page.evaluate("() => window.shifts") == []


def test_without_a_script_the_contents_are_links_and_nothing_else_is_there(browser: Browser, address: str) -> None:
    with window(browser, 390, script=False) as context:
        page = context.new_page()
        page.goto(address)
        assert not page.locator(".bar").is_visible()
        assert not page.get_by_role("dialog").is_visible()
        assert page.locator(".phase-end button:visible").count() == 0
        assert page.get_by_role("link", name="Begin with step 1").is_visible()
        assert page.locator("nav.toc a").first.is_visible()
        page.locator("nav.toc").get_by_role("link", name="Thing 17").click()
        page.wait_for_url("**/*#thing-17")


def test_guide_without_answers_has_contents_that_follow(context: BrowserContext, tmp_path: Path) -> None:
    sections = "\n".join(f"## Part {n}\n\n" + "Some words to read. " * 400 for n in range(1, 5))
    write(tmp_path, {"content/guides/one.md": f"# Prose alone\n\n{sections}\n"})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    page = context.new_page()
    with serving(tmp_path / "output/site", "/") as address:
        page.goto(f"{address}one/")
        scroll_to(page, "#part-3")
        wait_for_mark(page, "Part 3")
