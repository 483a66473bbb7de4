"""Writing lines: as many as asked for, below their prompt, and down to the foot of the text area."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.print_rendering import Press, planned, printed
from tests.support.printed import DOTS, PrintedWorkbook
from tests.support.projects import write

PITCH = 8.0
LEVEL = 0.5
"""mm that the last line of a page may stand above the foot of the text area."""

looks = pytest.mark.parametrize(("paper", "theme"), [("a4", "journal"), ("letter", "journal"), ("letter", "plain")])


def ends_on_the_foot(workbook: PrintedWorkbook, page: int) -> bool:
    return 0 <= workbook.frame_foot - workbook.lines(page)[-1] <= LEVEL


def lines_below(workbook: PrintedWorkbook, page: int, word: str, until: str = "") -> list[float]:
    start = workbook.place(page, word).top
    end = workbook.place(page, until).top if until else workbook.paper.height
    return [line for line in workbook.lines(page) if start < line < end]


def rows(lines: list[float]) -> int:
    """How many lines stand one row apart from each other, from the first on."""
    steps = [round(b - a, 1) for a, b in pairwise(lines)]
    return next((n for n, step in enumerate(steps) if abs(step - PITCH) > 0.15), len(steps)) + 1


@looks
def test_every_prompt_has_five_lines_or_more_on_its_page(press: Press, paper: str, theme: str) -> None:
    workbook = press.workbook("allotment", paper, theme)
    for question in ("What did you plant", "Which corner", "When were you", "Who taught"):
        page, first = workbook.page_with(question), question.partition(" ")[0]
        below = lines_below(workbook, page, first)
        assert rows(below) >= 5
        assert below[0] - workbook.place(page, first).bottom < 2 * PITCH


@looks
def test_last_line_lies_on_the_foot_of_the_text_area(press: Press, paper: str, theme: str) -> None:
    allotment, room = press.workbook("allotment", paper, theme), press.workbook("room", paper, theme)
    titles = ("Before you begin", "Find your ground", "Choose four vegetables", "Journal prompts", "Notes")
    pages = [allotment.page_of(title) for title in titles]
    assert [page for page in pages if not ends_on_the_foot(allotment, page)] == []
    pages = [room.page_of(t) for t in ("Before you begin", "Two areas share a page", "Journal prompts", "Notes")]
    assert [page for page in pages if not ends_on_the_foot(room, page)] == []


@looks
def test_page_that_looks_back_has_lines_down_to_a_scale_on_the_foot(press: Press, paper: str, theme: str) -> None:
    workbook = press.workbook("allotment", paper, theme)
    for page in workbook.looking_back():
        scale = workbook.place(page, "sure").top
        lines = [line for line in workbook.lines(page) if line < scale]
        assert scale - lines[-1] < PITCH + 1, "a further line would touch the question of the scale"
        assert lowest_ink(workbook, page) < 2


def test_lines_are_eight_millimetres_apart(allotment: PrintedWorkbook) -> None:
    lines = allotment.lines(allotment.page_of("Notes"))
    assert len(lines) == 30
    assert all(abs(b - a - PITCH) <= 0.11 for a, b in pairwise(lines))


def test_areas_share_a_page_by_their_weights(room: PrintedWorkbook) -> None:
    page = room.page_of("Two areas share a page")
    larger, smaller = len(lines_below(room, page, "larger", "smaller")), len(lines_below(room, page, "smaller"))
    assert larger + smaller >= 20
    assert 1.7 <= larger / smaller <= 2.1


def test_as_many_lines_as_asked_for(room: PrintedWorkbook) -> None:
    assert len(lines_below(room, room.page_of("A section with its own room"), "Seven")) == 7
    first = room.page_of("Many lines")
    assert room.pages_of("Many lines") == 3
    assert sum(len(room.lines(page)) for page in range(first, first + 3)) == 60
    first = room.page_of("Room to think")
    assert sum(len(room.lines(page)) for page in range(first, first + room.pages_of("Room to think"))) == 20


def test_lines_take_the_rest_of_a_page_that_has_more_than_was_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/one.md": "# One\n\n## Ground\n\n::: lines rows=7\nSeven or more?\n:::\n"})
    kit, jobs = planned(tmp_path)
    workbook = printed(jobs["one", "a4"], kit, tmp_path)
    page = workbook.page_of("Ground")
    assert rows(lines_below(workbook, page, "Seven")) > 20
    assert ends_on_the_foot(workbook, page)


def test_many_lines_go_on_at_the_head_of_the_next_page(room: PrintedWorkbook) -> None:
    first = room.page_of("Many lines")
    assert ends_on_the_foot(room, first) or room.frame_foot - room.lines(first)[-1] < PITCH
    assert room.lines(first + 1)[0] == pytest.approx(24 + PITCH, abs=0.3)


def test_high_drawing_area_stands_under_its_heading_on_one_page(press: Press) -> None:
    for paper in ("a4", "letter"):
        room = press.workbook("room", paper)
        page = room.page_of("A drawing over a page")
        assert room.pages_of("A drawing over a page") == 1
        assert len(room.lines(page)) > 25
        assert room.lines(page)[-1] <= room.frame_foot


def test_lines_and_dots_fill_a_page_together(room: PrintedWorkbook) -> None:
    page = room.page_of("Lines and dots together")
    assert room.pages_of("Lines and dots together") == 1
    assert 5 <= len(lines_below(room, page, "Say", "Draw")) <= 15
    assert room.darkest(page, 30, room.frame_foot - 7, 180, room.frame_foot + 0.1) < 230, "dots reach the foot"


def test_page_marks_part_pages_and_leave_none_empty(room: PrintedWorkbook) -> None:
    page = room.page_of("A new page")
    assert "The text before the mark." in room.texts[page]
    assert "The text after the mark." in room.texts[page + 1]
    assert room.page_of("Journal prompts") == page + 3


def test_text_and_lines_do_not_touch(allotment: PrintedWorkbook) -> None:
    page = allotment.page_of("Journal prompts")
    for line in allotment.lines(page):
        assert [word for word in allotment.words[page] if word.top < line < word.bottom - 0.8] == []


def test_my_goal_has_rows_high_enough_for_a_pen(allotment: PrintedWorkbook) -> None:
    page = allotment.page_of("Give some away")
    will, by = (allotment.place(page, word).bottom for word in ("I", "by"))
    assert by - will >= 10


def test_questions_in_a_row_get_lines_of_their_own(letters: PrintedWorkbook) -> None:
    page = letters.page_of("Deliver it")
    assert rows(lines_below(letters, page, "knock?", "Specific")) >= 3


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> PrintedWorkbook:
    """Steps of twelve to thirty lines of text, with a goal form behind each."""
    folder = tmp_path_factory.mktemp("steps")
    lines = "\n\n".join(f"## Step {n}: Of {n} lines\n\nWhy: It is.\n\n" + "Write.\n\n" * n for n in range(12, 31))
    write(folder, {"content/guides/one.md": f"# One\n\n{lines}"})
    kit, jobs = planned(folder)
    return printed(jobs["one", "a4"], kit, folder)


def lowest_ink(workbook: PrintedWorkbook, page: int) -> float:
    """mm from the lowest mark of a page's text area to the foot of it."""
    foot = round(workbook.frame_foot * DOTS)
    drawn = workbook.drawn(page).crop((0, 0, workbook.drawn(page).width, foot + 3))
    inked = drawn.point([0 if grey > 235 else 255 for grey in range(256)]).getbbox()
    assert inked
    return (foot - inked[3]) / DOTS


