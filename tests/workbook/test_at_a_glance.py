"""A session at a glance: what the coach's edition takes from the guide for each phase."""

from __future__ import annotations

from builder.workbook.at_a_glance import AtAGlance
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


def test_each_phase_has_a_page_for_the_coach_alone() -> None:
    assert [page.about for page in found()] == ["Phase 1, Look", "Phase 2, Rest"]
    assert found(audience="everyone") == []


def test_it_has_the_steps_with_minutes_first_words_and_questions() -> None:
    first = found()[0]
    assert first.lead == "Bring paper."
    assert [(row.title, row.minutes, row.note, row.asks) for row in first.rows] == [
        ("See", 20, "Let them speak first.", ("What do you see? What is missing?",)),
        ("Ask", 15, "They ask, you listen.", ()),
        ("Go", 0, "", ()),
    ]


def test_other_pages_keep_their_numbers_since_it_comes_at_the_end() -> None:
    kinds = [page.kind for page in composed(GUIDE, audience="coach").pages]
    after = kinds[kinds.index("notes") + 1 :]
    assert after[:2] == ["at-a-glance", "at-a-glance"]
    assert {"step", "opener", "looking-back", "section"}.isdisjoint(after)


def test_part_that_is_left_out_has_none() -> None:
    assert [page.about for page in found(parts=("phase-2",))] == ["Phase 2, Rest"]


def test_guide_without_phases_has_one_for_all_its_steps() -> None:
    [page] = found("# T\n\n## Step 1: See\n\nSee.\n\n## Step 2: Go\n\nGo.\n")
    assert (page.about, [row.title for row in page.rows]) == ("T", ["See", "Go"])
