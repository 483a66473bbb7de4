"""No answer is lost when a question, a guide or a site gets another name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.support.browsing import serving
from tests.support.projects import guidepress, write
from tests.support.web_answers import (
    GUIDE,
    OLD_KEY,
    PREFIX,
    all_of,
    altered,
    entries,
    gone,
    kept,
    store,
    stored,
    wait_until_shown,
)
from tests.support.web_pages import Site, one

FRONT = (
    "---\nslug: one\naliases: [/old/, /older/index.html, /2020/one/, /posts/one.html, /Big/, /two/index.html]\n---\n\n"
)
RENAMED = {'name="reasons"': 'name="reasons" data-former="why older-why"'}
GOAL_RENAMED = {'name="ask-goal"': 'name="ask-goal" data-former="reasons"'}
CHOICE = """
::: choice #mood
How is it?
- Good
- Bad
:::
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    guides = {"content/guides/first-name.md": FRONT + GUIDE + CHOICE, "content/guides/other.md": GUIDE}
    settings = {"content/site.toml": 'title = "Small steps: \\"a\\" & <b>"\nurl = "https://example.org/guides"\n'}
    folder = write(tmp_path_factory.mktemp("names"), {**settings, **guides})
    result = guidepress(folder, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    return folder / "output/site"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("plain"), {"content/guides/one.md": GUIDE + CHOICE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    return folder / "output/site"


@pytest.fixture(scope="module")
def address(plain: Path) -> Iterator[str]:
    with serving(plain, "/") as address:
        yield f"{address}one/"


def entry(value: str, time: int = 1_000) -> dict[str, object]:
    return {"value": value, "question": "Why?", "time": time}


# -- questions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("former", ["why", "older-why"])
def test_an_answer_under_a_former_name_is_shown_and_kept_under_the_new_one(page: Page, former: str) -> None:
    store(page, PREFIX + former, entry("Because"))
    altered(page.context, RENAMED)
    for _ in range(2):
        page.reload()
        assert page.input_value("#reasons") == "Because"
        assert gone(page) == []
    assert entries(page) == {"reasons": entry("Because")}


def test_the_youngest_former_name_comes_first_and_the_other_answer_is_listed(page: Page) -> None:
    store(page, f"{PREFIX}older-why", entry("Older", 2_000))
    store(page, f"{PREFIX}why", entry("Newer", 1_000))
    altered(page.context, RENAMED)
    page.reload()
    assert kept(page) == {"reasons": "Newer", "older-why": "Older"}
    assert gone(page) == ["Why?", "Older"]


def test_an_answer_under_the_new_name_stays(page: Page) -> None:
    page.fill("#reasons", "New")
    store(page, f"{PREFIX}why", entry("Old", 9_000_000_000_000))
    altered(page.context, RENAMED)
    page.reload()
    assert page.input_value("#reasons") == "New"
    assert kept(page) == {"reasons": "New", "why": "Old"}
    assert gone(page) == ["Why?", "Old"]


def test_a_former_name_that_another_control_has_now_is_not_taken(page: Page) -> None:
    page.fill("#reasons", "Because")
    altered(page.context, GOAL_RENAMED)
    page.reload()
    assert (page.input_value("#reasons"), page.input_value("[name='ask-goal']")) == ("Because", "")
    assert kept(page) == {"reasons": "Because"}


def test_an_answer_deleted_under_the_new_name_makes_room_for_the_former_one(page: Page) -> None:
    page.fill("#reasons", "New")
    page.fill("#reasons", "")
    store(page, f"{PREFIX}why", entry("Old"))
    altered(page.context, RENAMED)
    for _ in range(2):
        page.reload()
        assert page.input_value("#reasons") == "Old"
    assert kept(page) == {"reasons": "Old"}


def test_a_choice_and_a_box_take_their_former_names(page: Page) -> None:
    page.check("[name=mood][value=bad]")
    page.check("[name='ask-call-sam']")
    altered(
        page.context,
        {
            'name="mood"': 'name="spirits" data-former="mood"',
            'name="ask-call-sam"': 'name="call" data-former="ask-call-sam"',
        },
    )
    page.reload()
    assert page.is_checked("[name=spirits][value=bad]")
    assert page.is_checked("[name=call]")
    assert kept(page) == {"spirits": "bad", "call": "yes"}


def test_an_answer_kept_before_each_was_an_entry_takes_the_new_name(page: Page) -> None:
    store(page, OLD_KEY, all_of("one", why="Because"))
    altered(page.context, RENAMED)
    page.reload()
    assert kept(page) == {"reasons": "Because"}
    assert page.input_value("#reasons") == "Because"
    assert OLD_KEY not in stored(page)


def test_an_opened_file_may_have_former_names_and_is_undone_whole(page: Page, tmp_path: Path) -> None:
    altered(page.context, RENAMED)
    page.reload()
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(all_of("one", why="Because")))
    page.set_input_files("input[type=file]", file)
    wait_until_shown(page, "#reasons", "Because")
    assert (kept(page), gone(page)) == ({"reasons": "Because"}, [])
    page.click("text=Undo")
    assert (page.input_value("#reasons"), kept(page)) == ("", {})
    page.fill("#reasons", "Mine")
    page.set_input_files("input[type=file]", file)
    page.wait_for_function("() => document.querySelector('.gone dd')")
    assert page.input_value("#reasons") == "Mine"
    assert gone(page) == ["why?", "Because"]


# -- guides and sites ---------------------------------------------------------------------------------------------


def test_the_page_names_what_its_answers_were_kept_under_before(site: Path, plain: Path) -> None:
    home = one(Site(site).page("one/index.html"), "#_answers-home")
    assert home.get("data-site") == "https://example.org/guides/"
    assert json.loads(home.get("data-former-sites") or "") == ['Small steps: "a" & <b>']
    assert home.get("data-former-guides") == "old older two first-name"
    home = one(Site(plain).page("one/index.html"), "#_answers-home")
    assert (home.get("data-site"), home.get("data-former-sites"), home.get("data-former-guides")) == (
        "Small steps",
        None,
        None,
    )


def test_what_is_kept_for_another_guide_of_the_site_is_never_taken(tmp_path: Path) -> None:
    guides = {"a.md": "---\nslug: b\n---\n" + GUIDE, "b.md": "---\nslug: a\n---\n" + GUIDE}
    write(tmp_path, {f"content/guides/{name}": text for name, text in guides.items()})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    for slug in "ab":
        text = (tmp_path / f"output/site/{slug}/index.html").read_text()
        assert not re.search("data-former-guides", text)


@pytest.fixture
def renamed(context: BrowserContext, site: Path) -> Iterator[Page]:
    with serving(site, "/") as address:
        page = context.new_page()
        page.goto(f"{address}one/")
        yield page


TITLE = 'Small steps: "a" & <b>'
NOW = "guidepress-answer:https%3A%2F%2Fexample.org%2Fguides%2F:one:"
TITLE_NOW = "guidepress-answer:Small%20steps%3A%20%22a%22%20%26%20%3Cb%3E:"


@pytest.mark.parametrize(
    "former",
    [
        f"{TITLE_NOW}one:",
        f"{TITLE_NOW}old:",
        NOW.replace(":one:", ":older:"),
        NOW.replace(":one:", ":first-name:"),
    ],
)
def test_entries_under_a_former_site_or_guide_are_taken_over_and_the_newer_wins(renamed: Page, former: str) -> None:
    store(renamed, f"{former}reasons", entry("Because"))
    store(renamed, f"{former}ask-goal", entry("Old goal", 1_000))
    store(renamed, f"{NOW}ask-goal", entry("New goal", 2_000))
    store(renamed, f"{former}ask-i-will-call", entry("Sam", 2_000))
    store(renamed, f"{NOW}ask-i-will-call", entry("Kim", 1_000))
    for _ in range(2):
        renamed.reload()
        shown = [renamed.input_value(f"[name='{name}']") for name in ("reasons", "ask-goal", "ask-i-will-call")]
        assert shown == ["Because", "New goal", "Sam"]
    assert kept(renamed, NOW) == {"reasons": "Because", "ask-goal": "New goal", "ask-i-will-call": "Sam"}
    assert not [key for key in stored(renamed) if key.startswith(former)]


@pytest.mark.parametrize(
    "former", [f"guidepress:{TITLE}:one", f"guidepress:{TITLE}:old", "guidepress:https://example.org/guides/:two"]
)
def test_an_object_under_a_former_site_or_guide_is_taken_over(renamed: Page, former: str) -> None:
    store(renamed, former, all_of("old", reasons="Because", other="Else"))
    store(renamed, f"{NOW}other", entry("Mine"))
    renamed.reload()
    assert renamed.input_value("#reasons") == "Because"
    assert kept(renamed, NOW) == {"reasons": "Because", "other": "Mine"}
    assert former not in stored(renamed)


def test_of_two_older_objects_that_of_the_guide_itself_comes_first(renamed: Page) -> None:
    store(renamed, "guidepress:https://example.org/guides/:one", all_of("one", reasons="Air"))
    store(renamed, f"guidepress:{TITLE}:old", all_of("old", **{"reasons": "Light", "ask-goal": "Old goal"}))
    renamed.reload()
    assert kept(renamed, NOW) == {"reasons": "Air", "ask-goal": "Old goal"}


def test_answers_of_other_guides_and_sites_are_left_alone(renamed: Page) -> None:
    others = [f"{TITLE_NOW}other:reasons", "guidepress-answer:Small%20steps:one:reasons", f"guidepress:{TITLE}:other"]
    for key in others:
        store(renamed, key, entry("Not yours"))
    renamed.reload()
    renamed.once("dialog", lambda dialog: dialog.accept())
    renamed.fill("#reasons", "Mine")
    renamed.click("[data-do=clear]")
    assert {key: stored(renamed).get(key) for key in others} == dict.fromkeys(others, json.dumps(entry("Not yours")))


@pytest.mark.parametrize(("guide", "said"), [("one", "opened: 1"), ("older", "opened: 1"), ("other", "another guide")])
def test_a_file_saved_under_a_former_name_of_the_guide_opens(
    renamed: Page, tmp_path: Path, guide: str, said: str
) -> None:
    (tmp_path / "answers.json").write_text(json.dumps(all_of(guide, reasons="Because")))
    renamed.set_input_files("input[type=file]", tmp_path / "answers.json")
    renamed.wait_for_function(
        "said => document.querySelector('.answers [role=status]').textContent.includes(said)", arg=said
    )
    assert renamed.input_value("#reasons") == ("Because" if "opened" in said else "")
