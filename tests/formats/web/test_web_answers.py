"""What a reader types is kept in the browser: restored, counted, saved, opened, cleared and printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.cli.projects import guidepress, write
from tests.formats.web.browsing import serving

PROMPTS = "\n".join(f"- What is thing number {n}?" for n in range(1, 4))
GUIDE = f"""# Small steps

## Phase One: Look

### Step 1: Ask {{#ask}}

Why: It is time.

I will call ____ by ____.

- [ ] Call Sam
- [x] Sleep

::: lines #reasons
Why now?
:::

## Phase Two: Go

### Step 2: Walk {{#walk}}

Why: It is near.

## Journal prompts

{PROMPTS}
"""
PROMPT = "[name='journal-prompts-what-is-thing-number-1']"
KEY = "guidepress:Small steps:one"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("answers"), {"content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with serving(project / "output/site", "/") as address:
        yield f"{address}one/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def kept(page: Page) -> dict[str, str]:
    """What the browser keeps, by the names of the answers, as soon as it has been written."""
    page.wait_for_timeout(400)
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return {name: answer["value"] for name, answer in json.loads(text)["answers"].items()} if text else {}


def status(page: Page) -> str:
    return page.locator(".answers [role=status]").inner_text()


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


def test_nothing_is_sent_anywhere(page: Page) -> None:
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#reasons", "A secret.")
    kept(page)
    assert asked == []


def test_progress_is_told_for_each_phase_and_for_all(page: Page) -> None:
    lines = page.locator("[data-progress]")
    totals = [int(text.split(" ")[2]) for text in lines.all_inner_texts()]
    assert totals[2] == totals[0] + totals[1] + 3
    page.fill("#reasons", "Because.")
    kept(page)
    assert [text.split(" ")[0] for text in lines.all_inner_texts()] == ["1", "0", "1"]


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
    assert page.input_value(PROMPT) == "Light"
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("[data-do=clear]")
    page.set_input_files("input[type=file]", file)
    page.wait_for_function("selector => document.querySelector(selector).value", arg=PROMPT)
    assert page.input_value(PROMPT) == "Light"
    assert "Answers opened: 1." in status(page)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no json", "no answers in this file"),
        ('{"version": 1, "guide": "one"}', "no answers in this file"),
        ('{"version": 1, "guide": "one", "answers": {"a": 3}}', "no answers in this file"),
        ('{"version": 1, "guide": "two", "answers": {}}', "answers to another guide"),
        ('{"version": 9, "guide": "one", "answers": {}}', "another version"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(page: Page, tmp_path: Path, content: str, said: str) -> None:
    page.fill(PROMPT, "Light")
    (tmp_path / "answers.json").write_text(content)
    page.set_input_files("input[type=file]", tmp_path / "answers.json")
    page.wait_for_function("() => document.querySelector('.answers [role=status]').textContent")
    assert said in status(page)
    assert page.input_value(PROMPT) == "Light"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{broken", "could not be read"),
        ('{"version": 7, "answers": {"reasons": {"value": "Old"}}}', "another version"),
    ],
)
def test_what_was_kept_and_cannot_be_read_is_set_aside(page: Page, text: str, said: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    assert said in status(page)
    page.fill(PROMPT, "New")
    kept(page)
    assert page.evaluate("key => localStorage.getItem(key + ':aside-1')", KEY) == text


def test_answers_whose_question_is_gone_are_kept_and_listed(page: Page) -> None:
    old = {
        "version": 1,
        "guide": "one",
        "answers": {"gone": {"value": "My old answer", "question": "An old question?"}},
    }
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(old)])
    page.reload()
    assert page.locator(".gone").inner_text().split("\n")[1:] == ["An old question?", "My old answer"]
    page.fill(PROMPT, "New")
    assert kept(page)["gone"] == "My old answer"


def test_a_full_browser_is_told_of(page: Page) -> None:
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.fill(PROMPT, "Light")
    page.wait_for_function("() => document.querySelector('.answers [role=status]').textContent")
    assert "no room left" in status(page)
    assert page.input_value(PROMPT) == "Light"


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
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "gone when you close it" in page.locator(".answers").inner_text()
    assert not page.is_visible("[data-do=save]")
    assert page.is_visible("#reasons")
    context.close()
    with_script = browser.new_context()
    page = with_script.new_page()
    page.goto(address)
    assert "kept in this browser" in page.locator(".answers").inner_text()
    with_script.close()


def test_300_prompts_are_restored_at_once(browser: Browser, tmp_path: Path) -> None:
    """The figure itself is printed by the bench; here every one of them comes back."""
    prompts = "\n".join(f"- What is thing number {n}?" for n in range(1, 301))
    write(tmp_path, {"content/guides/one.md": f"# Small steps\n\n## Journal prompts\n\n{prompts}\n"})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    names = [f"journal-prompts-what-is-thing-number-{n}" for n in range(1, 301)]
    answers = {name: {"value": f"Answer to {name}", "question": ""} for name in names}
    context = browser.new_context()
    page = context.new_page()
    with serving(tmp_path / "output/site", "/") as address:
        page.goto(f"{address}one/")
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "answers": answers})]
        )
        page.reload()
        values = page.eval_on_selector_all("#_main textarea", "areas => areas.map(area => area.value)")
    context.close()
    assert values == [f"Answer to {name}" for name in names]
