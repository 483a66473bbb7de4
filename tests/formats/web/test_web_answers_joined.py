"""Answers that once were separate lines and are one field now: the further rows of a goal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.browsing import serving
from tests.support.projects import guidepress, write
from tests.support.web_answers import GUIDE, PREFIX, all_of, entries, gone, kept, store, stored

GOAL = "walk-goal"
FIELD = f"[name='{GOAL}']"
ROWS = ("walk-goal-row-2", "walk-goal-row-3")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("joined"), {"content/guides/one.md": GUIDE})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    with serving(folder / "output/site", "/") as address:
        yield f"{address}one/"


def keep(page: Page, **answers: str) -> None:
    """Keep answers as an earlier page kept them, and show them on today's."""
    for name, value in answers.items():
        store(page, PREFIX + name, {"value": value, "question": "I will", "time": 7})
    page.reload()


def open_file(page: Page, tmp_path: Path, **answers: str) -> None:
    page.evaluate("() => document.activeElement.blur()")
    (tmp_path / "answers.json").write_text(json.dumps(all_of("one", **answers)))
    page.set_input_files("input[type=file]", tmp_path / "answers.json")
    page.wait_for_function("() => document.querySelector('.answers [role=status]').textContent")


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ({GOAL: "call Sam", ROWS[0]: "and ask"}, "call Sam\nand ask"),
        ({GOAL: "call Sam", ROWS[0]: "and ask", ROWS[1]: "today"}, "call Sam\nand ask\ntoday"),
        ({ROWS[1]: "today", ROWS[0]: "and ask"}, "and ask\ntoday"),
        ({GOAL: "call Sam", "walk-goal-goal-2": "and ask"}, "call Sam\nand ask"),
        ({"walk-goal-goal": "call Sam", ROWS[0]: "and ask"}, "call Sam\nand ask"),
    ],
)
def test_former_lines_are_one_answer_in_their_order(page: Page, answers: dict[str, str], text: str) -> None:
    keep(page, **answers)
    assert page.input_value(FIELD) == text
    assert kept(page) == {GOAL: text}
    assert gone(page) == []
    page.reload()
    assert page.input_value(FIELD) == text, "they are joined once"


def test_former_lines_stay_where_there_is_no_room_for_the_joined_answer(page: Page) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    for name, value in ((GOAL, "call Sam"), (ROWS[0], "and ask")):
        page.context.add_init_script(
            f"localStorage['{PREFIX}{name}'] ??= JSON.stringify({{value: '{value}', question: '', time: 7}})"
        )
    page.context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.reload()
    assert page.input_value(FIELD) == "call Sam\nand ask"
    assert json.loads(stored(page)[PREFIX + ROWS[0]])["value"] == "and ask"


def test_file_with_former_lines_opens_as_one_answer_and_is_undone_whole(page: Page, tmp_path: Path) -> None:
    page.fill(FIELD, "rest")
    open_file(page, tmp_path, **{GOAL: "call Sam", ROWS[0]: "and ask"})
    assert page.input_value(FIELD) == "call Sam\nand ask"
    page.locator(".answers [role=status] button").click()
    assert page.input_value(FIELD) == "rest"
    assert kept(page) == {GOAL: "rest"}


def test_line_of_a_file_is_added_to_what_is_there_and_only_once(page: Page, tmp_path: Path) -> None:
    page.fill(FIELD, "call Sam")
    for _ in range(2):
        open_file(page, tmp_path, **{ROWS[0]: "and ask"})
        assert page.input_value(FIELD) == "call Sam\nand ask"


def test_a_deleted_goal_does_not_take_a_former_line_with_it(page: Page) -> None:
    page.fill(FIELD, "rest")
    page.fill(FIELD, "")
    deleted = entries(page)[GOAL]["time"]
    keep(page, **{ROWS[0]: "and ask"})
    assert page.input_value(FIELD) == "and ask"
    assert entries(page)[GOAL]["time"] > deleted, "newer than the deletion, so that it wins in other tabs too"
