from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.model.editions import PAGES
from builder.workbook import Workbook
from builder.workbook.confidence import Confidence
from builder.workbook.pages import (
    BackCover,
    Cover,
    Introduction,
    LookingBack,
    Notes,
    Opener,
    Reminders,
    SectionPage,
    StepPage,
    SupportPage,
)
from tests.support.composing import GUIDE, OFFERS, composed, kinds


def test_pages_come_in_the_order_of_a_book() -> None:
    assert kinds(composed()) == [
        *("cover", "how-to-use", "contents", "introduction", "section"),
        *("opener", "step", "step", "phase-page", "looking-back"),
        *("opener", "step", "section", "looking-back"),
        *("section", "sign-off", "notes", "section", "notes", "back-cover"),
    ]


def test_every_kind_of_page_is_one_that_an_edition_can_name() -> None:
    assert set(kinds(composed())) | set(kinds(composed(support=OFFERS))) <= set(PAGES)


def test_contents_are_read_off_the_pages() -> None:
    contents = composed().contents
    assert contents is not None
    assert [(group.label, [entry.text for entry in group.entries]) for group in contents.groups] == [
        ("To begin", ["How to use this workbook", "Before you begin", "Before you start"]),
        ("Phase One", ["Look", "See", "Ask"]),
        ("Phase Two", ["Move", "Go", "Journal prompts"]),
        ("To keep", ["When everything feels too hard", "Finished", "Notes", "When you want support"]),
    ]


def test_pages_of_a_phase_share_its_thumb_bar_and_its_running_head() -> None:
    pages = [page for page in composed().pages if page.chapter == 2]
    assert {page.tab for page in pages} == {"phase-2"}
    assert {page.run for page in pages} == {"Phase Two, Move"}


def test_goal_is_a_smart_component_and_room_to_think_follows_the_options_of_the_step() -> None:
    first, second, third = (page for page in composed().pages if isinstance(page, StepPage))
    assert first.goal is not None
    assert (first.goal.name, first.goal.id) == ("smart", "see-goal")
    assert first.think is not None
    assert (first.think.rows, first.think.least) == ("fill", 3)
    assert second.think is not None
    assert (second.think.rows, second.think.least) == (4, 0)
    assert third.goal is None
    assert third.spare is None


def test_list_of_a_phase_looked_back_on_and_the_notes_are_components() -> None:
    book = composed()
    looked = next(page for page in book.pages if isinstance(page, LookingBack)).steps
    assert looked is not None
    assert (looked.name, [item.text for item in looked.items]) == ("checklist", ["See", "Ask"])
    notes = next(page for page in book.pages if isinstance(page, Notes)).notes
    assert (notes.name, notes.option("pages")) == ("notes", 2)


def confidences(book: Workbook) -> list[Confidence | None]:
    return [page.confidence for page in book.pages if isinstance(page, Opener | LookingBack)]


def test_reader_marks_how_sure_they_are_before_a_phase_and_after_it() -> None:
    before, after, *_ = confidences(composed())
    assert before is not None
    assert after is not None
    assert (before.scale.name, before.scale.id, before.date.name) == ("scale", "_sure-look", "_sure-look-on")
    assert (after.scale.id, after.date.name) == ("_sure-look-later", "_sure-look-later-on")
    assert before.scale.prompt == "<p>How sure am I that I can do this?</p>"
    assert before.scale.label == "How sure am I that I can do this? Look"
    assert (before.scale.option("from"), before.scale.option("to")) == (1, 10)


def test_guide_or_edition_leaves_out_how_sure_a_reader_is() -> None:
    without = GUIDE.replace("title: Learn to rest", "title: Learn to rest\nworkbook: {confidence: false}")
    assert confidences(composed(without)) == [None] * 4
    assert confidences(composed(confidence=False)) == [None] * 4


def test_opener_lists_more_than_eight_steps_in_two_columns() -> None:
    def columns(count: int) -> list[int]:
        steps = "".join(f"### Step {n}: Do {n}\n\nx\n\n" for n in range(1, count + 1))
        [opener] = [page for page in composed(f"# T\n\n## Phase 1: A\n\n{steps}").pages if isinstance(page, Opener)]
        return [len(column) for column in opener.step_columns]

    assert [columns(count) for count in (8, 9, 20, 41)] == [[8], [5, 4], [10, 10], [41]]


def test_room_to_think_is_ruled_by_phase_or_as_the_guide_says() -> None:
    def rulings(text: str) -> list[str]:
        steps = [page for page in composed(text).pages if isinstance(page, StepPage)]
        return [page.think.ruling for page in steps if page.think]

    text = GUIDE.replace(" {space=4}", "")
    assert rulings(text) == ["lines", "lines", "dots"]
    assert rulings(text.replace("rest\n---", "rest\nworkbook: {ruling: dots}\n---")) == ["dots"] * 3
    assert rulings("# T\n\n## Step 1: A\n\nx\n") == ["lines"]


