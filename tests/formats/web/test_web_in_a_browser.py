"""Pages as a real browser shows them: on a server under a sub-path, from a disk, with and without JavaScript."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.support.browsing import SCHEMES, WIDTHS, violations, window
from tests.support.sites import SUB_PATH
from tests.support.web_pages import Site, one, select, words

GUIDE = "the-long-way-home/index.html"
RICH_TYPES = (
    "index.html",
    GUIDE,
    "one-step/index.html",
    "tags/index.html",
    "tags/confidence/index.html",
    "about/index.html",
    "404.html",
)
LONG_TYPES = ("index.html", "long/index.html", "fourteen/index.html", "twelve/index.html", "prose/index.html")
REDIRECT = "old-post.html"
BUDGET = 60_000
"""Bytes of a page's HTML, CSS and script when compressed (issue 2)."""

_FIND_SIDEWAYS = """() => [...document.querySelectorAll('body *')].filter((e) => {
  const r = e.getBoundingClientRect(), isThere = r.width > 1 && r.height > 1 && !e.closest('.skip, .table, svg');
  return isThere && r.right > innerWidth + 1;
}).map((e) => e.outerHTML.slice(0, 90))"""

_LOOK_OF_FOCUS = """() => { const s = getComputedStyle(document.activeElement);
  return [s.outlineStyle, parseFloat(s.outlineWidth), document.activeElement.outerHTML.slice(0, 90)]; }"""

