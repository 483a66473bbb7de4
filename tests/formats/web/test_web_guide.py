from __future__ import annotations

from itertools import chain
from pathlib import Path

import pikepdf
import pytest
from lxml import html
from PIL import Image

from tests.support.projects import guide, guidepress, write
from tests.support.web_pages import Site, all_words, inner_links, one, select, words

GUIDE = "the-long-way-home/index.html"


def test_contents_list_names_phases_with_their_steps_and_leads_to_each(rich: Site) -> None:
    page = rich.page(GUIDE)
    phase = select(page, ".toc .ph")[0]
    assert all_words(phase, "a") == [
        "Look around before you walk",
        "1Name what has changed",
        "2Cut the week into pieces you can carry",
        "3Tell one person",
    ]
    assert all_words(page, ".toc .ph > a")[3:] == [
        "When everything feels too hard",
        "Journal prompts",
        "A note on sources",
        "When you want support",
    ]
    ids = {element.get("id") for element in page.iter()}
    assert all(link.get("href", "").removeprefix("#") in ids for link in select(page, ".toc a"))


def test_contents_list_of_a_guide_without_phases_names_its_steps(long: Site) -> None:
    names = all_words(long.page("sixty/index.html"), ".toc .st > a")
    assert names[0] == "1Take the next thing from the list and finish it"
    assert len(names) == 60


def test_a_steps_place_has_its_number_where_its_label_is_in_words(tmp_path: Path) -> None:
    text = "# Heft\n\n## Phase eins: Los\n\n### Erster Schritt: Gehen\n\nJa.\n\n### Zweiter Schritt: Ruhen\n\nJa.\n"
    write(tmp_path, {"content/site.toml": 'title = "Hefte"\nlanguage = "de"\n', "content/guides/one.md": text})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    page = html.parse(tmp_path / "output/site/one/index.html").getroot()
    places = [link.get("data-place") for link in select(page, ".toc .st > a")]
    assert places == ["Phase eins · Schritt 1 von 2", "Phase eins · Schritt 2 von 2"]


def test_phases_have_label_title_introduction_and_closing_line(rich: Site) -> None:
    page = rich.page(GUIDE)
    phases = select(page, ".phase")
    assert [words(one(phase, ".kicker")) for phase in phases] == ["Phase One", "Phase Two", "Phase Three"]
    assert words(one(phases[0], "h2")) == "Look around before you walk"
    assert "find out where you are standing" in words(phases[0])
    assert all_words(page, ".closing") == ["A record is a kindness to the person you will be in March."]


def test_every_step_is_there_once_in_order_with_its_number(rich: Site) -> None:
    page = rich.page(GUIDE)
    steps = select(page, ".step")
    assert [words(one(step, ".num")) for step in steps] == ["1", "2", "3", "4", "5", "6", "7"]
    assert words(one(steps[0], "h3")) == "Step 1: Name what has changed"


def test_step_numbered_with_a_word_keeps_its_label(rich: Site) -> None:
    step = one(rich.page("later/index.html"), ".step")
    assert words(one(step, "h2")) == "Step One Begin"
    assert words(one(step, ".num")) == ""


def test_fields_keep_the_authors_labels(rich: Site) -> None:
    step = select(rich.page(GUIDE), ".step")[0]
    assert all_words(step, "h4.label") == ["A goal like this", "Why it matters", "How to do it"]
    [goal] = all_words(step, ".goal")
    assert goal.startswith("“I will list ten things") and goal.endswith("by Sunday evening.”")
    assert len(select(step, ".field li")) == 2


def test_offers_are_cards(rich: Site) -> None:
    offers = select(rich.page(GUIDE), ".offers > .offer")
    assert [words(one(offer, "h3")) for offer in offers] == ["An hour by telephone", "A small group"]
    assert "Up to six people." in words(offers[1])


def test_guide_without_offers_of_its_own_gets_the_sites(rich: Site) -> None:
    offers = select(rich.page("one-step/index.html"), ".offers > .offer")
    assert [words(one(offer, "h3")) for offer in offers] == ["A first conversation", "Six meetings over four months"]
    assert one(offers[0], "a").get("href") == "https://calendar.example.net/talk"
    assert "A first conversation" not in words(rich.page(GUIDE))


