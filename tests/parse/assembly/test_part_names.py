"""The names of parts, which those of all answers in them start with, are made of words and never of positions."""

from __future__ import annotations

from tests.support.parsing import read, said

TWO = "# A post\n\n## Phase One: Look\n\n### {a}\n\n## Phase Two: Go\n\n### {b}\n"


def names(text: str) -> list[str]:
    return [step.id for step in read(text).steps]


def test_a_step_is_named_by_its_heading() -> None:
    assert names(TWO.format(a="Step 1: Ask", b="Step 2: Go there")) == ["ask", "go-there"]


def test_steps_of_two_phases_that_read_alike_are_named_by_their_phases() -> None:
    assert names(TWO.format(a="Step 1: Ask", b="Step 1: Ask")) == ["look-step-1-ask", "go-step-1-ask"]


def test_their_names_stay_when_the_phases_change_places() -> None:
    text = "# A post\n\n## Phase Two: Go\n\n### Step 1: Ask\n\n## Phase One: Look\n\n### Step 1: Ask\n"
    assert names(text) == ["go-step-1-ask", "look-step-1-ask"]


def test_steps_without_phases_that_read_alike_are_named_by_their_labels() -> None:
    assert names("# A post\n\n## Step 1: Ask\n\n## Step 4: Ask\n") == ["step-1-ask", "step-4-ask"]


def test_two_steps_alike_to_the_number_are_a_mistake_with_both_places() -> None:
    text = "# A post\n\n## Step 1: Ask\n\n## Step 1: Ask\n"
    assert said(text) == [
        "guide.md:5:1+14 error[GP112]: this heading has the same wording as the one at guide.md:3:1, "
        "so the answers below both would be saved under one name"
    ]
    assert said(text.replace("Ask\n\n", "Ask {#first}\n\n")) == []


def test_sections_alike_are_fine_until_something_is_filled_in() -> None:
    assert said("# A post\n\n## More\n\nA.\n\n## More\n\nB.\n") == []
    found = said("# A post\n\n## More\n\nA.\n\n## More\n\n::: lines\nWhy?\n:::\n")
    assert [message.partition(": ")[0] for message in found] == ["guide.md:7:1+7 error[GP112]"]