_SMALL_TARGETS = """() => {
  const small = [];
  for (const e of document.querySelectorAll('a[href], button, input, textarea, summary')) {
    const target = e.matches('input[type=checkbox]') && e.closest('label') || e;
    const r = target.getBoundingClientRect();
    const inText = e.matches(':is(p, li, dd, td) > a') && e.parentElement.textContent.trim() !== e.textContent.trim();
    const list = e.closest('.topics, .acts, .foot, .kicker');
    const isSmall = r.width && (r.height < 24 || r.width < 24);
    if (isSmall && (!inText || list)) small.push(`${e.outerHTML.slice(0, 80)} ${r.width}x${r.height}`);
  }
  return small; }"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser asked for on every type of page, and what it complained of."""

    asked: list[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def visit(browser: Browser, rich_address: str, long_address: str) -> Visit:
    found = Visit([], [])
    with window(browser) as context:
        context.on("request", lambda request: found.asked.append(request.url))
        context.on("response", lambda r: found.complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        context.on("console", lambda said: found.complaints.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda problem: found.complaints.append(str(problem.error)))
        page = context.new_page()
        for address in (*(rich_address + p for p in RICH_TYPES), *(long_address + p for p in LONG_TYPES)):
            page.goto(address)
            page.evaluate("() => document.fonts.ready")
    return found


def _without_refreshing(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace('http-equiv="refresh"', 'name="refresh"'))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", (*RICH_TYPES, REDIRECT))
def test_axe_finds_nothing_on_any_type_of_page(browser: Browser, rich_address: str, path: str, scheme: str) -> None:
    with window(browser, scheme=scheme) as context:
        page = context.new_page()
        page.route(f"**/{REDIRECT}", _without_refreshing)
        page.goto(rich_address + path)
        for width in WIDTHS.values():
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == []


@pytest.mark.parametrize("path", ["long/index.html", "twelve/index.html", "prose/index.html"])
def test_axe_finds_nothing_on_what_is_hard_to_lay_out(browser: Browser, long_address: str, path: str) -> None:
    for width, scheme in zip(WIDTHS.values(), SCHEMES, strict=True):
        with window(browser, width, scheme) as context:
            page = context.new_page()
            page.goto(long_address + path)
            assert violations(page) == []


def test_axe_finds_nothing_on_lists_of_many_guides_and_all_can_be_tapped(browser: Browser, many: Site) -> None:
    for width, scheme in zip(WIDTHS.values(), SCHEMES, strict=True):
        with window(browser, width, scheme) as context:
            page = context.new_page()
            for path in ("index.html", "guides/index.html", "tags/house/index.html"):
                page.goto((many.folder / path).as_uri())
                assert violations(page) == []
                assert page.evaluate(_SMALL_TARGETS) == []


@pytest.mark.parametrize(("width", "files"), [(390, ["480", "480"]), (1280, ["960", "700"])])
def test_browser_loads_the_narrowest_files_that_its_window_needs(
    browser: Browser, rich_address: str, width: int, files: list[str]
) -> None:
    """Of an image of 1,600 px at the top of the guide, and of one of 700 px in its text."""
    with window(browser, width) as context:
        page = context.new_page()
        page.goto(rich_address + GUIDE)
        images = page.locator(".text img:not(.mini, .samples img)").all()
        for image in images:
            image.scroll_into_view_if_needed()
        page.wait_for_function("[...document.images].filter(i => i.currentSrc).length > 1")
        chosen = [image.evaluate("image => image.decode().then(() => image.currentSrc)") for image in images]
    assert [name.rpartition(".")[2] for name in chosen] == ["webp", "webp"]
    assert [name.split("-")[-2] for name in chosen] == files


@pytest.mark.parametrize("scheme", SCHEMES)
def test_dark_page_is_dark_and_light_page_is_light(browser: Browser, rich_address: str, scheme: str) -> None:
    with window(browser, scheme=scheme) as context:
        page = context.new_page()
        page.goto(rich_address)
        paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert paper == {"light": "rgb(253, 252, 250)", "dark": "rgb(25, 25, 23)"}[scheme]


def test_no_page_scrolls_sideways_on_the_smallest_phone(browser: Browser, rich_address: str, long_address: str) -> None:
    with window(browser, 320) as context:
        page = context.new_page()
        for address in (*(rich_address + p for p in RICH_TYPES), *(long_address + p for p in LONG_TYPES)):
            page.goto(address)
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 320, page.evaluate(_FIND_SIDEWAYS)
            assert page.evaluate(_FIND_SIDEWAYS) == []


@pytest.mark.parametrize("path", RICH_TYPES)
def test_whatever_can_be_focused_shows_it(browser: Browser, rich_address: str, path: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(rich_address + path)
        reachable = (
            page.locator("a[href], button, input:not([hidden], [type=radio]), textarea, summary, [tabindex='0']")
            .or_(page.locator("input[type=radio]:checked"))  # the others of its group are reached by arrows
            .locator("visible=true")
            .count()
        )
        for _ in range(reachable):
            page.keyboard.press("Tab")
            style, width, element = page.evaluate(_LOOK_OF_FOCUS)
            if element.startswith("<body"):
                break  # after the last: of several rings only one is a stop
            assert style == "solid" and width >= 2, element


def test_keyboard_reaches_the_text_by_the_first_link(browser: Browser, rich_address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(rich_address + GUIDE)
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to the text"
        assert page.locator(":focus").bounding_box()["y"] >= 0  # type: ignore[index]  # it has the focus, so it is shown
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", RICH_TYPES)
def test_whatever_is_tapped_is_large_enough(browser: Browser, rich_address: str, path: str) -> None:
    with window(browser, WIDTHS["phone"]) as context:
        page = context.new_page()
        page.goto(rich_address + path)
        assert page.evaluate(_SMALL_TARGETS) == []


def test_every_prompt_and_goal_is_called_by_its_question(browser: Browser, rich_address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(rich_address + GUIDE)
        names = [
            "Whose working life do you envy a little, and which part of it exactly?",
            "What would step two look like with one hour less?",
            "The sentence I will begin with, and the one I will not say.",
            "Three things, in this order: what has changed what I would like",
            "Draw the room, and where you will stand.",
            "I will … – Name what has changed",
            "I will … – Decide what stays",
            "Your answer",
        ]
        for name in names:
            assert page.get_by_role("textbox", name=name, exact=True).count() == 1, name
        assert page.get_by_role("textbox", name="Blank: I feel most like myself when").count() == 1


def test_phone_shows_the_contents_on_one_line_until_they_are_asked_for(browser: Browser, long_address: str) -> None:
    with window(browser, WIDTHS["phone"]) as context:
        page = context.new_page()
        page.goto(f"{long_address}sixty/index.html")
        contents = page.locator("nav.toc")
        assert _height(contents.bounding_box()) < 60
        page.locator("nav.toc summary").click()
        assert page.locator("nav.toc a").first.is_visible()
        page.locator("nav.toc a").nth(40).click()
        page.wait_for_url("**/*#step-41-take-the-next-thing-from-the-list-and-finish-it")


def test_wide_window_shows_the_contents_beside_the_text(browser: Browser, long_address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(f"{long_address}sixty/index.html")
        assert page.locator("nav.toc a").first.is_visible()
        assert _height(page.locator("nav.toc").bounding_box()) <= 800


def test_files_on_the_chosen_paper_alone_are_shown(browser: Browser, rich_address: str) -> None:
    with window(browser, script=False) as context:
        page = context.new_page()
        page.goto(rich_address + GUIDE)
        links = page.locator(".sheets a")
        assert [link.is_visible() for link in links.all()] == [True, False]
        page.get_by_label("US Letter", exact=True).check()
        assert [link.is_visible() for link in links.all()] == [False, True]


def test_strokes_of_drawings_are_not_stretched_with_them(browser: Browser, rich_address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(rich_address + GUIDE)
        effects = page.eval_on_selector_all("svg.ridge path", "all => all.map(p => getComputedStyle(p).vectorEffect)")
    assert len(effects) > 20
    assert set(effects) == {"non-scaling-stroke"}


def test_writing_area_grows_with_its_text(browser: Browser, rich_address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(rich_address + GUIDE)
        area = page.get_by_role("textbox", name="I will … – Name what has changed")
        before = _height(area.bounding_box())
        area.fill("one line\n" * 20)
        assert _height(area.bounding_box()) > before + 500
        assert area.evaluate("(area) => area.scrollHeight - area.clientHeight") <= 0


def test_everything_works_without_javascript(browser: Browser, rich_address: str) -> None:
    with window(browser, WIDTHS["phone"], script=False) as context:
        page = context.new_page()
        page.goto(rich_address)
        page.get_by_role("link", name="The long way home", exact=True).click()
        page.get_by_role("link", name="Get the printable workbook").click()
        page.wait_for_url("**/*#_paper")
        assert page.locator("nav.toc a").first.is_visible()
        page.get_by_role("textbox", name="I will … – Name what has changed").fill("I will")
        page.get_by_label("call Sam about Thursday").check()
        page.locator("nav.toc").get_by_role("link", name="Come home").click()
        page.wait_for_url("**/*#come-home")


def test_no_one_else_is_contacted(visit: Visit) -> None:
    assert len(visit.asked) > 30
    assert {urlsplit(url).hostname for url in visit.asked} == {"127.0.0.1"}


def test_nothing_is_missing_and_nothing_complains(visit: Visit) -> None:
    assert visit.complaints == []


def test_site_below_a_sub_path_asks_for_nothing_outside_of_it(visit: Visit, rich_address: str) -> None:
    host = urlsplit(rich_address).netloc
    paths = [urlsplit(url).path for url in visit.asked if urlsplit(url).netloc == host]
    assert len(paths) > 15
    assert all(path.startswith(SUB_PATH) for path in paths)


def test_whole_site_can_be_walked_by_its_links(browser: Browser, rich_address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        seen = set(_walk(page, rich_address))
        assert len(seen) == 21
        assert {"feed.xml", "the-long-way-home/the-long-way-home-workbook-a4.pdf"} <= seen


def test_whole_site_can_be_walked_from_a_disk(browser: Browser, rich: Site) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto((rich.folder / "index.html").as_uri())
        todo, seen = [page.url], set()
        while todo:
            address = todo.pop()
            page.goto(address)
            assert page.locator("main h1").count() == 1
            assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(253, 252, 250)"
            seen.add(address)
            for href in page.evaluate("() => [...document.links].map((a) => a.href.split('#')[0])"):
                if href.startswith("file:") and href.endswith(".html") and href not in seen and href not in todo:
                    todo.append(href)
        assert len(seen) == 12


def test_alias_leads_on_by_itself(browser: Browser, rich_address: str, rich: Site) -> None:
    with window(browser) as context:
        page = context.new_page()
        for start in (f"{rich_address}2019/back-to-work/", (rich.folder / REDIRECT).as_uri()):
            page.goto(start)
            page.wait_for_url("**/the-long-way-home/index.html")
            assert page.locator("h1").inner_text().split() == ["The", "long", "way", "home"]


def test_page_weighs_little(rich: Site, long: Site) -> None:
    for site in (rich, long):
        sheet = len(gzip.compress(site.stylesheet().encode()))
        for path in site.paths:
            own = len(gzip.compress(site.text(path).encode()))
            assert own + (0 if select(site.page(path), "style") else sheet) < BUDGET, path


def test_missing_page_is_dressed_at_any_depth(browser: Browser, rich: Site, long: Site) -> None:
    for site in (rich, long):
        with window(browser) as context:
            page = context.new_page()
            page.set_content(site.text("404.html"))
            assert words(one(site.page("404.html"), "h1")) == page.locator("h1").inner_text()
            assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(253, 252, 250)"


def _walk(page: Page, top: str) -> Iterator[str]:
    """Every address of the site that its links lead to, from the first page on. Each has to be there."""
    todo, seen = [f"{top}index.html"], {f"{top}index.html"}
    while todo:
        address = todo.pop()
        response = page.request.get(address)
        assert response.ok, address
        yield address.removeprefix(top)
        if "text/html" in response.headers["content-type"]:
            page.goto(address)
            for href in page.evaluate("() => [...document.links].map((a) => a.href.split('#')[0])"):
                if href.startswith(top) and href not in seen:
                    seen.add(href)
                    todo.append(href)


def _height(box: object) -> float:
    assert isinstance(box, dict)
    return float(box["height"])
