"""Questions in a step's text, which get room to answer."""

from __future__ import annotations

import pytest

from tests.support.parsing import read, tree

ROOM = "<lines rows=4>"


def step(text: str, settings: str = "") -> str:
    return tree(f"---\ntitle: A post\n{settings}---\n\n## Step 1: Ask\n\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "What do you want? Why now?",
        "Sit down. What do you want? Why now? Then write.",
        "What do you\nwant?\nWhy now?",
        "*What do you want?* **Why now?**",
        '"What do you want?" "Why now?"',
        "How: What do you want? Why now?",
    ],
)
def test_two_questions_in_a_row_get_one_writing_area(text: str) -> None:
    assert step(text).count(ROOM) == 1


@pytest.mark.parametrize(
    "text",
    [
        "What do you want?",
        "What do you want? Write it down. Why now?",
        "See https://example.org/?q=1&r=2? no, rather not.",
        "- What do you want? Why now?",
        "> What do you want? Why now?",
        "```\nWhat? Why?\n```",
    ],
)
def test_other_text_gets_none(text: str) -> None:
    assert ROOM not in step(text)


def test_the_area_stands_behind_its_paragraph() -> None:
    assert step("What? Why?\n\nGo on.") == f"step Step 1 | Ask\n  What? Why?\n  {ROOM}\n  Go on."


def test_front_matter_turns_it_off() -> None:
    assert ROOM not in step("What? Why?", "workbook: {questions: false}\n")


def test_questions_count_in_steps_only() -> None:
    assert ROOM not in tree("# A post\n\nWhat? Why?\n\n## A section\n\nWhat? Why?\n")


def test_the_area_says_where_its_question_stands() -> None:
    [step] = read("# A post\n\n## Step 1: Ask\n\n- a\n\nHow: What? Why?\n").steps
    assert "line=7, column=6, length=10" in repr(step.items)
