"""A guide with many steps has an opening page, a page for each phase, a last page, and one long page beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import guidepress, write
from tests.support.web_pages import SITEMAP, Site, all_words, inner_links, meta, one, select, structured, words
from tests.support.web_phases import GUIDE, OTHER, PAGES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("phases")
    files = {"content/guides/one.md": GUIDE, "content/guides/other.md": OTHER}
    write(folder, {"content/site.toml": 'title = "Steps"\nurl = "https://example.org/sub"\n', **files})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    yield Site(folder / "output/site")


def test_guide_of_more_than_ten_steps_has_a_page_for_each_phase(site: Site) -> None:
    assert [path for path in site.paths if path.startswith("one/")] == sorted(PAGES)


def test_guide_of_ten_steps_has_one_long_page(site: Site) -> None:
    assert [path for path in site.paths if path.startswith("other/")] == ["other/index.html"]


@pytest.mark.parametrize(
    ("front", "steps", "are_several"),
    [("pages: long", 12, False), ("pages: phase", 2, True), ("", 12, True), ("", 10, False)],
)
def test_author_chooses_the_pages(tmp_path: Path, front: str, steps: int, are_several: bool) -> None:
    text = "\n\n".join(f"### Step {n}: Thing {n}\n\nWhy: Yes." for n in range(1, steps + 1))
    write(tmp_path, {"content/guides/one.md": f"---\n{front}\n---\n# One\n\n## Phase 1: Go\n\n{text}\n"})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    assert (tmp_path / "output/site/one/1-go/index.html").exists() == are_several


def test_phase_page_has_its_own_steps_alone(site: Site) -> None:
    page = site.page("one/2-do/index.html")
    assert words(one(page, "h1")) == "Do"
    assert [step.get("id") for step in select(page, ".step h2")] == [f"thing-{n}" for n in range(7, 13)]
    whole = site.page("one/all/index.html")
    assert [step.get("id") for step in select(whole, ".step h3")] == [f"thing-{n}" for n in range(1, 13)]


def test_part_between_two_phases_is_on_the_page_before_it_and_later_ones_on_the_last(site: Site) -> None:
    assert all_words(site.page("one/1-look/index.html"), "main section > h2") == [
        "A pause",
        "Footnotes",
        "Your answers",
    ]
    assert all_words(site.page("one/index.html"), ".section > h2")[0] == "Before the phases"
    assert "At the end" in all_words(site.page("one/last/index.html"), "main section > h2")


def test_contents_of_every_page_lead_to_all_parts_of_the_guide(site: Site) -> None:
    for path in PAGES[:-1]:
        page = site.page(path)
        listed = select(page, "nav.toc a")
        assert len(listed) == 21, path  # with the way to the top
    for path in PAGES:
        for target, fragment in inner_links(site.page(path), path):
            assert (site.folder / target).is_file(), (path, target)
            if fragment and target.endswith(".html"):
                assert select(site.page(target), f"[id='{fragment}']"), (path, target, fragment)


def test_old_address_of_a_part_leads_to_its_line_in_the_contents_without_a_script(site: Site) -> None:
    opening = site.page("one/index.html")
    for fragment, target in (("thing-8", "2-do/index.html#thing-8"), ("at-the-end", "last/index.html#at-the-end")):
        assert select(opening, f"nav.toc li[id='{fragment}'] > a")[0].get("href") == target
    assert not select(opening, "#before-the-phases > a")


def test_pager_leads_from_page_to_page(site: Site) -> None:
    found = {path: [a.get("href") for a in select(site.page(path), ".pager a")] for path in PAGES[:-1]}
    assert found == {
        "one/index.html": ["1-look/index.html"],
        "one/1-look/index.html": ["../index.html", "../2-do/index.html"],
        "one/2-do/index.html": ["../1-look/index.html", "../last/index.html"],
        "one/last/index.html": ["../2-do/index.html"],
    }
    assert all(select(site.page(path), ".whole a") for path in PAGES[:-1])


def test_links_lead_to_the_page_that_a_heading_is_on(site: Site) -> None:
    assert [a.get("href") for a in select(site.page("one/1-look/index.html"), ".step a[href]")] == [
        "../2-do/index.html#thing-8",
        "#thing-2",
        "../2-do/index.html#thing-9",
        "../index.html",
        "#fn:a",
    ]
    assert [a.get("href") for a in select(site.page("one/all/index.html"), ".step a[href]")][:4] == [
        "#thing-8",
        "#thing-2",
        "#thing-9",
        "../index.html",
    ]
    assert [a.get("href") for a in select(site.page("other/index.html"), ".introduction a")] == [
        "../one/2-do/index.html#thing-8",
        "../one/2-do/index.html#thing-8",
        "../one/index.html",
    ]


def test_footnotes_are_on_the_page_that_cites_them_with_their_own_numbers(site: Site) -> None:
    assert all_words(site.page("one/1-look/index.html"), ".footnotes li") == ["The first. ↩"]
    [later] = select(site.page("one/2-do/index.html"), ".footnotes li")
    assert (words(later), later.get("value")) == ("The second. ↩", "2")
    assert not select(site.page("one/last/index.html"), ".footnotes")
    assert len(select(site.page("one/all/index.html"), ".footnotes li")) == 2


def test_search_engines_are_led_to_the_opening_page_and_the_long_page(site: Site) -> None:
    top = "https://example.org/sub/one/"
    assert {path: meta(site.page(path), "canonical") for path in PAGES} == {
        "one/index.html": top,
        "one/1-look/index.html": f"{top}all/",
        "one/2-do/index.html": f"{top}all/",
        "one/last/index.html": f"{top}all/",
        "one/all/index.html": f"{top}all/",
    }
    listed = site.xml("sitemap.xml").xpath("//s:loc/text()", namespaces=SITEMAP)
    assert [address for address in listed if "/one/" in address] == [top, f"{top}all/"]
    assert list(structured(site.page("one/index.html"))) == ["BlogPosting"]
    assert structured(site.page("one/all/index.html"))["HowTo"]["step"][0]["url"] == f"{top}all/#thing-1"
    assert not select(site.page("one/1-look/index.html"), "script[type='application/ld+json']")


def test_every_page_of_a_guide_has_a_title_of_its_own(site: Site) -> None:
    titles = [words(one(site.page(path), "title")) for path in PAGES]
    assert titles == [
        "One · Steps",
        "Phase One: Look · One · Steps",
        "Phase Two: Do · One · Steps",
        "To finish · One · Steps",
        "One, on one page · Steps",
    ]


def test_map_leads_to_the_phases_with_and_without_art(site: Site, tmp_path: Path) -> None:
    links = [a.get("href") for a in select(site.page("one/index.html"), ".map a")]
    assert links == ["1-look/index.html", "2-do/index.html"]
    assert "fr" in one(site.page("one/index.html"), ".map.drawn").get("style")
    write(tmp_path, {"content/site.toml": 'title = "S"\ntheme = "plain"\n', "content/guides/one.md": GUIDE})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    page = Site(tmp_path / "output/site").page("one/index.html")
    assert [a.get("href") for a in select(page, ".map:not(.drawn) a")] == links
    assert not select(page, "svg.ridge")


def test_page_that_nothing_leads_to_any_more_is_removed(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/one.md": GUIDE})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    write(tmp_path, {"content/guides/one.md": GUIDE.replace("{#do}", "{#act}")})
    assert guidepress(tmp_path, "build", "--only", "site", "--guide", "one").exit_code == 0
    assert Site(tmp_path / "output/site").paths[-5:-1] == [
        "one/1-look/index.html",
        "one/2-act/index.html",
        "one/all/index.html",
        "one/index.html",
    ]
