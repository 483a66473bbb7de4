"""Which headings are phases and steps, and which only look like it."""

from __future__ import annotations

import pytest

from tests.support.parsing import branch, read, tree


def roles(*headings: str) -> list[str]:
    """What some headings of a post become, each with a line of text below it."""
    post = "# A post\n\n" + "".join(f"{heading}\n\nSome words.\n\n" for heading in headings)
    return [line.strip() for line in tree(post).splitlines() if "Some words." not in line]


def test_a_post_in_phases_and_steps_is_read_as_it_stands() -> None:
    post = """
        # The quiet job hunt

        A few words before it begins.

        ## Phase One: Look ahead

        This phase is about direction.

        ### Step 1: Name the role

        Write it down.

        ### Step 2: Ask around

        Two people are enough.

        ## Phase Two: Get ready

        ### Step 3: Polish the CV
        """
    assert tree(post) == branch("""
        A few words before it begins.
        phase Phase One | Look ahead
          This phase is about direction.
          step Step 1 | Name the role
            Write it down.
          step Step 2 | Ask around
            Two people are enough.
        phase Phase Two | Get ready
          step Step 3 | Polish the CV
        """)


@pytest.mark.parametrize("separator", [":", ".", ")", " –", " —", " -", "  :"])
def test_every_separator_parts_the_number_from_the_title(separator: str) -> None:
    assert roles(f"## Step 1{separator} Name the role") == ["step Step 1 | Name the role"]


@pytest.mark.parametrize("number", ["3", "III", "iii", "three", "Three", "12", "XIV", "twenty"])
def test_numbers_are_digits_roman_letters_or_words_and_stay_as_written(number: str) -> None:
    assert roles(f"## Step {number}: Ask") == [f"step Step {number} | Ask"]


@pytest.mark.parametrize(
    ("number", "value"), [("3", 3), ("III", 3), ("three", 3), ("xiv", 14), ("Twenty", 20), ("0", 0)]
)
def test_a_number_has_its_value_however_it_is_written(number: str, value: int) -> None:
    [step] = read(f"# A post\n\n## Step {number}: Ask\n").steps
    assert step.ordinal == value


@pytest.mark.parametrize("word", ["Phase", "PHASE", "phase", "Stage", "Part"])
def test_every_listed_word_begins_a_phase_in_any_case(word: str) -> None:
    assert roles(f"## {word} 1: Look ahead") == [f"phase {word} 1 | Look ahead"]


@pytest.mark.parametrize(
    "heading",
    [
        "## **Step 1: Name the role**",
        "## **Step 1:** Name the role",
        "## __Step 1__: Name the role",
        "## *Step 1*: Name the role",
        "## Step 1: Name the role ##",
        "## Step 1: Name the role {.wide}",
        "## Step 1: Name the role {#first goal=true}",
        "Step 1: Name the role\n-------",
        "**Step 1:** Name the role\n===",
        "##   Step  1 :  Name the role",
        "## Step\u00a01: Name the role",
    ],
)
def test_marks_round_a_heading_do_not_hide_its_step(heading: str) -> None:
    [role] = roles(heading)
    assert role.replace("  ", " ") == "step Step 1 | Name the role"


def test_a_title_keeps_its_own_bold_words() -> None:
    [step] = read("# A post\n\n## Step 1: **Name** the *role*\n").steps
    assert step.html == "<strong>Name</strong> the <em>role</em>"


def test_a_bold_mark_that_the_label_shares_with_the_title_leaves_no_stars() -> None:
    [step] = read("# A post\n\n## **Step 1: Name** the role\n").steps
    assert step.html == "Name the role"


def test_a_final_full_stop_is_the_authors() -> None:
    assert roles("## Step 1. Name the role.") == ["step Step 1 | Name the role."]


def test_a_heading_of_word_and_number_alone_is_its_own_title() -> None:
    assert roles("## Step 7", "## Phase Two") == ["step Step 7", "phase Phase Two"]


@pytest.mark.parametrize(
    "heading",
    [
        "Part of the problem",
        "Step up your game",
        "Phase out old tools",
        "Part I love most",
        "Step 2b",
        "Step 2b: Another way",
        "Step 6-day plan",
        "Step 1-3: The groundwork",
        "Step 1–3: The groundwork",
        "Step 2.5: The part nobody mentions",
        "Step mix: Stir it well",
        "Step civil: Be kind",
        "Step IIII: A slip",
        "Step vx: Not a number",
        "Step 12345: Far away",
        "Steps 1: All of them",
        "First step: Begin",
        "Stepping stones",
        "Step",
        "Step: Begin",
        "Step 1 begin here",
    ],
)
def test_headings_that_only_begin_like_a_step_are_sections(heading: str) -> None:
    assert roles(f"## {heading}") == [f"prose {heading}"]


