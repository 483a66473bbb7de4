"""Characters that no one sees: control characters, and those that turn text around."""

from __future__ import annotations

import pytest

from tests.support.parsing import prose, said

TURNS = "which turns text around"


@pytest.mark.parametrize("character", ["\0", "\a", "\x1b", "\x7f", "\x92"])
def test_a_control_character_in_a_text_is_a_mistake_at_its_place(character: str) -> None:
    assert said(f"# A post\n\nSome words.\nHere{character}it is.\n") == [
        f"guide.md:4:5+1 error[GP215]: there is a control character here, U+{ord(character):04X}"
    ]


def test_a_control_character_in_front_matter_is_a_mistake_at_its_place() -> None:
    assert said("---\ntitle: A \x1bpost\n---\n\nText.\n") == [
        "guide.md:2:10+1 error[GP215]: there is a control character here, U+001B"
    ]


def test_a_control_character_written_as_an_escape_is_a_mistake_too() -> None:
    assert said('---\ntitle: A post\ntags: ["a\\ab"]\n---\n\nText.\n') == [
        "guide.md:3:8+3 error[GP215]: this value contains an invisible control character, U+0007"
    ]


def test_marks_of_word_processors_are_spaces() -> None:
    assert prose("---\ntitle: A post\n---\n\nOne\x0btwo\x0cthree.\n") == "<p>One two three.</p>"


@pytest.mark.parametrize("character", ["\u202a", "\u202e", "\u2066", "\u2069"])
@pytest.mark.parametrize("key", ["title", "description", "author", "tags", "image_alt"])
def test_a_setting_does_not_turn_text_around(character: str, key: str) -> None:
    found = said(
        f"---\ntitle: A post\n{key}: small {character}steps\n---\n\nText.\n".replace("title: A post\ntitle", "title")
    )
    assert len(found) == 1
    assert found[0].endswith(f"error[GP216]: this value cannot contain U+{ord(character):04X}, {TURNS}")


@pytest.mark.parametrize(
    "heading", ["# A\u202epost\n\nText.", "# A post\n\n## Step 1: Do\u202eit", "# A post\n\n### A\u2066b\n\nText."]
)
def test_a_heading_does_not_turn_text_around(heading: str) -> None:
    line, column = next(
        (n, text.index(c)) for n, text in enumerate(heading.split("\n"), 1) for c in "\u202e\u2066" if c in text
    )
    [found] = said(heading + "\n")
    assert found.startswith(f"guide.md:{line}:{column + 1}+1 error[GP216]: a heading cannot contain U+2")


def test_a_heading_does_not_turn_text_around_by_a_reference() -> None:
    assert said("# A post\n\n## Step 1: Do &#x202e;it\n") == [
        f"guide.md:3:1+24 error[GP216]: a heading cannot contain U+202E, {TURNS}"
    ]


def test_running_text_may_turn_around() -> None:
    assert said("# A post\n\nHe said \u2067שלום\u2069 and left.\n") == []
