"""Blanks and boxes in running text have names made of their words."""

from __future__ import annotations

from tests.support.parsing import read


def blanks(text: str) -> list[tuple[str, str]]:
    return [(blank.id, blank.label) for blank in read(f"# A post\n\n## Step 1: Ask\n\n{text}\n").blank_fields]


def test_a_blank_is_named_by_its_step_and_the_words_before_it() -> None:
    assert blanks("I will call ____ by ____.") == [("ask-i-will-call", "I will call"), ("ask-by", "by")]


def test_a_blank_with_nothing_before_it_is_named_by_the_words_behind_it() -> None:
    assert blanks("____ is my goal") == [("ask-is-my-goal", "is my goal")]


def test_a_box_is_named_by_its_words() -> None:
    assert blanks("- [ ] call *Sam*\n- [x] sleep") == [("ask-call-sam", "call Sam"), ("ask-sleep", "sleep")]


def test_the_same_words_in_one_step_are_counted_and_in_another_are_not() -> None:
    assert [name for name, _ in blanks("- by ____\n- by ____")] == ["ask-by", "ask-by-2"]
    guide = read("# A post\n\n## Step 1: Ask\n\nby ____\n\n## Step 2: Go\n\nby ____\n")
    assert [blank.id for blank in guide.blank_fields] == ["ask-by", "go-by"]


def test_a_name_stays_when_text_is_added_elsewhere() -> None:
    assert ("ask-by", "by") in blanks("Some more text with ____ in it.\n\nby ____")


def test_blanks_in_prompts_components_and_choices_have_names_too() -> None:
    text = "# A post\n\n## Journal prompts\n\n- I like ____.\n\n## More\n\n::: lines\nI see ____ there.\n:::\n"
    assert [blank.id for blank in read(text).blank_fields] == [
        "journal-prompts-i-like-i-like",
        "more-i-see-there-i-see",
    ]


def test_text_without_any_has_none() -> None:
    assert blanks("I will call.") == []


def test_a_box_alone_in_a_cell_is_named_by_its_column_and_its_row() -> None:
    table = "| Habit | Monday | Tuesday |\n|---|---|---|\n| A walk | [ ] | [x] late |\n"
    assert blanks(table) == [
        ("ask-monday-a-walk", "Monday, A walk"),
        ("ask-tuesday-a-walk-late", "Tuesday, A walk, late"),
    ]
    found = read(f"# A post\n\n## Step 1: Ask\n\n{table}").blank_fields
    assert [field.unseen for field in found] == [True, False]
