"""Two short steps on a page: which are short, and what is left of their forms."""

from __future__ import annotations

from dataclasses import replace

from builder.load.builtin import language
from builder.model.measure import A4, Measure
from builder.model.sources import Edition
from builder.workbook import compose
from builder.workbook.pages import StepPage
from tests.support.composing import guide

GOAL = 'Goal: "I will sing before Friday."\n\n'


def steps(*texts: str, level: int = 2) -> str:
    return "".join(f"{'#' * level} Step {n}: Title {n}\n\n{text}\n\n" for n, text in enumerate(texts, 1))


def shares(text: str, front: str = "", measure: Measure = A4) -> list[str]:
    return [page.share for page in pages(text, front, measure)]


def pages(text: str, front: str = "", measure: Measure = A4) -> list[StepPage]:
    found = guide(f"---\ntitle: T\n{front}---\n\n{text}")
    book = compose(found, Edition("e", "Edition"), language("en").text, measure)
    return [page for page in book.pages if isinstance(page, StepPage)]


def test_two_short_steps_share_a_page_and_the_third_has_its_own() -> None:
    assert shares(steps(GOAL, GOAL, GOAL)) == ["first", "second", ""]


def test_step_that_says_more_than_its_goal_is_alone() -> None:
    assert shares(steps(GOAL, GOAL + "Why it matters: It does.", GOAL)) == ["", "", ""]
    assert shares(steps(GOAL, GOAL + "::: lines\nWhat?\n:::", GOAL)) == ["", "", ""]
    assert shares(steps(GOAL, "Read a page.", GOAL)) == ["", "", ""]


def test_steps_of_two_phases_do_not_share_a_page() -> None:
    text = "## Phase 1: A\n\n" + steps(GOAL, level=3) + "## Phase 2: B\n\n" + steps(GOAL, level=3)
    assert shares(text) == ["", ""]


def test_two_long_goals_share_a_page_with_a_row_less_and_have_pages_of_their_own_on_lower_paper() -> None:
    long = f'Goal: "I will {"sing a song and " * 14}rest."\n\n'
    assert [page.share for page in pages(steps(GOAL, GOAL))] == ["first", "second"]
    assert [goal_rows(page) for page in pages(steps(GOAL, GOAL))] == [2, 2]
    assert [page.share for page in pages(steps(long, long))] == ["first", "second"]
    assert [goal_rows(page) for page in pages(steps(long, long))] == [1, 1]
    assert shares(steps(long, long), measure=replace(A4, height=A4.height - 16)) == ["", ""]


def test_forms_of_one_phase_have_the_same_rows() -> None:
    long = f'Goal: "I will {"sing a song and " * 14}rest."\n\n'
    text = "## Phase 1: A\n\n" + steps(GOAL, GOAL, long, long, GOAL, level=3)
    assert [page.share for page in pages(text)] == ["first", "second", "first", "second", ""]
    assert [goal_rows(page) for page in pages(text)] == [1, 1, 1, 1, 2]


def goal_rows(page: StepPage) -> object:
    return page.printed_goal.option("rows") if page.printed_goal else None


def test_two_on_a_page_have_no_row_for_the_day_of_a_sitting_which_one_of_them_might_have_alone() -> None:
    assert [page.sitting is not None for page in pages(steps(GOAL, GOAL, GOAL))] == [False, False, True]


def test_guide_can_leave_each_step_alone() -> None:
    assert shares(steps(GOAL, GOAL), "workbook: {short: alone}\n") == ["", ""]


def test_low_paper_has_one_step_to_a_page() -> None:
    assert shares(steps(GOAL, GOAL), measure=replace(A4, height=210.0)) == ["", ""]


def test_form_on_a_shared_page_is_shorter_and_its_answers_keep_their_names() -> None:
    first = pages(steps(GOAL, GOAL))[0]
    assert first.brief is not None
    assert first.goal is not None
    assert (first.brief.id, first.brief.option("checks"), first.brief.option("more")) == (first.goal.id, False, 0)
    assert first.goal.option("checks")
    assert first.spare is None
