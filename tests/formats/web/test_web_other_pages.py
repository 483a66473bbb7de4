from __future__ import annotations

import re

import pytest

from tests.support.sites import SUB_PATH
from tests.support.web_pages import Site, all_words, inner_links, meta, one, select, words


def test_topic_has_a_page_with_its_guides_newest_first(rich: Site) -> None:
    page = rich.page("tags/confidence/index.html")
    assert words(one(page, "h1")) == "Guides about confidence"
    assert all_words(page, ".post h3") == [
        "The long way home",
        "One step",
        "A “quoted” <script>alert(1)</script> & title",
    ]


def test_list_of_topics_counts_their_guides_in_alphabetical_order(rich: Site) -> None:
    rows = all_words(rich.page("tags/index.html"), ".topic-list li")
    assert rows == ["confidence 3", '<i>odd</i> & "tag" 1', "returning 1", "Work & rest 1"]


def test_list_of_topics_can_be_reached_from_home_guides_and_topics(rich: Site) -> None:
    for path in ("index.html", "one-step/index.html", "tags/confidence/index.html"):
        assert ("tags/index.html", "") in inner_links(rich.page(path), path)


def test_topic_without_letters_has_no_page_and_no_link(rich: Site) -> None:
    assert all_words(rich.page("quotes/index.html"), ".topics > a") == ['<i>odd</i> & "tag"', "confidence"]
    assert sorted(path.name for path in (rich.folder / "tags").iterdir()) == [
        "confidence",
        "i-odd-i-tag",
        "index.html",
        "returning",
        "work-rest",
    ]


def test_plain_page_shows_its_text_and_is_no_guide(rich: Site) -> None:
    page = rich.page("about/index.html")
    assert words(one(page, "h1")) == "About"
    assert "We are two people and a kettle." in words(page)
    assert words(one(page, "h2")) == "How to reach us"
    assert select(page, ".toc, .paper, .more, .topics, [type='application/ld+json']") == []


def test_page_for_missing_pages_leads_home_from_any_depth(rich: Site) -> None:
    page = rich.page("404.html")
    assert words(one(page, "h1")) == "This page is not here"
    assert one(page, ".btn").get("href") == f"{SUB_PATH}index.html"
    assert select(page, "[name=robots], [rel=canonical]") == []


def test_page_for_missing_pages_carries_its_style_with_it(rich: Site, long: Site) -> None:
    for site, top in ((rich, SUB_PATH), (long, "")):
        page = site.page("404.html")
        assert select(page, "link[rel=stylesheet]") == []
        [style] = page.xpath("//style/text()")
        assert f"url({top}assets/fonts/web/literata-latin-300-normal.woff2)" in style
        assert style.replace(f"url({top}assets/", "url(") == site.stylesheet()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("2019/back-to-work/index.html", "../../the-long-way-home/index.html"),
        ("old-post.html", "the-long-way-home/index.html"),
    ],
)
def test_alias_leads_to_its_guide_with_and_without_refreshing(rich: Site, path: str, target: str) -> None:
    page = rich.page(path)
    assert page.xpath('//meta[@http-equiv="refresh"]/@content') == [f"0; url={target}"]
    assert one(page, "a").get("href") == target
    assert words(one(page, "a")) == "The long way home"
    assert meta(page, "canonical") == "https://example.org/work/guides/the-long-way-home/"
    assert meta(page, "robots") == "noindex"


def test_every_link_leads_to_a_file_and_an_id_that_are_there(rich: Site, long: Site) -> None:
    for site in (rich, long):
        ids = {path: {e.get("id") for e in site.page(path).iter() if e.get("id")} for path in site.paths}
        for path in site.paths:
            links = [] if path == "404.html" else inner_links(site.page(path), path)
            for target, fragment in links:
                assert (site.folder / target).is_file(), f"{path} leads to {target}"
                assert not fragment or fragment in ids[target], f"{path} leads to {target}#{fragment}"


def test_links_name_the_file_so_that_they_work_from_a_disk(rich: Site) -> None:
    for path in rich.paths:
        links = [a for a in select(rich.page(path), "a[href]") if ":" not in a.get("href", "")]
        assert links
        for link in links:
            file = link.get("href", "").partition("#")[0]
            assert not file or file.endswith((".html", ".pdf", ".xml"))


def test_no_id_is_used_twice(rich: Site, long: Site) -> None:
    for site in (rich, long):
        for path in site.paths:
            ids = [element.get("id") for element in site.page(path).iter() if element.get("id")]
            assert len(ids) == len(set(ids)), path


def test_no_file_of_the_project_is_published_but_what_is_named(rich: Site) -> None:
    folder = rich.folder / "the-long-way-home"
    assert {path.suffix for path in rich.folder.rglob("*") if path.is_file()} == {
        ".css",
        ".html",
        ".js",
        ".pdf",
        ".png",
        ".svg",
        ".txt",
        ".webp",
        ".woff2",
        ".xml",
    }
    sample = r"the-long-way-home-workbook-a4-page-\d+-(160|320)"
    made = re.compile(rf"(hills-and-sea-(480|960|1440)|plan-(480|700)|{sample})-[0-9a-f]{{8}}\.(png|webp)")
    assert sorted(path.name for path in folder.iterdir() if not made.fullmatch(path.name)) == [
        "index.html",
        "the-long-way-home-workbook-a4.pdf",
        "the-long-way-home-workbook-letter.pdf",
    ]
