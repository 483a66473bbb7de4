from __future__ import annotations

from pathlib import Path

from builder.pipeline import Options, Silent, build
from tests.support.projects import guide, write
from tests.support.sites import MANY
from tests.support.web_pages import Site, all_words, inner_links, meta, one, select, words


def test_guides_stand_newest_first_and_undated_ones_behind_by_weight(rich: Site) -> None:
    titles = all_words(rich.page("index.html"), ".lead h2 a, .post h3 a")
    assert titles == [
        "The long way home",
        "One step",
        "An undated guide of more weight",
        "A “quoted” <script>alert(1)</script> & title",
    ]


def test_newest_guide_has_its_description_date_reading_time_and_picture(rich: Site) -> None:
    home = rich.page("index.html")
    lead = words(one(home, ".lead"))
    assert "at a pace that you can keep." in lead
    assert "21 September 2026" in lead
    assert "3 phases, 7 steps, 3 minutes to read" in lead
    picture = one(home, ".lead-picture img")
    assert picture.get("alt") == "Hills that run down to the sea"
    assert (picture.get("width"), picture.get("height")) == ("1440", "810")


def test_featured_guide_comes_before_newer_ones(tmp_path: Path) -> None:
    files = {
        "content/guides/new.md": guide("New", front="date: 2026-09-01\n"),
        "content/guides/old.md": guide("Old", front="date: 2024-09-01\nfeatured: true\n"),
        "content/guides/older.md": guide("Older", front="date: 2023-09-01\nfeatured: true\n"),
    }
    build(write(tmp_path, files), tmp_path / "output", Options(only="site"), Silent())
    home = Site(tmp_path / "output/site").page("index.html")
    assert all_words(home, ".lead h2 a, .post h3 a") == ["Old", "New", "Older"]
    assert words(one(home, ".lead .kicker")).startswith("Start here")


def test_workbook_of_the_first_guide_is_shown_with_a_button(rich: Site) -> None:
    lead = one(rich.page("index.html"), ".lead")
    assert all_words(lead, ".acts .btn") == ["Read the guide", "Get the printable workbook"]
    assert len(select(lead, ".samples img")) == 3


def test_earlier_guide_has_its_description_date_reading_time_and_ridge(rich: Site) -> None:
    post = select(rich.page("index.html"), ".post")[0]
    assert one(post, "time").get("datetime") == "2026-08-04"
    assert words(one(post, "time")) == "4 August 2026"
    assert "A guide with a single step." in words(post)
    assert "1 step, 1 minute to read" in words(post)
    assert len(select(post, "svg.mini")) == 1


def test_head_of_the_home_page_says_what_the_site_is(rich: Site) -> None:
    home = rich.page("index.html")
    assert words(one(home, "h1")) == "Guides for people who would rather write it down than talk it over again."
    assert meta(home, "description") == words(one(home, "h1"))


def test_site_with_nothing_but_a_title_has_all_a_page_needs(long: Site) -> None:
    home = long.page("index.html")
    assert words(one(home, "h1")) == "Long"
    assert words(one(home, "title")) == "Long"
    assert meta(home, "description") == "Long"


def test_site_without_guides_says_so(tmp_path: Path) -> None:
    project = write(tmp_path, {"content/pages/about.md": "# About\n\nWho I am.\n"})
    build(project, project / "output", Options(), Silent())
    home = Site(project / "output/site").page("index.html")
    assert "There are no guides here yet." in words(home)


def test_many_guides_stand_whole_on_the_first_page_up_to_a_number_and_all_on_one_of_their_own(many: Site) -> None:
    home = many.page("index.html")
    whole = all_words(home, ".lead h2, .post h3")
    assert len(whole) < MANY
    assert whole == [f"Guide {number:02}" for number in range(len(whole))]
    [link] = select(home, ".to-archive a")
    assert link.get("href") == "guides/index.html"
    assert all_words(many.page("guides/index.html"), ".rows a") == [f"Guide {number:02}" for number in range(MANY)]


def test_topic_of_many_guides_names_all_of_them(many: Site) -> None:
    names = all_words(many.page("tags/house/index.html"), ".post h3, .rows a")
    assert names == [f"Guide {number:02}" for number in range(MANY)]


def test_few_guides_need_no_list_of_their_own(rich: Site) -> None:
    assert select(rich.page("index.html"), ".to-archive") == []
    assert not (rich.folder / "guides").exists()


def test_drafts_are_nowhere(rich: Site) -> None:
    for path in rich.folder.rglob("*"):
        assert "draft" not in path.name
        assert "secret" not in path.name
        if path.suffix in (".html", ".xml", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert "Nobody may see this" not in text
            assert "Hidden words" not in text
            assert "secret" not in text


def test_drafts_are_there_when_asked_for(tmp_path: Path) -> None:
    project = write(tmp_path, {"content/guides/one.md": guide("One", front="draft: true\n")})
    build(project, project / "output", Options(only="site", drafts=True), Silent())
    assert all_words(Site(project / "output/site").page("index.html"), "h1") == ["One"]


def test_every_page_leads_home_and_to_the_plain_pages_by_weight(rich: Site) -> None:
    for path in ("index.html", "the-long-way-home/index.html", "tags/index.html", "about/index.html"):
        page = rich.page(path)
        assert all_words(page, ".top nav a") == ["Guides", "About", "Tools we use"]
        assert ("index.html", "") in inner_links(page, path)


def test_page_one_is_on_is_marked_in_the_navigation(rich: Site) -> None:
    assert all_words(rich.page("about/index.html"), ".top nav [aria-current=page]") == ["About"]
    assert all_words(rich.page("index.html"), ".top nav [aria-current=page]") == ["Guides"]
    assert all_words(rich.page("one-step/index.html"), ".top nav [aria-current=page]") == []
