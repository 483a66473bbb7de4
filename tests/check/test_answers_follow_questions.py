"""A note about a good answer belongs to what is asked right before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import GUIDE, post, said

ANSWER = "::: coach answer\nOne name.\n:::\n"
ASKED = {
    "component": "::: lines\nWho?\n:::",
    "question": "Who decides?",
    "blank": "It is ____.",
    "another answer": "Who decides?\n\n::: coach answer\nTwo.\n:::",
    "goal": 'SMART goal example: "I will ask."',
    "prompts": "## Journal prompts\n\n- Who was it?",
}


@pytest.mark.parametrize("before", ASKED.values(), ids=ASKED)
def test_answer_after_what_is_asked_is_fine(tmp_path: Path, before: str) -> None:
    assert said(tmp_path, {GUIDE: post(f"{before}\n\n{ANSWER}")}) == []


@pytest.mark.parametrize("before", ["Read it again.", "::: note\nRest.\n:::", "::: coach\nWait.\n:::"])
def test_answer_after_anything_else_is_reported(tmp_path: Path, before: str) -> None:
    line = 6 + len(before.splitlines())
    expected = f"{GUIDE}:{line}:5+5 warning[GP245]: nothing is asked before this note about a good answer"
    assert said(tmp_path, {GUIDE: post(f"{before}\n\n{ANSWER}")}) == [expected]
