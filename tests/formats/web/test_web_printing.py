"""What a browser prints of the example guides: on A4 and Letter, in Chromium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import serving, window
from tests.support.printed_by_a_browser import Sheet, printed, rules
from tests.support.sites import made_once

EXAMPLE = Path(__file__).parents[3]
PROMOTION, ROADMAP, GALLERY = "preparing-for-a-promotion", "a-roadmap-of-your-own", "every-way-to-answer"
FULL = {(PROMOTION, "A4"): 40, (PROMOTION, "Letter"): 41, (ROADMAP, "A4"): 13, (ROADMAP, "Letter"): 14}
FULL |= {(GALLERY, "A4"): 27, (GALLERY, "Letter"): 28}
"""The sheets of each guide: no more than these."""
NEARLY_EMPTY = 40
"""mm of a page: a few lines that the page before had no room for."""
every_guide = pytest.mark.parametrize("slug", [PROMOTION, ROADMAP, GALLERY])

MARK_COMPONENTS = """() => [...document.querySelectorAll('[data-component], .my-goal')]
    .filter(piece => piece.offsetHeight && !piece.querySelector('tr:nth-child(16)'))
    .forEach((piece, n) => {
        piece.style.position = 'relative';
        for (const [name, side] of [['begins', 'top'], ['ends', 'bottom']]) {
            const mark = document.createElement('small');
            mark.textContent = `${name}${n}`;
            mark.style.cssText = `position: absolute; ${side}: 0; left: 0; font-size: 2pt; line-height: 1`;
            piece.append(mark);
        }
    })"""

ANSWER_FOUR_STEPS = """() => {
    const put = (control, value) => {
        control.value = value;
        control.dispatchEvent(new Event('input', { bubbles: true }));
    };
    put(document.querySelector('[name=_belongs_to]'), 'Robin Reader');
    [...document.querySelectorAll('.step')].slice(0, 4).forEach((step, n) => {
        put(step.querySelector('textarea.write'), `write the page number ${n}, show it to two people and change it`);
        const by = step.querySelector('.smart-by .line'), because = step.querySelector('.smart-part textarea');
        put(by, 'Friday');
        put(because, `both of them have read page ${n}, every word of it, and said so, which is more than I had hoped`);
        put(step.querySelector('.done .line'), '3 May');
        step.querySelector('.done [type=checkbox]').click();
    });
}"""


@pytest.fixture(scope="module")
def example(shared: Path) -> Iterator[str]:
    def copied(project: Path) -> Path:
        for name in ("content", "themes"):
            shutil.copytree(EXAMPLE / name, project / name)
        return project

    with serving(made_once(shared / "example", copied, only="site"), "/") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser, scheme="dark") as context:
        yield context.new_page()


def long_page(example: str, slug: str) -> str:
    """The address of a guide's one long page."""
    return f"{example}{slug}/all/" if slug == PROMOTION else f"{example}{slug}/"


def text_of(sheets: list[Sheet]) -> str:
    return " ".join(sheet.text for sheet in sheets)


@pytest.mark.parametrize(("slug", "paper"), FULL)
def test_no_heading_or_question_is_the_last_thing_on_a_page_and_no_page_is_nearly_empty(
    page: Page, example: str, slug: str, paper: str, tmp_path: Path
) -> None:
    page.goto(long_page(example, slug))
    found = page.locator("h1, h2, h3, h4, h5, .ask, legend").all_text_contents()
    headings = [" ".join(text.split()) for text in found]
    sheets = printed(page, tmp_path, paper, drawn=True)
    last = [sheet.last_words for sheet in sheets]
    assert [words for words in last if words and any(heading.endswith(words) for heading in headings)] == []
    assert [number for number, sheet in enumerate(sheets, 1) if sheet.filled < NEARLY_EMPTY] == []
    assert len(sheets) <= FULL[slug, paper]


def test_closing_sentence_of_a_phase_is_on_one_page(page: Page, example: str, tmp_path: Path) -> None:
    page.goto(long_page(example, PROMOTION))
    closings = [" ".join(text.split()) for text in page.locator(".closing").all_text_contents()]
    sheets = printed(page, tmp_path, "Letter")
    assert len(closings) == 5
    assert [words for words in closings if not any(words in sheet.text for sheet in sheets)] == []


@every_guide
def test_no_component_is_cut_by_the_end_of_a_page(page: Page, example: str, slug: str, tmp_path: Path) -> None:
    page.goto(long_page(example, slug))
    page.evaluate(MARK_COMPONENTS)
    sheets = printed(page, tmp_path)
    begun = {mark for sheet in sheets for mark in re.findall(r"begins(\d+)", sheet.text)}
    whole = {mark for sheet in sheets for mark in re.findall(r"begins(\d+)", sheet.text) if f"ends{mark}" in sheet.text}
    assert len(begun) > 10
    assert begun - whole == set()