def parts(workbook: PrintedWorkbook, page: int) -> set[str]:
    """What a page asks for below a goal."""
    below = ("Small next steps", "gets in the way", "Room to think")
    return {part for part in below if part in workbook.texts[page]}


def test_what_a_page_has_no_room_for_is_left_out_below_a_goal(steps: PrintedWorkbook) -> None:
    pages = [page for page in range(1, steps.pages + 1) if "My goal" in steps.texts[page]]
    found = [parts(steps, page) for page in pages]
    assert len(pages) == 19
    assert all(len(rest) == 3 for rest in found if "Room to think" in rest)
    assert {"Small next steps", "gets in the way"} in found
    assert {"Small next steps"} in found, "the obstacle is left out before the next steps"
    assert set() in found


def test_a_goal_takes_no_page_more_for_what_may_be_left_out(steps: PrintedWorkbook) -> None:
    """Steps of up to 19 lines have one page, as they had with the goal alone; longer ones are set closer."""
    assert [n for n in range(12, 31) if steps.pages_of(f"Of {n} lines") == 1] == list(range(12, 25))


def test_a_goal_form_is_at_the_foot_of_its_page(steps: PrintedWorkbook) -> None:
    pages = [page for page in range(1, steps.pages + 1) if "My goal" in steps.texts[page]]
    assert max(lowest_ink(steps, page) for page in pages) < 2.5


def test_a_page_whose_goal_form_went_on_has_no_room_left_for_lines(steps: PrintedWorkbook) -> None:
    """A form that nearly fits stays, since its step is set closer. Where more is free, there are lines for notes."""
    pages = [steps.page_of(f"Of {n} lines") for n in range(12, 31) if steps.pages_of(f"Of {n} lines") == 2]
    noted = [page for page in pages if "Notes" in steps.texts[page]]
    assert pages and all(ends_on_the_foot(steps, page) for page in noted)
    assert max(lowest_ink(steps, page) for page in pages) < 38