def test_numbers_with_a_gap_are_shown_as_written() -> None:
    assert roles("## Step 1: A", "## Step 7: B", "## Step 10: C") == [
        "step Step 1 | A",
        "step Step 7 | B",
        "step Step 10 | C",
    ]


def test_an_explicit_mark_makes_any_heading_a_phase_or_step() -> None:
    assert roles("## Look ahead {.phase}", "### Name the role {.step}") == ["phase Look ahead", "step Name the role"]


def test_an_explicit_mark_wins_over_what_the_words_say() -> None:
    assert roles("## Step 1: Before we begin {.section}", "## Journal prompts {.phase}") == [
        "prose Step 1: Before we begin",
        "phase Journal prompts",
    ]


def test_front_matter_names_the_levels_of_phases_and_steps() -> None:
    post = """
        ---
        title: A post
        workbook: {phases: 2, steps: 3}
        ---

        ## Look ahead

        ### Name the role

        #### A remark

        ### Ask around
        """
    assert tree(post) == branch("""
        phase Look ahead
          step Name the role
            heading A remark
          step Ask around
        """)


def test_a_mark_wins_over_the_levels_of_the_front_matter() -> None:
    post = "---\ntitle: A post\nworkbook: {phases: 2}\n---\n\n## Questions {.prompts}\n\n- Why now?\n"
    assert tree(post) == "prompts Questions\n  prompt 1: Why now?"


def test_steps_stand_straight_in_a_guide_without_phases() -> None:
    assert tree("# A post\n\n## Step 1: One\n\n## Step 2: Two\n") == "step Step 1 | One\nstep Step 2 | Two"


def test_a_step_of_the_same_level_still_belongs_to_the_phase_before_it() -> None:
    assert tree("# A post\n\n## Phase 1: One\n\n## Step 1: Two\n") == "phase Phase 1 | One\n  step Step 1 | Two"


def test_another_section_of_its_level_ends_a_phase() -> None:
    post = "# A post\n\n## Phase 1: One\n\n### Step 1: Two\n\n## Afterwords\n\nThank you.\n"
    assert tree(post) == branch("""
        phase Phase 1 | One
          step Step 1 | Two
        prose Afterwords
          Thank you.
        """)


def test_a_section_below_a_phase_stays_in_it() -> None:
    post = "# A post\n\n## Phase 1: One\n\n### Before you begin\n\n#### Bring\n\nA pen.\n\n### Step 1: Two\n"
    assert tree(post) == branch("""
        phase Phase 1 | One
          heading Before you begin
          heading Bring
          A pen.
          step Step 1 | Two
        """)


def test_a_guide_without_phases_or_steps_is_sections() -> None:
    assert tree("# A post\n\nHello.\n\n## One\n\nA.\n\n### Two\n\nB.\n") == branch("""
        Hello.
        prose One
          A.
          heading Two
          B.
        """)


@pytest.mark.parametrize(
    "heading",
    ["1. Look back", "10. Look back", "- Look back", "> Look back", "[a]: b", "*[a]: b", "[^1]: b", ": b", "| a | b |"],
)
def test_a_heading_is_never_a_list_a_quotation_or_a_definition(heading: str) -> None:
    [section] = read(f"# A post\n\n## {heading}\n\nText.\n").parts
    assert section.text == heading


def test_a_number_before_a_title_is_part_of_it() -> None:
    assert read("# 1. A post\n\nText.\n").meta.title == "1. A post"


def test_hash_signs_without_words_are_text() -> None:
    assert tree("# A post\n\n##\n\n## {.step}\n") == "## ## {.step}"


@pytest.mark.parametrize("setting", ["goal=false", "goal=no", 'goal="false"'])
def test_braces_behind_a_step_say_that_it_has_no_goal(setting: str) -> None:
    [step] = read(f"# A post\n\n## Step 1: Rest {{{setting}}}\n").steps
    assert not step.goal_form


@pytest.mark.parametrize(("setting", "rows"), [("space=6", 6), ("space=fill", "fill"), ("space=none", 0)])
def test_braces_behind_a_step_say_how_much_room_it_gets(setting: str, rows: int | str) -> None:
    [step] = read(f"# A post\n\n## Step 1: Rest {{{setting}}}\n").steps
    assert step.rows == rows


def test_front_matter_says_how_much_room_steps_and_prompts_get() -> None:
    settings = "---\ntitle: A post\nworkbook: {goal: false, space: 4, prompts: none}\n---\n\n"
    guide = read(settings + "## Step 1: Rest\n\n## Journal prompts\n\n- Why?\n")
    [step] = guide.steps
    assert (step.goal_form, step.rows) == (False, 4)
    assert guide.summary.prompts == 1
    assert "rows=0" in repr(guide.parts[1])
