"""Blanks to write on, and boxes to tick."""

from __future__ import annotations

import pytest

from tests.support.parsing import prose, read, tree, words


def drawn(text: str) -> str:
    return words(prose(f"# A post\n\n{text}\n"))


@pytest.mark.parametrize("count", [3, 4, 12, 40])
def test_a_blank_knows_its_length(count: int) -> None:
    assert drawn(f"I will {'_' * count} soon.") == f"I will [blank {count}] soon."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("____ is my goal", "[blank 4] is my goal"),
        ("My goal is ____", "My goal is [blank 4]"),
        ("By (____), at ____.", "By ( [blank 4] ), at [blank 4]."),
        ('“____” and "____"', "“ [blank 4] ” and “ [blank 4] ”"),
        ("____, ____; ____: ____! ____?", "[blank 4], [blank 4]; [blank 4]: [blank 4]! [blank 4]?"),
        ("<b>____</b>", "[blank 4]"),
        ("[ask ____](https://example.org)", "ask [blank 4]"),
        ("- ____\n- by ____", "[blank 4] by [blank 4]"),
        ("| By | ____ |\n|---|---|\n| by ____ | x |", "By [blank 4] by [blank 4] x"),
        ("> ____", "[blank 4]"),
        ("1. First\n\n    I will ____.", "First I will [blank 4]."),
    ],
)
def test_a_blank_stands_between_words_and_marks(text: str, expected: str) -> None:
    def tight(shown: str) -> str:
        return shown.replace(" ", "")

    assert tight(drawn(text)) == tight(expected)


@pytest.mark.parametrize(
    "text",
    [
        "snake___case",
        "____s",
        "s____",
        "__init__",
        "__",
        "`____`",
        "`` ` ____ ``",
        "    ____",
        "```\n____\n```",
        "Code:\n~~~\nI ____\n~~~",
        "<pre>\n____\n</pre>",
        "<div>\nI will ____\n</div>",
        "https://example.org/____",
        "[ask](https://example.org/____)",
        '<b title=" ____ ">x</b>',
        "___bold___",
        r"\____ x",
    ],
)
def test_underscores_in_words_code_addresses_and_html_are_none(text: str) -> None:
    assert "[blank" not in drawn(text)


@pytest.mark.parametrize("count", range(3, 10))
def test_three_to_nine_alone_are_a_separator(count: int) -> None:
    assert prose(f"# A post\n\nOne.\n\n{'_' * count}\n\nTwo.\n") == "<p>One.</p>\n<hr>\n<p>Two.</p>"


def test_ten_alone_are_a_writing_line() -> None:
    assert drawn("_" * 10) == "[blank 10]"


def test_a_word_beside_a_less_than_sign_is_no_tag() -> None:
    assert drawn("1 < 2 and ____ > 1") == "1 < 2 and [blank 4] > 1"


@pytest.mark.parametrize("bullet", ["-", "*", "+", "1."])
def test_boxes_are_ticked_or_not(bullet: str) -> None:
    assert drawn(f"{bullet} [ ] call Sam\n{bullet} [x] sleep\n{bullet} [X] eat") == "[ ] call Sam [x] sleep [x] eat"


def test_a_box_ends_where_its_words_end() -> None:
    html = prose("# A post\n\n- [ ] call *Sam*\n    - [ ] find the number\n- [x] sleep\n")
    inside = [part.split("\ufdd0d0\ufdd1")[0] for part in html.split("\ufdd0c")[1:]]
    assert [words(part.partition("\ufdd1")[2]) for part in inside] == ["call Sam", "find the number", "sleep"]


def test_every_box_has_an_end_even_where_two_stand_in_one_paragraph() -> None:
    html = prose("# A post\n\n- [x] sleep\n1. [ ] eat\n")
    assert html.count("\ufdd0c") == html.count("\ufdd0d") == 2


@pytest.mark.parametrize("text", ["- [ ]call", "- [y] call", "- x [ ] call", "Call [ ] Sam.", "Call\n[ ] Sam."])
def test_other_brackets_are_text(text: str) -> None:
    assert drawn(text) == text.removeprefix("- ").replace("\n", " ")
    assert "\ufdd0" not in prose(f"# A post\n\n{text}\n")


@pytest.mark.parametrize(
    "text", ["`- [ ] call`", "```\n- [ ] call\n```", "    - [ ] call", "<pre>\n- [ ] call\n</pre>"]
)
def test_code_holds_no_boxes(text: str) -> None:
    assert "\ufdd0" not in prose(f"# A post\n\n{text}\n")


def test_boxes_work_in_a_step() -> None:
    assert tree("# A post\n\n## Step 1: Ask\n\nHow:\n\n- [ ] call Sam\n").endswith("how [How]\n    [ ] call Sam")


@pytest.mark.parametrize("count", [3, 4, 30])
def test_a_blank_alone_behind_a_label_is_no_rule(count: int) -> None:
    found = tree(f"# A post\n\n## Step 1: Ask\n\n**Goal:** {'_' * count}\nWhy: It is time.\n")
    assert f"goal [Goal]\n    [blank {count}]\n" in found


def test_a_blank_in_a_question_is_heard_as_a_pause() -> None:
    [prompt] = read("# A post\n\n## Journal prompts\n\n- I will ____ by ____.\n").asked
    assert prompt.text == "I will … by …."


@pytest.mark.parametrize(
    "label", ["**Name:** ____", "**Name:**\n____", "**Name:**____", "Name:\n____", "- **Name:**\n  ____"]
)
@pytest.mark.parametrize("heading", ["", "## Step 1: Ask\n\n"])
def test_four_underscores_after_a_label_are_a_blank(label: str, heading: str) -> None:
    assert "[blank 4]" in tree(f"# A post\n\n{heading}{label}\n")


def test_underscores_below_other_words_are_a_rule() -> None:
    assert "<hr>" in prose("# A post\n\nName\n____\n")
