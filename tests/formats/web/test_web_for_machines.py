"""What search engines, feed readers and other sites are told."""

from __future__ import annotations

import html as entities
from datetime import datetime

import pytest
from lxml.html import HtmlElement

from tests.support.web_pages import ATOM, SITEMAP, Site, meta, structured, words

URL = "https://example.org/work/guides/"
GUIDE = "the-long-way-home/index.html"
QUOTED = "A “quoted” <script>alert(1)</script> & title"


def _may_be_found(path: str, page: HtmlElement) -> bool:
    """Whether a page has an address of its own: neither the page for missing ones nor one that sends readers on."""
    return path != "404.html" and not meta(page, "robots")


def test_feed_has_the_dated_guides_newest_first_and_no_others(rich: Site) -> None:
    feed = rich.xml("feed.xml")
    assert feed.xpath("a:entry/a:title/text()", namespaces=ATOM) == ["The long way home", "One step"]


def test_feed_is_whole_for_a_reader(rich: Site) -> None:
    feed = rich.xml("feed.xml")
    for place in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(place.findall(f"a:{name}", ATOM)) == 1
        assert len(place.xpath("a:link[@rel='alternate']", namespaces=ATOM)) == 1
        datetime.fromisoformat(place.findtext("a:updated", "", ATOM))
    assert feed.xpath("a:author/a:name/text()", namespaces=ATOM) == ["Ines Ferreira"]
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{URL}feed.xml"]
    assert feed.findtext("a:updated", "", ATOM) == "2026-10-02T00:00:00Z"
    assert len(set(feed.xpath("//a:id/text()", namespaces=ATOM))) == 3


def test_feed_entry_says_what_its_guide_says(rich: Site) -> None:
    entry = rich.xml("feed.xml").findall("a:entry", ATOM)[0]
    assert entry.findtext("a:id", "", ATOM) == f"{URL}the-long-way-home/"
    assert entry.findtext("a:published", "", ATOM) == "2026-09-21T00:00:00Z"
    assert entry.findtext("a:updated", "", ATOM) == "2026-10-02T00:00:00Z"
    assert entry.findtext("a:summary", "", ATOM).startswith("Three phases and seven steps")
    assert entry.xpath("a:author/a:name/text()", namespaces=ATOM) == ["Ines Ferreira", "Tom Okafor"]
    assert entry.xpath("a:category/@term", namespaces=ATOM) == ["returning", "confidence", "Work & rest"]


def test_sitemap_has_every_page_that_may_be_found_and_no_other(rich: Site) -> None:
    places = rich.xml("sitemap.xml").xpath("//s:loc/text()", namespaces=SITEMAP)
    found = [meta(rich.page(path), "canonical") for path in rich.paths if _may_be_found(path, rich.page(path))]
    assert sorted(places) == sorted(map(str, found))
    assert f"{URL}the-long-way-home/" in places


def test_sitemap_has_the_list_of_many_guides(many: Site) -> None:
    places = many.xml("sitemap.xml").xpath("//s:loc/text()", namespaces=SITEMAP)
    assert "https://example.org/guides/" in places
    assert len(places) == len(set(places)) == 49


def test_sitemap_says_when_a_guide_was_last_changed(rich: Site) -> None:
    row = rich.xml("sitemap.xml").xpath(f"//s:url[s:loc='{URL}the-long-way-home/']", namespaces=SITEMAP)[0]
    assert row.findtext("s:lastmod", "", SITEMAP) == "2026-10-02"


