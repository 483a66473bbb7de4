"""A long list of guides is narrowed to one topic, and a reader's paper is remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.pipeline import Options, Silent, build
from tests.support.browsing import SCHEMES, WIDTHS, serving, violations, window
from tests.support.projects import guide, write
from tests.support.web_pages import Site, all_words, select

TITLES = [f"Guide {number:02}" for number in range(15)]
ABOUT_WORK = TITLES[::5]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("guides")
    fronts = {title: f"tags: [{'work' if title in ABOUT_WORK else 'home'}]\n" for title in TITLES}
    dated = {
        title: f"{front}date: {2025 - n // 13}-06-{20 - n:02}\n" for n, (title, front) in enumerate(fronts.items())
    }
    files = {f"content/guides/g{n:02}.md": guide(title, front=dated[title]) for n, title in enumerate(TITLES)}
    build(write(folder, files), folder / "output", Options(only="site"), Silent())
    return Site(folder / "output/site")


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with serving(site.folder, "/") as address:
        yield address


def shown(page: Page) -> list[str]:
    return [link.inner_text() for link in page.locator(".post h3, .older li > a").all() if link.is_visible()]


def test_guides_after_the_twelfth_are_lines_by_year(site: Site) -> None:
    home = site.page("index.html")
    assert all_words(home, ".lead h2, .post h3") == TITLES[:12]
    assert all_words(home, ".older h2") == ["2025", "2024"]
    assert all_words(home, ".older li > a") == TITLES[12:]


def test_topic_narrows_the_list_and_is_kept_in_the_address(browser: Browser, address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(address)
        page.get_by_role("radio", name="work").check()
        assert shown(page) == ABOUT_WORK[1:], "the first of all is at the head of the page"
        expect(page.get_by_role("status")).to_have_text("2 guides about work")
        page.wait_for_url("**/*#topic=work")
        page.reload()
        assert shown(page) == ABOUT_WORK[1:]
        page.get_by_role("radio", name="All").check()
        assert shown(page) == TITLES[1:]
        page.wait_for_url(lambda now: "#" not in now)


def test_without_a_script_there_are_all_guides_and_links_to_the_topics(browser: Browser, address: str) -> None:
    with window(browser, script=False) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator(".filter").is_hidden()
        assert shown(page) == TITLES[1:]
        assert page.locator(".topics a").all_text_contents()[1:] == ["home", "work"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values())
def test_axe_finds_nothing_on_a_filtered_list(browser: Browser, address: str, width: int, scheme: str) -> None:
    with window(browser, width, scheme) as context:
        page = context.new_page()
        page.goto(f"{address}#topic=work")
        assert violations(page) == []


def test_few_guides_have_no_filter(rich: Site) -> None:
    assert select(rich.page("index.html"), ".filter") == []


def test_paper_is_remembered_for_all_guides(browser: Browser, rich_address: str) -> None:
    with window(browser) as context:
        page = context.new_page()
        page.goto(f"{rich_address}the-long-way-home/index.html")
        page.get_by_label("US Letter", exact=True).check()
        page.goto(f"{rich_address}one-step/index.html")
        expect(page.get_by_label("US Letter", exact=True)).to_be_checked()


@pytest.mark.parametrize(("language", "paper"), [("en-US", "US Letter"), ("en-GB", "A4"), ("de", "A4")])
def test_paper_of_the_readers_country_is_chosen_first(
    browser: Browser, rich_address: str, language: str, paper: str
) -> None:
    with window(browser, locale=language) as context:
        page = context.new_page()
        page.goto(f"{rich_address}the-long-way-home/index.html")
        expect(page.get_by_label(paper, exact=True)).to_be_checked()