@every_guide
def test_placeholders_and_controls_are_not_printed(page: Page, example: str, slug: str, tmp_path: Path) -> None:
    page.goto(long_page(example, slug))
    text = text_of(printed(page, tmp_path))
    words = (
        "Print my answers",
        "Skip to",
        "In this guide",
        "mm/dd/yyyy",
        "day month",
        "1–10",
        "Back to",
        "a page for each",
    )
    assert [word for word in words if word in text] == []


@every_guide
def test_nothing_is_wider_than_the_sheet_which_would_make_all_of_it_smaller(
    page: Page, example: str, slug: str
) -> None:
    page.set_viewport_size({"width": 635, "height": 950})  # 168 mm, the width of the text on A4
    page.emulate_media(media="print")
    page.goto(long_page(example, slug))
    assert page.evaluate("() => document.documentElement.scrollWidth") == 635


def test_foot_of_the_site_takes_no_room_which_could_be_a_page(page: Page, example: str) -> None:
    page.emulate_media(media="print")
    page.goto(long_page(example, ROADMAP))
    foot = page.locator("body > footer")
    assert foot.count() == 1
    assert foot.bounding_box() is None


def test_an_area_of_five_lines_has_five_rules_and_none_at_its_head(page: Page, example: str, tmp_path: Path) -> None:
    page.goto(long_page(example, PROMOTION))
    sheets = printed(page, tmp_path)
    number = next(n for n, sheet in enumerate(sheets, 1) if "who or what helped?" in sheet.text)
    question = next(line for line in sheets[number - 1].lines if "who or what helped?" in line.text)
    assert len(rules(tmp_path / "page.pdf", number, question.bottom + 0.5, question.bottom + 44)) == 5


def test_a_short_step_prints_what_is_folded_too_and_a_long_one_does_not(
    page: Page, example: str, tmp_path: Path
) -> None:
    page.goto(long_page(example, PROMOTION))
    sheets = printed(page, tmp_path)
    folded = {
        title: [words for words in ("Small next steps", "gets in the way", "Room to think") if words in sheet.text]
        for title in ("Describe the job you want", "Send a short progress note", "Settle on a figure")
        for sheet in sheets
        if f"{title} " in sheet.text and "I have done this step" in sheet.text
    }
    assert folded == {
        "Describe the job you want": [],
        "Send a short progress note": ["Small next steps", "gets in the way"],
        "Settle on a figure": ["Small next steps", "gets in the way", "Room to think"],
    }


def test_name_and_date_are_on_the_first_page_and_the_guide_and_page_number_on_each(
    page: Page, example: str, tmp_path: Path
) -> None:
    page.goto(f"{example}{ROADMAP}/")
    empty = printed(page, tmp_path)
    assert re.search(r"Name Date\b", empty[0].text), "two lines to write on"
    page.evaluate("() => document.querySelector('.own').open = true")
    page.fill("[name=_belongs_to]", "Robin Reader")
    filled = printed(page, tmp_path)
    assert re.search(r"Name Robin Reader Date \d{1,2} [A-Z][a-z]+ 20\d\d", filled[0].text)
    feet = [sheet.lines[-1].text for sheet in filled]
    assert feet == [f"A roadmap of your own {number}" for number in range(1, len(filled) + 1)]


def test_an_empty_area_has_lines_and_a_typed_answer_is_printed_in_full(
    page: Page, example: str, tmp_path: Path
) -> None:
    page.goto(long_page(example, PROMOTION))
    first = page.locator(".step").first
    sheets = printed(page, tmp_path)
    step = next(sheet for sheet in sheets if "Describe the job you want" in sheet.text and "I will" in sheet.text)
    assert "Room to think" not in step.text, "an empty one would need a page of its own"
    long = " ".join(f"word{n}" for n in range(60))
    first.locator(".smart-part textarea").first.fill(long)
    assert long.split()[-1] in text_of(printed(page, tmp_path))


def test_print_my_answers_leaves_out_what_has_no_answer(page: Page, example: str, tmp_path: Path) -> None:
    page.goto(long_page(example, PROMOTION))
    page.evaluate(ANSWER_FOUR_STEPS)
    page.evaluate("() => { window.print = () => {} }")
    page.locator(".answers [data-do=print]").click()
    sheets = printed(page, tmp_path)
    text = text_of(sheets)
    assert len(sheets) in (2, 3)
    assert "Robin Reader" in text
    for n, title in enumerate(
        ("Describe the job you want", "Measure the gap", "Start a record", "Learn how promotions")
    ):
        assert title in text
        assert f"page number {n}" in text
    assert [word for word in ("Tell your manager early", "SMART goal example", "Journal prompts") if word in text] == []
    assert len(printed(page, tmp_path)) > 30, "the browser's own command prints everything"


def test_print_my_answers_says_so_where_there_are_none(page: Page, example: str) -> None:
    page.goto(f"{example}{PROMOTION}/1-see-where-you-stand/")
    page.evaluate("() => { window.print = () => { throw new Error('printed') } }")
    for button, status in ((".phase-end [data-do=print]", ".phase-end"), (".answers [data-do=print]", ".answers")):
        page.locator(button).click()
        assert page.locator(f"{status} [role=status]").inner_text() == "There is no answer on this page yet."
