"""What a reader types is kept in the browser: restored, counted, saved, opened, cleared and printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browsing import serving, window
from tests.support.projects import guidepress, write
from tests.support.web_answers import (
    GUIDE,
    OLD_KEY,
    OTHER_PROMPT,
    PREFIX,
    PROMPT,
    all_of,
    entries,
    fill_up,
    gone,
    kept,
    status,
    store,
    stored,
    wait_until_shown,
)

PROMPT_NAME = "journal-prompts-what-is-thing-number-1"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("answers"), {"content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with serving(project / "output/site", "/") as address:
        yield f"{address}one/"


def open_file(page: Page, folder: Path, content: object) -> None:
    (folder / "answers.json").write_text(content if isinstance(content, str) else json.dumps(content))
    page.set_input_files("input[type=file]", folder / "answers.json")


def test_what_is_typed_is_there_again(page: Page) -> None:
    page.fill("#reasons", "Because of the light.\nAnd the noise.")
    page.fill("[name='ask-goal']", "ask on Friday")
    page.check("[name='ask-goal-timely']")
    page.fill("[name='ask-i-will-call']", "Sam")
    page.check("[name='ask-call-sam']")
    page.uncheck("[name='ask-sleep']")
    assert kept(page) == {
        "reasons": "Because of the light.\nAnd the noise.",
        "ask-goal": "ask on Friday",
        "ask-goal-timely": "yes",
        "ask-i-will-call": "Sam",
        "ask-call-sam": "yes",
        "ask-sleep": "no",
    }
    page.reload()
    assert page.input_value("#reasons") == "Because of the light.\nAnd the noise."
    assert page.is_checked("[name='ask-goal-timely']")
    assert page.input_value("[name='ask-i-will-call']") == "Sam"
    assert page.is_checked("[name='ask-call-sam']")
    assert not page.is_checked("[name='ask-sleep']")


def test_an_answer_is_kept_as_soon_as_it_is_typed_under_a_key_of_its_own(page: Page) -> None:
    page.fill(PROMPT, "Light")
    assert list(stored(page)) == [PREFIX + PROMPT_NAME]
    entry = entries(page)[PROMPT_NAME]
    assert (entry["value"], entry["question"]) == ("Light", "What is thing number 1?")
    assert 0 <= page.evaluate("() => Date.now()") - entry["time"] < 60_000


def test_nothing_is_sent_anywhere(page: Page) -> None:
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#reasons", "A secret.")
    page.wait_for_load_state("networkidle")
    assert asked == []


def test_answers_are_saved_cleared_brought_back_and_opened_again(page: Page, tmp_path: Path) -> None:
    page.fill(PROMPT, "Light")
    with page.expect_download() as download:
        page.click("[data-do=save]")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "one-answers.json"
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("[data-do=clear]")
    assert (page.input_value(PROMPT), kept(page)) == ("", {})
    page.click("text=Undo")
    assert (page.input_value(PROMPT), kept(page)) == ("Light", {PROMPT_NAME: "Light"})
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("[data-do=clear]")
    page.set_input_files("input[type=file]", file)
    page.wait_for_function("selector => document.querySelector(selector).value", arg=PROMPT)
    assert page.input_value(PROMPT) == "Light"
    assert "Answers opened: 1." in status(page)
    assert kept(page) == {PROMPT_NAME: "Light"}


def test_one_bad_answer_in_a_file_leaves_the_others_and_the_page_working(page: Page, tmp_path: Path) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    content = """{"version": 1, "guide": "one", "answers": {"__proto__": {"value": "P", "question": "Proto?"},
        "toString": {"value": "S", "question": {"a": 1}}, "": {"value": "E"}, "none": null, "list": [1],
        "ask-goal": {"value": 7}, "reasons": {"value": "Because", "question": {"a": 1}}}}"""
    open_file(page, tmp_path, content)
    wait_until_shown(page, "#reasons", "Because")
    assert "Answers opened: 4. Answers that could not be read: 3." in status(page)
    for _ in range(2):
        page.reload()
        assert page.input_value("#reasons") == "Because"
        assert kept(page) == {"__proto__": "P", "toString": "S", "": "E", "reasons": "Because"}
        assert sorted(gone(page)) == ["", "", "E", "P", "Proto?", "S"]
    with page.expect_download() as download:
        page.click("[data-do=save]")
    assert set(json.loads(download.value.path().read_text())["answers"]) == {"__proto__", "toString", "", "reasons"}
    assert problems == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no json", "no answers in this file"),
        ('{"version": 1, "guide": "one"}', "no answers in this file"),
        ('{"version": 1, "guide": "one", "answers": {"a": 3}}', "no answers in this file"),
        ('{"version": 1, "guide": "one", "answers": [{"value": "A"}]}', "no answers in this file"),
        ('{"version": 1, "guide": "one", "answers": {"a": {"value": {"b": 1}}}}', "no answers in this file"),
        ('{"version": 1, "guide": ["one"], "answers": {"a": {"value": "A"}}}', "answers to another guide"),
        ("null", "no answers in this file"),
        ('{"version": 1, "guide": "two", "answers": {}}', "answers to another guide"),
        ('{"version": 9, "guide": "one", "answers": {}}', "another version"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(page: Page, tmp_path: Path, content: str, said: str) -> None:
    page.fill(PROMPT, "Light")
    open_file(page, tmp_path, content)
    page.wait_for_function("() => document.querySelector('.answers [role=status]').textContent")
    assert said in status(page)
    assert page.input_value(PROMPT) == "Light"


DAMAGED = {
    "no JSON": "{broken",
    "not an object": [1, 2],
    "a value of another type": {"value": {"a": 1}, "question": "Why?", "time": 1},
    "null": None,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_an_entry_that_cannot_be_read_is_set_aside_and_the_others_work(page: Page, content: object) -> None:
    page.fill(OTHER_PROMPT, "Air")
    store(page, PREFIX + PROMPT_NAME, content)
    for _ in range(2):
        page.reload()
        assert (page.input_value(PROMPT), page.input_value(OTHER_PROMPT)) == ("", "Air")
    text = content if isinstance(content, str) else json.dumps(content)
    assert stored(page)[f"guidepress-aside-1:{PREFIX}{PROMPT_NAME}"] == text
    page.fill(PROMPT, "New")
    page.reload()
    assert page.input_value(PROMPT) == "New"


def test_what_is_set_aside_is_told(page: Page) -> None:
    store(page, PREFIX + PROMPT_NAME, "{broken")
    page.reload()
    assert "could not be read. It was set aside" in status(page)


@pytest.mark.parametrize(
    ("text", "said", "shown"),
    [
        ("{broken", "could not be read", ""),
        ('{"version": 1, "answers": [1]}', "could not be read", ""),
        ('{"version": 1, "answers": {"a": 3, "reasons": {"value": "Old"}}}', "could not be read", "Old"),
        ('{"version": 7, "answers": {"reasons": {"value": "Old"}}}', "another version", "Old"),
        ('{"version": 1, "answers": {"reasons": {"value": "Old", "question": {"a": 1}}}}', "", "Old"),
    ],
)
def test_an_older_object_that_is_not_as_it_should_be_is_set_aside(page: Page, text: str, said: str, shown: str) -> None:
    store(page, OLD_KEY, text)
    page.reload()
    assert said in status(page)
    page.fill(PROMPT, "New")
    for _ in range(2):
        page.reload()
        assert (page.input_value("#reasons"), page.input_value(PROMPT)) == (shown, "New")
    aside = {key: kept for key, kept in stored(page).items() if "aside" in key}
    assert aside == ({f"guidepress-aside-1:{OLD_KEY}": text} if said else {})


def test_answers_kept_before_each_was_an_entry_of_its_own_are_all_there(page: Page) -> None:
    old = {"reasons": "Because", "ask-sleep": "no", "ask-call-sam": "yes", "ask-i-will-call": "Sam", "other": "Else"}
    store(page, OLD_KEY, all_of("one", **old))
    for _ in range(2):
        page.reload()
        assert page.input_value("#reasons") == "Because"
        assert page.input_value("[name='ask-i-will-call']") == "Sam"
        assert (page.is_checked("[name='ask-call-sam']"), page.is_checked("[name='ask-sleep']")) == (True, False)
        assert gone(page) == ["other?", "Else"]
    assert kept(page) == old
    assert OLD_KEY not in stored(page)


def test_answers_whose_question_is_gone_are_kept_and_listed(page: Page) -> None:
    store(page, f"{PREFIX}gone", {"value": "My old answer", "question": "An old question?", "time": 1})
    page.reload()
    assert gone(page) == ["An old question?", "My old answer"]
    page.fill(PROMPT, "New")
    assert kept(page) == {"gone": "My old answer", PROMPT_NAME: "New"}


def test_an_answer_that_its_control_cannot_show_is_listed(page: Page) -> None:
    store(page, f"{PREFIX}ask-call-sam", {"value": "On Friday", "question": "When do I call?", "time": 1})
    page.reload()
    assert gone(page) == ["When do I call?", "On Friday"]


def test_a_deletion_is_remembered_for_a_month(page: Page) -> None:
    day = 24 * 3600 * 1000
    now = page.evaluate("() => Date.now()")
    for name, age in (("young", 20), ("old", 40)):
        store(page, PREFIX + name, {"value": "", "question": "", "time": now - age * day})
    page.reload()
    assert list(entries(page)) == ["young"]


def test_a_full_browser_is_told_of_until_there_is_room(page: Page) -> None:
    page.fill(PROMPT, "Light")
    fill_up(page)
    page.fill("#reasons", "x" * 5000)
    assert "no room left" in status(page)
    assert "kept in this browser" not in page.locator(".answers").inner_text()
    page.fill(PROMPT, "")  # a shorter entry finds room, the long one still does not
    assert "no room left" in status(page)
    page.evaluate("() => localStorage.removeItem('filler-0')")
    page.fill(PROMPT, "Dark")
    assert status(page) == ""
    assert "kept in this browser" in page.locator(".answers").inner_text()
    assert kept(page) == {"reasons": "x" * 5000, PROMPT_NAME: "Dark"}


def test_opening_a_file_in_a_full_browser_says_that_nothing_of_it_is_kept(page: Page, tmp_path: Path) -> None:
    fill_up(page)
    open_file(page, tmp_path, all_of("one", reasons="x" * 5000))
    wait_until_shown(page, "#reasons", "x" * 5000)
    assert "Answers opened: 1." in status(page)
    assert "no room left" in status(page)
    page.fill(PROMPT, "x" * 5000)
    assert "no room left" in status(page)


def test_older_answers_stay_where_they_are_until_there_is_room(page: Page) -> None:
    store(page, OLD_KEY, all_of("one", reasons="x" * 5000))
    fill_up(page)
    page.reload()
    assert page.input_value("#reasons") == "x" * 5000
    assert "no room left" in status(page)
    assert OLD_KEY in stored(page)
    page.evaluate("() => localStorage.removeItem('filler-0')")
    page.reload()
    assert (kept(page), OLD_KEY in stored(page)) == ({"reasons": "x" * 5000}, False)


def test_a_browser_that_keeps_nothing_says_so(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(address)
    page.fill("#reasons", "Because.")
    assert "keeps nothing for this page" in status(page)
    with page.expect_download() as download:
        page.click("[data-do=save]")
    assert json.loads(download.value.path().read_text())["answers"]["reasons"]["value"] == "Because."
    assert "keeps nothing for this page" in status(page)
    assert problems == []


def test_typed_answers_are_printed_in_the_place_of_the_lines(page: Page) -> None:
    page.fill("#reasons", "First line.\nSecond line.")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".written").inner_text() == "First line.\nSecond line."
    assert not page.is_visible("#reasons")
    assert page.is_visible(PROMPT), "an empty question keeps its lines"
    assert not page.is_visible(".answers")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator(".written").count() == 0
    assert page.is_visible("#reasons")


def test_without_javascript_the_page_says_that_nothing_is_kept(browser: Browser, address: str) -> None:
    with window(browser, script=False) as context:
        page = context.new_page()
        page.goto(address)
        assert "lost when you close it" in page.locator(".answers").inner_text()
        assert not page.is_visible("[data-do=save]")
        assert page.is_visible("#reasons")
    with window(browser) as context:
        page = context.new_page()
        page.goto(address)
        assert "kept in this browser" in page.locator(".answers").inner_text()


def test_300_prompts_are_restored_at_once(browser: Browser, tmp_path: Path) -> None:
    """The figure itself is printed by the bench; here every one of them comes back."""
    prompts = "\n".join(f"- What is thing number {n}?" for n in range(1, 301))
    write(tmp_path, {"content/guides/one.md": f"# Small steps\n\n## Journal prompts\n\n{prompts}\n"})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    names = [f"journal-prompts-what-is-thing-number-{n}" for n in range(1, 301)]
    answers = {name: {"value": f"Answer to {name}", "question": ""} for name in names}
    with window(browser) as context, serving(tmp_path / "output/site", "/") as address:
        page = context.new_page()
        page.goto(f"{address}one/")
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [OLD_KEY, json.dumps({"version": 1, "answers": answers})],
        )
        page.reload()
        values = page.eval_on_selector_all("#_main .prompt textarea", "areas => areas.map(area => area.value)")
    assert values == [f"Answer to {name}" for name in names]