def test_downloads_say_paper_pages_and_size_as_they_are(rich: Site) -> None:
    links = select(rich.page(GUIDE), ".sheets a")
    assert ["A4" in words(link) for link in links] == [True, False]
    assert ["US Letter" in words(link) for link in links] == [False, True]
    for link in links:
        [(path, _)] = inner_links(link, GUIDE)
        file = rich.folder / path
        with pikepdf.open(file) as pdf:
            assert f"{len(pdf.pages)} pages, {round(file.stat().st_size / 1000)} KB" in words(link)


def test_pages_of_the_workbook_are_shown_where_it_is_offered(rich: Site) -> None:
    figures = select(rich.page(GUIDE), ".paper .samples figure")
    shown = [one(figure, "img").get("alt") for figure in figures]
    assert shown == [
        "The cover of the workbook",
        "The page of a step, with lines to write on",
        "A page to look back on a phase",
    ]
    for figure in figures:
        image = one(figure, "img")
        assert (image.get("width"), image.get("height")) == ("160", "226"), "the shape of A4"
        names = [candidate.split()[0] for candidate in image.get("srcset", "").split(", ")]
        found = [Image.open(rich.folder / "the-long-way-home" / name) for name in names]
        assert [page.size for page in found] == [(160, 226), (320, 453)]
        assert all(min(page.convert("L").tobytes()) < 200 for page in found), "something is on each"


def test_paper_is_chosen_once_for_all_editions(rich: Site) -> None:
    page = rich.page(GUIDE)
    assert [words(label) for label in select(page, ".sizes label")] == ["A4", "US Letter"]
    assert [item.get("data-size") for item in select(page, ".sheets li")] == ["1", "2"]


def test_site_without_pdfs_offers_none(long: Site) -> None:
    page = long.page("sixty/index.html")
    assert select(page, ".paper") == []
    assert all_words(page, ".act a") == ["Begin with step 1"]
    assert "printable workbook" not in words(page)


def test_related_guides_share_the_topics_first(rich: Site) -> None:
    names = all_words(rich.page(GUIDE), ".more h3")
    assert names[0] == "A “quoted” <script>alert(1)</script> & title"
    assert "The long way home" not in names
    assert len(names) == 3