def test_phases_of_a_workbook_for_one_side_have_no_page_for_sketches() -> None:
    def sketched(book: Workbook) -> list[bool]:
        return [bool(page.sketches) for page in book.pages if isinstance(page, Opener)]

    assert sketched(composed()) == [True, True]
    assert sketched(composed(sides=1)) == [False, False]
    assert sketched(composed(GUIDE.replace("rest\n---", "rest\nworkbook: {sides: 1}\n---"))) == [False, False]


def test_offers_of_the_site_close_a_book_without_its_own() -> None:
    text = GUIDE.partition("## When you want support")[0]
    assert isinstance(composed(text, support=OFFERS).pages[-3], SupportPage)
    assert isinstance(composed(text).pages[-3], Notes)
    assert isinstance(composed(support=OFFERS).pages[-3], SectionPage)


def test_every_book_ends_with_one_back_cover() -> None:
    for book in (composed(), composed(support=OFFERS), composed(form=True), composed("# T\n\n## A\n\nx\n")):
        assert [isinstance(page, BackCover) for page in book.pages].index(True) == len(book.pages) - 1


def test_page_for_notes_is_spare_before_the_back_cover_of_a_book_that_is_printed() -> None:
    def spare(text: str = GUIDE, **edition: Any) -> int:
        return sum(isinstance(page, Notes) and page.is_spare for page in composed(text, **edition).pages)

    assert spare() == 1
    assert spare(form=True) == 0
    assert spare(GUIDE.replace("title: Learn", "workbook: {notes: 0}\ntitle: Learn")) == 1
    assert spare(pages=("cover", "step", "back-cover")) == 0


def test_guide_can_begin_without_the_question_why_now() -> None:
    def whys(text: str) -> list[object]:
        return [page.why for page in composed(text).pages if isinstance(page, Introduction)]

    asked = GUIDE.replace("# Learn", "# Learn\n\nBefore you read.", 1)
    assert [bool(why) for why in whys(asked)] == [True]
    assert whys(asked.replace("title: Learn", "workbook: {why_now: false}\ntitle: Learn")) == [None]


def test_page_to_sign_ends_the_steps_of_a_guide() -> None:
    assert "sign-off" in kinds(composed(form=True))
    assert "sign-off" not in kinds(composed("# T\n\n## A\n\nx\n"))
    assert "sign-off" not in kinds(composed(parts=("phase-1",)))
    assert "sign-off" not in kinds(composed(pages=("cover", "step")))
    assert "sign-off" not in kinds(composed(GUIDE.replace("title: Learn", "workbook: {sign_off: false}\ntitle: Learn")))


def test_page_of_offers_without_a_title_is_called_support() -> None:
    text = GUIDE.partition("## When you want support")[0]
    page = composed(text, support=replace(OFFERS, title="")).pages[-3]
    assert isinstance(page, SupportPage)
    assert (page.title, page.run) == ("Support", "Support")


def test_book_for_the_coach_says_so_on_its_cover_its_foot_and_in_its_title() -> None:
    book = composed(audience="coach")
    [cover] = [page for page in book.pages if isinstance(page, Cover)]
    assert cover.for_coach
    assert book.title == "Learn to rest, coach's edition"
    assert book.book == "Coach's copy · Learn to rest"
    assert all(page.run.startswith("Coach's copy") for page in book.pages if page.run)


def test_guide_without_phases_lists_its_steps_together() -> None:
    contents = composed("# T\n\n## Step 1: A\n\nx\n\n## Step 2: B\n\ny\n").contents
    assert contents is not None
    assert [group.label for group in contents.groups] == ["To begin", "Steps", "To keep"]


def test_guide_of_sections_alone_lists_them_under_one_label() -> None:
    contents = composed("# T\n\n## A\n\nx\n\n## B\n\ny\n").contents
    assert contents is not None
    assert [(g.label, len(g.entries)) for g in contents.groups[:1]] == [("In this guide", 2)]


def test_edition_that_names_reminders_has_the_steps_below_their_phases_a_line_each() -> None:
    book = composed(pages=("cover", "reminders", "section"), parts=("prompts",))
    assert kinds(book) == ["cover", "reminders", "section"]
    [page] = [page for page in book.pages if isinstance(page, Reminders)]
    lines = [(group.label, [(line.number, line.text) for line in group.entries]) for group in page.groups]
    assert lines == [
        ("Phase One", [("", "Look"), ("1", "See"), ("2", "Ask")]),
        ("Phase Two", [("", "Move"), ("3", "Go")]),
    ]
    assert "reminders" not in kinds(composed())
    assert "reminders" not in kinds(composed("# T\n\n## Journal prompts\n\n- Why?\n", pages=("reminders", "section")))
