"""A session at a glance: what the coach's edition takes from the guide for each phase."""

from __future__ import annotations

from builder.workbook.at_a_glance import AtAGlance
from builder.workbook.pages import StepPage
from tests.support.composing import composed

GUIDE = """# T

## Phase 1: Look

::: coach
Bring paper. Arrive early.
:::

### Step 1: See

Goal: "I will see."

::: coach
20 minutes. Let them speak first. Then wait.
:::

What do you see? What is missing?

### Step 2: Ask

Ask.

::: coach minutes=15
They ask, you listen.
:::

### Step 3: Go

Go.

## Phase 2: Rest

### Step 4: Sleep

Sleep.
"""


def found(text: str = GUIDE, audience: str = "coach", parts: tuple[str, ...] = ()) -> list[AtAGlance]:
    pages = composed(text, audience=audience, parts=parts).pages
    return [page for page in pages if isinstance(page, AtAGlance)]


def test_course_and_each_phase_have_a_page_for_the_coach_alone() -> None:
    assert [page.about for page in found()] == ["T", "Phase 1, Look", "Phase 2, Rest"]
    assert found(audience="everyone") == []


def test_it_has_the_steps_with_minutes_first_words_and_questions() -> None:
    first = found()[1]
    assert first.lead == "Bring paper."
    assert [(row.title, row.minutes, row.note, row.asks) for row in first.rows] == [
        ("See", 20, "Let them speak first.", ("What do you see? What is missing?",)),
        ("Ask", 15, "They ask, you listen.", ()),
        ("Go", 0, "", ()),
    ]


def test_other_pages_keep_their_numbers_since_it_comes_at_the_end() -> None:
    kinds = [page.kind for page in composed(GUIDE, audience="coach").pages]
    after = kinds[kinds.index("notes") + 1 :]
    assert after[:3] == ["at-a-glance"] * 3
    assert {"step", "opener", "looking-back", "section"}.isdisjoint(after)


def test_part_that_is_left_out_has_none() -> None:
    assert [page.about for page in found(parts=("phase-2",))] == ["Phase 2, Rest"]


def test_guide_without_phases_has_one_for_all_its_steps() -> None:
    [page] = found("# T\n\n## Step 1: See\n\nSee.\n\n## Step 2: Go\n\nGo.\n")
    assert (page.about, [row.title for row in page.rows]) == ("T", ["See", "Go"])


COURSE = """# T

::: coach bring="a clock, Two pens"
Read this first.
:::

## Phase 1: Look

### Step 1: See {minutes=25}

::: coach minutes=5 bring="two pens, slips of paper"
Wait.
:::

### Step 2: Ask

What do they say?

::: coach answer
They name one person. That takes 40 minutes.
:::

## Phase 2: Rest

### Step 3: Sleep {minutes=10}

Sleep.
"""


def test_section_has_the_minutes_after_its_heading() -> None:
    section = "## Look around {minutes=12}\n\nWhat is there.\n\n"
    [alone] = found(f"# T\n\n{section}## Step 1: See {{minutes=8}}\n\nx\n")
    assert [(row.title, row.minutes) for row in alone.rows] == [("Look around", 12), ("See", 8)]
    assert alone.total is not None
    assert alone.total.minutes == 20
    [below] = found(f"# T\n\n## Phase 1: Begin\n\n### Step 1: See\n\nx\n\n#{section}")
    assert [(row.title, row.minutes) for row in below.rows] == [("See", 0), ("Look around", 12)]


def test_minutes_after_a_heading_come_before_those_of_notes() -> None:
    assert [row.minutes for row in found(COURSE)[1].rows] == [25, 0]


def test_minutes_of_a_phase_are_added_up_and_steps_without_any_are_named() -> None:
    total = found(COURSE)[1].total
    assert total is not None
    assert (total.title, total.minutes, total.note) == ("In all", 25, "Without a time: Ask")


def test_course_has_a_page_with_its_phases_their_steps_and_the_sum() -> None:
    course = found(COURSE)[0]
    assert course.heading == "The whole course at a glance"
    assert [(row.title, row.minutes, row.note) for row in course.rows] == [
        ("Phase 1, Look", 25, "See, 25 min · Ask"),
        ("Phase 2, Rest", 10, "Sleep, 10 min"),
    ]
    assert course.total is not None
    assert course.total.minutes == 35


def test_what_to_bring_is_listed_once_for_the_session_and_for_the_course() -> None:
    assert [page.bring for page in found(COURSE)] == [
        ("a clock", "Two pens", "slips of paper"),
        ("two pens", "slips of paper"),
        (),
    ]


def test_course_without_minutes_and_things_to_bring_has_no_page_of_its_own() -> None:
    text = "# T\n\n## Phase 1: Look\n\n### Step 1: See\n\nSee.\n\n## Phase 2: Rest\n\n### Step 2: Sleep\n\nSleep.\n"
    assert [page.about for page in found(text)] == ["Phase 1, Look", "Phase 2, Rest"]
    assert [page.total for page in found(text)] == [None, None]


def test_minutes_of_a_note_in_two_pieces_count_once() -> None:
    text = "# T\n\n## Step 1: See\n\n:::: coach minutes=20\nFirst.\n\n::: note\nInner.\n:::\n\nLast.\n::::\n"
    assert [row.minutes for row in found(text)[0].rows] == [20]


def test_section_that_takes_minutes_is_in_the_plan() -> None:
    wheel = "### The whole\n\n::: wheel\n- A\n- B\n- C\n:::\n\n::: coach answer minutes=10\nUneven.\n:::\n"
    page = found(f"# T\n\n## Phase 1: Look\n\n### Step 1: See {{minutes=25}}\n\nSee.\n\n{wheel}")[0]
    assert [(row.title, row.minutes) for row in page.rows] == [("See", 25), ("The whole", 10)]


def test_answer_that_is_looked_for_is_not_what_a_session_says_first() -> None:
    assert [row.note for row in found(COURSE)[1].rows] == ["Wait.", ""]


def test_only_the_coach_reads_the_minutes_of_a_step_above_its_title() -> None:
    heads = {
        audience: [page.meta for page in composed(COURSE, audience=audience).pages if isinstance(page, StepPage)]
        for audience in ("coach", "everyone")
    }
    assert heads["coach"] == ["Phase 1, Step 1 · 25 min", "Phase 1, Step 2", "Phase 2, Step 3 · 10 min"]
    assert heads["everyone"] == ["Phase 1, Step 1", "Phase 1, Step 2", "Phase 2, Step 3"]
