"""Journal prompts: every item of a list under a heading that asks for them."""

from __future__ import annotations

import pytest

from builder.model.guide import Prompt, Section
from tests.support.parsing import branch, read, said, tree


def section(text: str, heading: str = "## Journal prompts") -> str:
    return tree(f"# A post\n\n{heading}\n\n{text}\n")


def prompts(text: str) -> tuple[Prompt, ...]:
    [only] = read(f"# A post\n\n## Journal prompts\n\n{text}\n").parts
    assert isinstance(only, Section)
    return only.prompts


@pytest.mark.parametrize(
    "heading",
    [
        "Journal prompts",
        "Journaling questions",
        "Writing prompts for tonight",
        "Six reflection questions",
        "Questions to consider",
        "A few **writing questions**",
        "JOURNAL PROMPTS:",
    ],
)
def test_a_listed_phrase_in_a_heading_asks_for_prompts(heading: str) -> None:
    assert "prompt 1: Why now?" in section("- Why now?", f"## {heading}")


@pytest.mark.parametrize("heading", ["Questions", "A journalist's prompts", "Underwriting prompts", "Writing"])
def test_other_words_in_a_heading_do_not(heading: str) -> None:
    assert "prompt 1" not in section("- Why now?", f"## {heading}")


def test_a_mark_asks_for_prompts_under_any_heading() -> None:
    assert section("- Why now?", "## Take your time {.prompts}") == "prompts Take your time\n  prompt 1: Why now?"


def test_bulleted_prompts_are_counted() -> None:
    assert section("- Why now?\n- Why not?\n\n- Who helps?") == branch("""
        prompts Journal prompts
          prompt 1: Why now?
          prompt 2: Why not?
          prompt 3: Who helps?
        """)


def test_numbered_prompts_keep_the_authors_numbers() -> None:
    assert [prompt.number for prompt in prompts("3. Why now?\n5. Why not?\n5. Who helps?")] == ["3", "5", "5"]


def test_prompts_go_on_below_a_sub_heading() -> None:
    assert section("Ten minutes each.\n\n- Why now?\n\n### For later\n\n- Why not?\n\nWell done.") == branch("""
        prompts Journal prompts
          Ten minutes each.
          prompt 1: Why now?
          heading For later
          prompt 2: Why not?
          Well done.
        """)


def test_a_list_right_below_its_introduction_is_prompts_too() -> None:
    assert section("Ten minutes each:\n- Why now?\n- Why not?") == branch("""
        prompts Journal prompts
          Ten minutes each:
          prompt 1: Why now?
          prompt 2: Why not?
        """)


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_an_inner_list_belongs_to_its_prompt(indent: str) -> None:
    [first, second] = prompts(f"- What helps?\n{indent}- people\n{indent}- places\n- What hinders?")
    assert first.html == "<p>What helps?</p>\n<ul>\n<li>people</li>\n<li>places</li>\n</ul>"
    assert second.html == "What hinders?"


def test_further_paragraphs_belong_to_their_prompt() -> None:
    [prompt] = prompts("1. What helps?\n\n   Think of people.\n\n   > And places.")
    assert prompt.text == "What helps? Think of people. And places."


def test_a_prompt_keeps_its_markup() -> None:
    [prompt] = prompts("- What did *you* do `today`?")
    assert prompt.html == "What did <em>you</em> do <code>today</code>?"


def test_empty_items_are_no_prompts() -> None:
    assert [prompt.text for prompt in prompts("- Why now?\n-\n- Why not?")] == ["Why now?", "Why not?"]


def test_prompts_have_ids_of_their_own() -> None:
    assert [prompt.id for prompt in prompts("- Why now?\n- Why then?\n- ???")] == [
        "journal-prompts-why-now",
        "journal-prompts-why-then",
        "journal-prompts-2",
    ]


def test_two_prompts_in_the_same_words_are_a_mistake_with_both_places() -> None:
    assert said("# A post\n\n## Journal prompts\n\n- Why now?\n- Why now?\n") == [
        "guide.md:6:3+8 error[GP112]: this question has the same wording as the one at guide.md:5:3, so both answers would be saved under one name"
    ]


def test_paragraphs_alone_are_no_prompts() -> None:
    assert prompts("Why now?\n\nWhy not?") == ()


def test_prompts_get_the_room_that_the_front_matter_says() -> None:
    guide = read("---\ntitle: A post\nworkbook: {prompts: 9}\n---\n\n## Journal prompts\n\n- Why now?\n")
    assert "rows=9" in repr(guide.parts)


def test_prompts_below_a_step_are_a_section_of_its_phase() -> None:
    post = "# A post\n\n## Phase 1: Begin\n\n### Step 1: Look\n\n### Journal prompts\n\n- Why now?\n"
    assert tree(post) == branch("""
        phase Phase 1 | Begin
          step Step 1 | Look
          prompts Journal prompts
            prompt 1: Why now?
        """)


def test_a_tick_box_may_stand_before_a_prompt() -> None:
    assert section("- [ ] Why now?") == "prompts Journal prompts\n  prompt 1: [ ] Why now?"
