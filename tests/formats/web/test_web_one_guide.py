"""With one guide the home page is the front of that guide: what it is, what is in it, its workbook, where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import SCHEMES, WIDTHS, violations, window
from tests.support.projects import guidepress, write
from tests.support.web_pages import ATOM, SITEMAP, Site, all_words, inner_links, meta, one, select, structured, words
from tests.support.web_phases import GUIDE

SETTINGS = 'title = "Steps"\ndescription = "Guides to read slowly."\nurl = "https://example.org/sub"\n'
FRONT = "---\ndate: 2026-03-01\ndescription: Twelve steps for a quiet spring.\ntags: [Spring]\n---\n"
LONG = FRONT.replace("tags", "pages: long\ntags")
TOP = "https://example.org/sub/"


def built(folder: Path, text: str, *options: str) -> Site:
    write(folder, {"content/site.toml": SETTINGS + 'papers = ["a4"]\n', "content/guides/one.md": text})
    assert guidepress(folder, "build", *options).exit_code == 0
    return Site(folder / "output/site")


@pytest.fixture(scope="module")
def phases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield built(tmp_path_factory.mktemp("phases"), FRONT + GUIDE)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield built(tmp_path_factory.mktemp("long"), LONG + GUIDE)


@pytest.fixture(params=["phases", "long"])
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def test_home_has_the_title_the_lead_and_the_art_of_the_guide_once(site: Site) -> None:
    home = site.page("index.html")
    assert all_words(home, "h1") == ["One"]
    assert "Guides to read slowly." not in words(home)
    assert words(one(home, ".standfirst")) == "Twelve steps for a quiet spring."
    assert words(one(home, "title")) == "One · Steps"
    assert meta(home, "description") == "Twelve steps for a quiet spring."
    assert len(select(home, "main svg.ridge")) == 1
    assert not select(home, ".lead")


def test_home_has_the_introduction_the_contents_and_the_workbook(site: Site) -> None:
    home = site.page("index.html")
    assert "Begin here." in words(one(home, ".introduction"))
    assert "Thing 12" in words(one(home, "nav.toc"))
    assert [a.get("href") for a in select(home, "#_paper .sheets a")] == ["one/one-workbook-a4.pdf"]
    assert len(select(home, ".samples img")) == 3
    assert [a.get("href") for a in select(home, ".topics a")] == ["tags/index.html", "tags/spring/index.html"]


@pytest.mark.parametrize(
    ("name", "start", "step"),
    [
        ("phases", "one/1-look/index.html#thing-1", "one/2-do/index.html#thing-8"),
        ("long", "one/index.html#thing-1", "one/index.html#thing-8"),
    ],
)
def test_home_leads_to_the_first_step_and_to_all_others(
    name: str, start: str, step: str, request: pytest.FixtureRequest
) -> None:
    home = request.getfixturevalue(name).page("index.html")
    assert [a.get("href") for a in select(home, ".act a")] == [start, "#_paper"]
    assert step in [a.get("href") for a in select(home, "nav.toc a")]
    assert not select(home, ".step")


def test_every_link_of_the_home_page_leads_somewhere(site: Site) -> None:
    home = site.page("index.html")
    for target, fragment in inner_links(home, "index.html"):
        assert (site.folder / target).is_file(), target
        if fragment and target.endswith(".html"):
            assert select(site.page(target), f"[id='{fragment}']"), (target, fragment)
    assert all((site.folder / str(image.get("src"))).is_file() for image in select(home, "img"))


def test_axe_finds_nothing_on_the_front_of_a_guide(browser: Browser, site: Site) -> None:
    for width, scheme in zip(WIDTHS.values(), SCHEMES, strict=True):
        with window(browser, width, scheme) as context:
            page = context.new_page()
            page.goto((site.folder / "index.html").as_uri())
            assert violations(page) == []
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_no_two_addresses_of_one_content_are_for_search_engines(phases: Site, long: Site) -> None:
    assert meta(phases.page("index.html"), "canonical") == meta(phases.page("one/index.html"), "canonical") == TOP
    assert [meta(long.page(path), "canonical") for path in ("index.html", "one/index.html")] == [TOP, f"{TOP}one/"]
    listed = [site.xml("sitemap.xml").xpath("//s:loc/text()", namespaces=SITEMAP) for site in (phases, long)]
    lists = [f"{TOP}tags/", f"{TOP}tags/spring/"]
    assert listed == [[TOP, f"{TOP}one/all/", *lists], [TOP, f"{TOP}one/", *lists]]
    assert structured(phases.page("index.html"))["BlogPosting"]["url"] == TOP
    assert not select(long.page("index.html"), "script[type='application/ld+json']")
    assert structured(long.page("one/index.html"))["BlogPosting"]["url"] == f"{TOP}one/"


def test_feed_keeps_the_address_that_the_guide_has_with_others_beside_it(site: Site) -> None:
    assert site.xml("feed.xml").xpath("a:entry/a:id/text()", namespaces=ATOM) == [f"{TOP}one/"]


def test_home_marks_itself_in_the_navigation(site: Site) -> None:
    home = site.page("index.html")
    assert one(home, ".brand").get("aria-current") == "page"
    assert all_words(home, ".top nav [aria-current=page]") == ["Guides"]


def test_guide_without_steps_is_to_be_read(tmp_path: Path) -> None:
    home = built(tmp_path, "# One\n\nBegin here.\n\n## A part\n\nSee [the part](#a-part).\n", "--only", "site")
    page = home.page("index.html")
    assert [(words(a), a.get("href")) for a in select(page, ".act a")] == [("Read the guide", "one/index.html")]
    assert [a.get("href") for a in select(page, "nav.toc .list a")] == ["one/index.html#a-part"]


def test_links_of_the_introduction_lead_into_the_guide(tmp_path: Path) -> None:
    text = "# One\n\nSee [the part](#a-part) and [the start](one.md).\n\n## A part\n\nIt is short.\n"
    page = built(tmp_path, text, "--only", "site").page("index.html")
    assert [a.get("href") for a in select(page, ".introduction a")] == ["one/index.html#a-part", "one/index.html"]


def test_guide_in_another_language_has_its_front_in_it(tmp_path: Path) -> None:
    site = built(tmp_path, "---\nlang: de\n---\n# Eins\n\nHier.\n\n## Teil\n\nKurz.\n", "--only", "site")
    assert site.page("index.html").get("lang") == "de"


def test_one_guide_that_is_built_alone_takes_its_front_along(tmp_path: Path) -> None:
    built(tmp_path, FRONT + GUIDE, "--only", "site")
    site = built(tmp_path, FRONT + GUIDE.replace("Begin here.", "Start now."), "--only", "site", "--guide", "one")
    assert "Start now." in words(site.page("index.html"))


def test_second_guide_brings_the_list_back(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/two.md": "# Two\n\nMore.\n"})
    site = built(tmp_path, FRONT + GUIDE, "--only", "site")
    assert words(one(site.page("index.html"), "h1")) == "Guides to read slowly."
    assert meta(site.page("one/index.html"), "canonical") == f"{TOP}one/"
