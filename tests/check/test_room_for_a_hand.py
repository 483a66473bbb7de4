"""What is printed must be of use to a hand with a pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.checking import GUIDE, post, said


def table(columns: int) -> str:
    row = "|" + " a |" * columns
    return f"::: table\n{row}\n{'|' + '---|' * columns}\n{'|' + '   |' * columns}\n:::"


def test_columns_too_narrow_to_write_in(tmp_path: Path) -> None:
    assert said(tmp_path, {GUIDE: post(table(6))}) == []
    assert said(tmp_path, {GUIDE: post(table(7))}) == [
        f"{GUIDE}:5:5+5 warning[GP326]: the 7 columns of this table are too narrow to write in"
    ]


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