def test_related_guide_without_steps_says_how_long_it_takes_to_read(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/one.md": guide("One"), "content/guides/plain.md": "# Plain\n\nSome words.\n"})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    page = html.parse(tmp_path / "output/site/one/index.html").getroot()
    assert all_words(page, ".more .meta") == ["1 minute to read"]


def test_tags_lead_to_their_pages(rich: Site) -> None:
    links = select(rich.page(GUIDE), ".topics > a")
    assert [(words(link), link.get("href")) for link in links] == [
        ("returning", "../tags/returning/index.html"),
        ("confidence", "../tags/confidence/index.html"),
        ("Work & rest", "../tags/work-rest/index.html"),
    ]


def test_date_update_authors_and_reading_time_head_the_guide(rich: Site) -> None:
    head = words(one(rich.page(GUIDE), ".hero"))
    assert "21 September 2026, updated 2 October 2026, 3 phases, 7 steps, " in head
    assert "by Ines Ferreira, Tom Okafor" in head


def test_pictures_are_there_with_their_size_and_their_words(rich: Site) -> None:
    pictures = select(rich.page(GUIDE), ".text img:not(.mini, .samples img)")
    assert [(p.get("src", "")[:-13], p.get("alt"), p.get("width"), p.get("height")) for p in pictures] == [
        ("hills-and-sea-1440", "Hills that run down to the sea", "1440", "810"),
        ("plan-700", "A plan drawn by hand", "700", "480"),
    ]
    for picture in pictures:
        [source] = select(picture.getparent(), "source")
        for candidates in (source.get("srcset", ""), picture.get("srcset", "")):
            names = [candidate.split()[0] for candidate in candidates.split(", ")]
            assert names and all((rich.folder / "the-long-way-home" / name).is_file() for name in names)
        assert source.get("type") == "image/webp"
        assert source.get("sizes") == picture.get("sizes")


def test_the_first_picture_of_a_page_is_loaded_at_once_and_the_others_when_they_are_near(rich: Site) -> None:
    first, *others = select(rich.page(GUIDE), "main img")
    assert first.get("loading") is None
    assert others and {picture.get("loading") for picture in others} == {"lazy"}


def test_footnotes_stand_once_behind_the_text(rich: Site) -> None:
    page = rich.page(GUIDE)
    assert words(one(page, ".footnotes li")).startswith("Two years are about 730 days")
    assert one(page, ".footnote-ref").get("href") == "#fn:1"


def test_every_prompt_and_goal_can_be_written_into_under_its_own_name(rich: Site) -> None:
    page = rich.page(GUIDE)
    names = [area.get("name") for area in select(page, "textarea")]
    assert len(names) == len(set(names)) == 50
    labelled = [label.get("for") for label in select(page, "label[for]") if label.get("for") in names]
    named = [area.get("name") for area in select(page, "textarea[aria-labelledby], textarea[aria-label]")]
    assert sorted(names) == sorted(chain(labelled, named))


def test_place_of_a_step_has_an_id_only_where_a_label_points_at_it(rich: Site) -> None:
    page = rich.page(GUIDE)
    wanted = {label.get("for") for label in select(page, "label[for]")}
    places = select(page, ".smart-checks input, .smart-part input, .smart-next input, .done input, .own input")
    assert len(places) > 50
    assert [place.get("id") for place in places if place.get("id") not in (None, *wanted)] == []
    assert all(place.get("id") in (None, place.get("name")) for place in places)


def test_tick_boxes_are_real_and_keep_the_authors_ticks(rich: Site) -> None:
    boxes = select(rich.page(GUIDE), ".step .tick, .prose .tick")
    assert [words(box) for box in boxes][:2] == ["call Sam about Thursday", "find the old notebook"]
    assert ["checked" in one(box, "input").attrib for box in boxes] == [False, True, False]


def test_blanks_are_wider_for_more_underscores_and_read_as_blank(rich: Site) -> None:
    short, long = select(rich.page(GUIDE), ".step .blank")
    assert (short.get("aria-label"), long.get("aria-label")) == ("Blank: I will start on", "Blank: and tell")
    assert (short.get("style"), long.get("style")) == ("inline-size:6rem", "inline-size:13.2rem")


def test_table_can_be_reached_with_the_keyboard_under_a_name(rich: Site) -> None:
    table = select(rich.page(GUIDE), ".table")[0]
    assert table.get("tabindex") == "0"
    assert table.get("aria-label") == "Day, Hours that are mine, What they are for, Who else needs them, Notes"


@pytest.mark.parametrize(
    ("path", "size"),
    [("one-step/index.html", None), ("the-long-way-home/index.html", None), ("quotes/index.html", "long")],
)
def test_longer_title_is_set_smaller(rich: Site, path: str, size: str | None) -> None:
    assert one(rich.page(path), "h1").get("class") == size


def test_longest_title_is_set_smallest(long: Site) -> None:
    assert one(long.page("long/index.html"), "h1").get("class") == "xlong"


def test_newsletter_posts_where_its_author_says(rich: Site) -> None:
    for path in ("index.html", GUIDE, "tags/confidence/index.html"):
        form = one(rich.page(path), ".news form")
        assert (form.get("action"), form.get("method")) == ("https://letters.example.net/subscribe", "post")
        assert one(form, "input").get("name") == "EMAIL"
        assert "One letter a month" in words(one(rich.page(path), ".news"))


def test_comments_stand_in_guides_as_their_author_wrote_them(rich: Site) -> None:
    assert words(one(rich.page(GUIDE), ".talk #talk")) == "Write to us; we publish replies by hand."


def test_newsletter_comments_and_support_are_absent_by_default(long: Site) -> None:
    for path in long.paths:
        assert select(long.page(path), "form, .news, .talk, .support, .offer") == []
