"""What is printed must be of use to a hand with a pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import ADDRESS, GUIDE, post, said
from tests.support.folders import SITE


def table(columns: int) -> str:
    row = "|" + " a |" * columns
    return f"::: table\n{row}\n{'|' + '---|' * columns}\n{'|' + '   |' * columns}\n:::"


def test_columns_too_narrow_to_write_in(tmp_path: Path) -> None:
    assert said(tmp_path, {GUIDE: post(table(6))}) == []
    assert said(tmp_path, {GUIDE: post(table(7))}) == [
        f"{GUIDE}:5:5+5 warning[GP326]: the 7 columns of this table are too narrow to write in"
    ]


def test_columns_too_narrow_on_one_of_the_papers(tmp_path: Path) -> None:
    site = ADDRESS + 'papers = ["a4", "a5"]\n'
    found = said(tmp_path, {SITE: site, GUIDE: post(table(5))})
    assert found == [f"{GUIDE}:5:5+5 warning[GP326]: the 5 columns of this table are too narrow to write in on A5"]


@pytest.mark.parametrize(
    ("view", "papers", "on"), [("month", '"a5"', ""), ("month", '"a4", "a5"', " on A5"), ("week", '"a5"', None)]
)
def test_days_of_a_month_on_small_paper(tmp_path: Path, view: str, papers: str, on: str | None) -> None:
    site = f"{ADDRESS}papers = [{papers}]\n"
    message = f"{GUIDE}:5:5+8 warning[GP326]: the days of this month are too narrow to write in{on}"
    assert said(tmp_path, {SITE: site, GUIDE: post(f"::: calendar {view}\n:::")}) == ([] if on is None else [message])


def test_table_that_does_not_fit_the_paper(tmp_path: Path) -> None:
    site = ADDRESS + 'papers = ["a5"]\n'
    message = "this table does not fit A5: its 17 columns need 119 mm, and the text area is 116 mm wide"
    assert said(tmp_path, {SITE: site, GUIDE: post(table(17))}) == [f"{GUIDE}:5:5+5 error[GP224]: {message}"]


def test_plain_table_that_does_not_fit_is_printed_with_a_warning(tmp_path: Path) -> None:
    days = "".join(f" {n} |" for n in range(1, 32))
    text = f"| Habit |{days}\n|---|{'---|' * 31}\n| Walk |{'  |' * 31}\n"
    assert said(tmp_path, {GUIDE: post(text)}) == [
        f"{GUIDE}:5:3+5 warning[GP326]: the 32 columns of this table are too narrow to write in"
    ]


def test_lines_are_counted_on_the_paper_that_they_are_printed_on(tmp_path: Path) -> None:
    site, text = ADDRESS + 'papers = ["a5"]\n', post("::: lines rows=51\nWhat?\n:::")
    message = f"{GUIDE}:5:5+5 warning[GP323]: more than two pages of lines follow this question"
    assert said(tmp_path, {SITE: site, GUIDE: text}) == [message]


@pytest.mark.parametrize(
    ("options", "told"), [("rows=60", False), ("primary rows=31", False), ("primary rows=32", True)]
)
def test_more_lines_than_anyone_fills(tmp_path: Path, options: str, told: bool) -> None:
    found = said(tmp_path, {GUIDE: post(f"::: lines {options}\nWhat?\n:::")})
    message = f"{GUIDE}:5:5+5 warning[GP323]: more than two pages of lines follow this question"
    assert found == ([message] if told else [])


def test_a_prompt_without_room(tmp_path: Path) -> None:
    text = "---\ntitle: B\nworkbook: {prompts: none}\n---\n\n## Step 1: Ask\n\n## Journal prompts\n\n- Why?\n"
    assert said(tmp_path, {GUIDE: text}) == [f"{GUIDE}:10:3+4 warning[GP324]: this prompt has no room to write"]
