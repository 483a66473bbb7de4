"""Labels: where a field of a step begins and ends."""

from __future__ import annotations

import pytest

from tests.support.parsing import branch, read, tree


def step(text: str) -> str:
    """The inside of a step with this text."""
    drawn = tree(f"# A post\n\n## Step 1: Ask\n\n{text}\n")
    return "\n".join(line.removeprefix("  ") for line in drawn.splitlines()[1:])


@pytest.mark.parametrize(
    "opening",
    [
        "Why it matters: ",
        "**Why it matters:** ",
        "**Why it matters**: ",
        "__Why it matters:__ ",
        "**Why it matters:**\n",
        "**Why it matters**\n",
        "**Why it matters**\n\n",
        "**Why it matters:**\n\n",
        "Why it matters:\n",
        "### Why it matters\n\n",
        "### Why it matters:\n\n",
        "### **Why it matters**\n\n",
        "- Why it matters: ",
        "- **Why it matters:** ",
        "1. Why it matters: ",
    ],
)
def test_a_known_label_is_seen_in_every_form(opening: str) -> None:
    assert step(f"{opening}Because of the money.") == "why [Why it matters]\n  Because of the money."


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("SMART goal example", "goal"),
        ("Goal", "goal"),
        ("why", "why"),
        ("WHY IT MATTERS", "why"),
        ("How to do it", "how"),
        ("How", "how"),
    ],
)
def test_a_known_label_has_its_kind_and_stays_as_written(label: str, kind: str) -> None:
    assert step(f"{label}: Ask two people.") == f"{kind} [{label}]\n  Ask two people."


def test_labels_count_at_the_start_of_any_line_of_a_paragraph() -> None:
    text = (
        "SMART goal example: By June I will ask.\nWhy it matters: It is time.\nHow to do it: Write first,\nthen call."
    )
    assert step(text) == branch("""
        goal [SMART goal example]
          By June I will ask.
        why [Why it matters]
          It is time.
        how [How to do it]
          Write first, then call.
        """)


def test_every_item_of_a_list_may_be_a_field() -> None:
    text = (
        "- **SMART goal example:** By June\n  I will ask.\n- **Why:** It is time.\n- **How:**\n    - write\n    - call"
    )
    assert step(text) == branch("""
        goal [SMART goal example]
          By June I will ask.
        why [Why]
          It is time.
        how [How]
          write call
        """)


def test_a_field_runs_to_the_next_label_with_its_lists_and_paragraphs() -> None:
    text = "How to do it:\n\n1. Write.\n2. Call.\n\nThen wait.\n\n> Patience.\n\nWhy: It works.\n\nOn we go."
    assert step(text) == branch("""
        how [How to do it]
          Write. Call.
          Then wait.
          Patience.
        why [Why]
          It works.
          On we go.
        """)


def test_a_field_ends_at_a_sub_heading() -> None:
    assert step("Why: It works.\n\n### A remark\n\nOn we go.") == branch("""
        why [Why]
          It works.
        heading A remark
        On we go.
        """)


def test_text_before_the_first_label_belongs_to_the_step() -> None:
    assert step("Take an hour.\n\nWhy: It works.") == "Take an hour.\nwhy [Why]\n  It works."


def test_steps_need_no_fields() -> None:
    assert step("Take an hour.\n\n- A pen\n- Some paper") == "Take an hour.\nA pen Some paper"


def test_a_label_with_nothing_behind_it_is_an_empty_field() -> None:
    assert step("Why it matters:\n\nHow to do it: Ask.") == "why [Why it matters]\nhow [How to do it]\n  Ask."


def test_an_unknown_label_is_a_field_in_bold_with_a_colon_at_a_paragraphs_start() -> None:
    assert step("**Tools you'll need:** A pen.\n\n**Time**: An hour.") == branch("""
        other [Tools you’ll need]
          A pen.
        other [Time]
          An hour.
        """)


@pytest.mark.parametrize(
    "text",
    [
        "**Tools you need** A pen.",
        "Tools you need: A pen.",
        "Bring this. **Tools you need:** A pen.",
        "- **Tools you need:** A pen.",
        "Bring this.\n**Tools you need:** A pen.",
        "**A label that goes on for far too long to be one:** A pen.",
        "**[Tools](tools.md):** A pen.",
        "**Note:**this.",
    ],
)
def test_other_bold_words_are_emphasis(text: str) -> None:
    assert "[" not in step(text)


def test_an_unknown_label_has_up_to_forty_characters() -> None:
    assert step(f"**{'x' * 40}:** A pen.") == f"other [{'x' * 40}]\n  A pen."
    assert step(f"**{'x' * 41}:** A pen.") == f"{'x' * 41}: A pen."


@pytest.mark.parametrize(
    "text",
    [
        "```\nWhy: code\n```",
        "Look at this:\n```\nWhy: code\n```",
        "    Why: code",
        "`Why: code`",
        "> Why: code",
        "> Look at this:\nWhy: code",
        "<div>\nWhy: code\n</div>",
        "<pre>\n\nWhy: code\n\n</pre>",
        "- Look at this:\n\n  ```\n  Why: code\n  ```",
        "Why:code",
        "Why not: code",
        "So, why: code",
        "**Why** code",
        "Why code",
    ],
)
def test_code_quotations_and_mere_words_hold_no_labels(text: str) -> None:
    assert "why [" not in step(text)


def test_a_bullet_does_not_undo_the_indent_of_code_further_down() -> None:
    guide = read("# A post\n\n## Step 1: Ask\n\n- How: Ask.\n\nLike this:\n\n    print(1)\n")
    assert "<pre><code>print(1)" in repr(guide.steps[0])


def test_two_spaces_behind_a_label_still_break_the_line() -> None:
    [step] = read("# A post\n\n## Step 1: Ask\n\nHow: Write.  \nThen call.\n").steps
    assert "Write.<br>" in repr(step)


@pytest.mark.parametrize(
    "quotation",
    [
        ': "By June I will have asked three people."',
        ": “By June I will have asked three people.”",
        ': *"By June I will have asked three people."*',
        ':\n"By June I will have asked three people."',
        ': "By June I will\nhave asked three people."',
        ":\n\n> By June I will have asked three people.",
    ],
)
def test_for_example_and_a_quotation_alone_is_a_goal(quotation: str) -> None:
    drawn = step(f"Ask around.\n\nFor example{quotation}")
    assert drawn.startswith("Ask around.\ngoal [For example]\n")
    assert "By June I will have asked three people." in drawn


@pytest.mark.parametrize("text", ["a short note will do.", '"Sam" is a good start.', 'the book "Getting to yes"'])
def test_for_example_before_other_words_is_prose(text: str) -> None:
    assert "[For example]" not in step(f"For example: {text}")


def test_for_example_ends_at_the_next_label() -> None:
    assert step('For example: "By June I will ask."\nWhy: It is time.') == branch("""
        goal [For example]
          “By June I will ask.”
        why [Why]
          It is time.
        """)


def test_labels_count_in_steps_only() -> None:
    assert tree("# A post\n\n## A section\n\nWhy: It works.\n") == "prose A section\n  Why: It works."


def test_a_label_as_a_sub_heading_of_the_same_level_is_a_section() -> None:
    assert tree("# A post\n\n## Step 1: Ask\n\n## Why it matters\n\nMoney.\n") == branch("""
        step Step 1 | Ask
        prose Why it matters
          Money.
        """)