def test_robots_are_told_of_the_sitemap_where_there_is_one(rich: Site, long: Site) -> None:
    assert rich.text("robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {URL}sitemap.xml\n"
    assert long.text("robots.txt") == "User-agent: *\nAllow: /\n"


def test_every_page_says_its_own_address(rich: Site) -> None:
    for path in rich.paths:
        page = rich.page(path)
        if _may_be_found(path, page):
            assert meta(page, "canonical") == meta(page, "og:url") == URL + path.removesuffix("index.html")


def test_every_page_has_a_title_of_its_own_and_a_description(rich: Site, long: Site) -> None:
    for site in (rich, long):
        pages = {path: site.page(path) for path in site.paths if _may_be_found(path, site.page(path))}
        titles = {path: words(page.find("head/title")) for path, page in pages.items()}
        assert len(set(titles.values())) == len(titles)
        assert all(meta(page, "description") for page in pages.values())


def test_guide_without_a_description_is_described_by_its_first_words(rich: Site) -> None:
    page = rich.page("later/index.html")
    assert meta(page, "description") == "A guide with no description, whose first words are these."
    assert meta(page, "og:description") == meta(page, "description")


def test_other_sites_are_told_how_to_show_a_guide(rich: Site) -> None:
    page = rich.page(GUIDE)
    assert meta(page, "og:type") == "article"
    assert meta(page, "og:title") == "The long way home"
    assert meta(page, "og:site_name") == "Tern & Tide <guides>"
    image = meta(page, "og:image") or ""
    assert image.startswith(f"{URL}the-long-way-home/hills-and-sea-1440-")
    assert (rich.folder / image.removeprefix(URL)).is_file()
    assert meta(rich.page("index.html"), "og:type") == "website"


def test_search_engines_get_the_guide_as_a_posting(rich: Site) -> None:
    posting = structured(rich.page(GUIDE))["BlogPosting"]
    assert posting["headline"] == "The long way home"
    assert (posting["datePublished"], posting["dateModified"]) == ("2026-09-21", "2026-10-02")
    assert posting["author"] == [
        {"@type": "Person", "name": "Ines Ferreira"},
        {"@type": "Person", "name": "Tom Okafor"},
    ]
    assert posting["publisher"] == {"@type": "Organization", "name": 'Tern & Tide "Coaching"'}
    assert posting["url"] == f"{URL}the-long-way-home/"
    assert posting["image"] == meta(rich.page(GUIDE), "og:image")


def test_search_engines_get_every_step_as_how_to(rich: Site) -> None:
    page = rich.page(GUIDE)
    steps = structured(page)["HowTo"]["step"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4, 5, 6, 7]
    assert steps[0]["name"] == "Name what has changed"
    assert steps[0]["text"].startswith("“I will list ten things")
    assert steps[1]["url"] == f"{URL}the-long-way-home/#step-two"
    assert all(page.get_element_by_id(step["url"].partition("#")[2]) is not None for step in steps)


def test_search_engines_get_all_sixty_steps(long: Site) -> None:
    steps = structured(long.page("sixty/index.html"))["HowTo"]["step"]
    assert len(steps) == 60
    assert all("url" not in step for step in steps)


def test_guide_without_steps_is_no_how_to(long: Site) -> None:
    assert set(structured(long.page("prose/index.html"))) == {"BlogPosting"}


def test_site_without_an_address_has_no_feed_sitemap_or_canonical_address(long: Site) -> None:
    assert not (long.folder / "feed.xml").exists()
    assert not (long.folder / "sitemap.xml").exists()
    for path in long.paths:
        page = long.page(path)
        assert meta(page, "canonical") is None
        assert meta(page, "og:url") is None
        assert page.xpath('//link[@type="application/atom+xml"]') == []


@pytest.mark.parametrize(
    "path", ["quotes/index.html", "index.html", "tags/confidence/index.html", "one-step/index.html"]
)
def test_names_with_signs_of_html_are_text_everywhere(rich: Site, path: str) -> None:
    source = rich.text(path)
    assert "alert(1)" in source
    assert "<script>alert" not in source
    assert "</script> & title" not in source
    assert QUOTED in words(rich.page(path))
    scripts = rich.page(path).xpath("//script[not(@type)]/text()")
    assert not any("alert" in script for script in scripts)


def test_signs_of_html_survive_in_attributes_and_data(rich: Site) -> None:
    page = rich.page("quotes/index.html")
    assert meta(page, "og:title") == QUOTED
    assert meta(page, "description") == "Also “quoted” <b>here</b> & there"
    assert structured(page)["BlogPosting"]["headline"] == QUOTED
    assert structured(page)["BlogPosting"]["keywords"] == '<i>odd</i> & "tag", confidence, !!!'
    assert entities.unescape(rich.text("tags/i-odd-i-tag/index.html")).count('<i>odd</i> & "tag"') >= 3


def test_no_tag_can_begin_within_the_data(rich: Site) -> None:
    [script] = rich.page("quotes/index.html").xpath('//script[@type="application/ld+json"]/text()')
    assert "alert(1)" in script
    assert "<" not in script


def test_template_code_in_a_text_is_text(rich: Site) -> None:
    assert "Read {{ not.run }} {% nor_this %} as it stands." in words(rich.page("quotes/index.html"))
