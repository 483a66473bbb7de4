"""The parts of a workbook: cover, directions, contents, phases, steps, hard days, notes, support, brand."""

from __future__ import annotations

import re

import pytest

from tests.support.authored import headings
from tests.support.print_rendering import GUIDES, Press
from tests.support.printed import PrintedWorkbook, squeezed

STEPS = (
    "Walk the plot",
    "Choose four vegetables",
    "Order less than you want",
    "Water on two fixed days",
    "Give some away",
    "Write down what worked",
)
CHECKS = ("Specific", "Measurable", "Achievable", "Relevant", "Timely")


def contents(workbook: PrintedWorkbook) -> dict[str, int]:
    """Page numbers by title, as the contents list says them."""
    text = workbook.texts[workbook.page_of("Contents")]
    lines = re.findall(r"^(.*?)\s*\. [. ]*\s(\d+)$", text, re.M)
    assert lines
    labels = r"^\s*(?:To begin|To keep|Steps|Phase One|Phase Two|In this guide)\s{2,}|^\s*\d+\s{2,}"
    return {re.sub(r"^\s*\d+\s+", "", re.sub(labels, "", title)).strip(): int(page) for title, page in lines}


def test_cover_asks_for_a_name_and_two_dates(allotment: PrintedWorkbook) -> None:
    for words in ("This workbook belongs to", "Started on", "Finished on", "A guided workbook", "Moss & Daughter"):
        assert words in allotment.texts[1]


def test_cover_says_nothing_of_pages(allotment: PrintedWorkbook) -> None:
    assert not re.search(r"^\s*1\s*$", allotment.texts[1], re.M)


def test_directions_speak_of_what_the_guide_has(allotment: PrintedWorkbook, prose: PrintedWorkbook) -> None:
    text = allotment.texts[allotment.page_of("How to use this workbook")]
    labels = ["One step at a time", "The SMART check", "The ridge", "The journal", "When you get stuck", "My rhythm"]
    assert [label for label in labels if label in text] == labels
    assert f"(page {allotment.page_of('When everything feels too hard')})" in re.sub(r"\s+", " ", text)
    assert "How to use" not in "".join(prose.texts)


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_contents_say_where_things_are(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    for title, page in contents(workbook).items():
        assert squeezed(title) in squeezed(workbook.texts[page]), title
        assert re.search(rf"^\s*{page}\b|\b{page}\s*$", workbook.texts[page].rstrip(), re.M), title


def test_contents_name_every_part_in_order(allotment: PrintedWorkbook) -> None:
    parts = ["How to use this workbook", "Before you begin", *headings(allotment.source)[:6]]
    titles = list(contents(allotment))
    assert titles[: len(parts)] == parts
    assert titles[-4:] == ["Journal prompts", "Finished", "Notes", "Digging together"]


def test_contents_of_a_guide_without_phases_or_steps_keep_its_sections_apart(prose: PrintedWorkbook) -> None:
    text = prose.texts[prose.page_of("Contents")]
    assert re.search(r"To begin\s+Before you begin", text)
    assert re.search(r"In this guide\s+A first section", text)
    assert re.search(r"To keep\s+Digging together", text)


def test_notes_are_kept_and_not_steps(room: PrintedWorkbook) -> None:
    text = room.texts[room.page_of("Contents")]
    assert re.search(r"To keep\s+Journal prompts.*\n\s+Finished.*\n\s+Notes", text)


def test_bookmarks_follow_phases_and_steps(allotment: PrintedWorkbook) -> None:
    tree = [(level, title) for level, title, _ in allotment.bookmarks]
    assert tree == [
        (1, "How to use this workbook"),
        (1, "Contents"),
        (1, "Before you begin"),
        (1, "Find your ground"),
        *((2, step) for step in STEPS[:3]),
        (2, "Find your ground"),  # the page of the phase
        (1, "Keep it going"),
        (2, STEPS[3]),
        (2, "A word about slugs"),
        (2, STEPS[4]),
        (2, STEPS[5]),
        (2, "Keep it going"),
        (1, "When everything feels too hard"),
        (1, "Journal prompts"),
        (1, "Finished"),
        (1, "Notes"),
        (1, "Digging together"),
    ]


def test_bookmark_leads_to_the_page_of_its_heading(allotment: PrintedWorkbook) -> None:
    for _, title, page in allotment.bookmarks:
        assert squeezed(title) in squeezed(allotment.texts[page])


def test_phase_opens_with_its_steps_and_their_pages(allotment: PrintedWorkbook) -> None:
    text = allotment.texts[allotment.page_of("Keep it going")]
    assert "Phase Two" in text
    assert "Now the evenings are long" in text
    for step in STEPS[3:]:
        assert re.search(rf"{step}\s*[. ]+ {allotment.page_of(step)}$", text, re.M)
    assert "By the end of this phase I would like to" in text


@pytest.mark.parametrize("step", STEPS)
def test_step_has_its_number_its_fields_and_my_goal_on_one_page(allotment: PrintedWorkbook, step: str) -> None:
    assert allotment.pages_of(step) == 1
    text = allotment.texts[allotment.page_of(step)]
    for words in (str(STEPS.index(step) + 1), "Done on", "SMART goal example", "My goal", "I will", "know because"):
        assert words in text
    checks = () if step in STEPS[4:] else CHECKS
    assert [check for check in CHECKS if check in text] == list(checks)


def test_two_short_steps_share_a_page(allotment: PrintedWorkbook) -> None:
    assert allotment.page_of("Give some away") == allotment.page_of("Write down what worked")
    assert allotment.page_of("Water on two fixed days") < allotment.page_of("Give some away")


def test_every_field_has_its_label_beside_its_text(allotment: PrintedWorkbook) -> None:
    page = allotment.page_of("Walk the plot")
    words = allotment.words[page]
    for label, first in (("Why", "Beds"), ("How", "Go")):
        beside = next(word for word in words if word.text == label and word.left < 40)
        text = next(word for word in words if word.text == first)
        assert abs(beside.bottom - text.bottom) < 1
        assert text.left - beside.left == pytest.approx(48, abs=0.3)


def test_ordinary_step_never_takes_more_than_two_pages(press: Press) -> None:
    for guide in ("allotment", "letters", "grammar"):
        workbook = press.workbook(guide)
        steps = [title for title in headings(workbook.source) if squeezed(f": {title}") in squeezed(workbook.source)]
        assert max(workbook.pages_of(step) for step in steps) <= 2


def test_closing_line_has_a_page_to_look_back(allotment: PrintedWorkbook) -> None:
    first, second = allotment.looking_back()
    closing = re.sub(r"\s+", " ", allotment.texts[first])
    assert "The smallest bed you weed is larger than any" in closing and "abandon." in closing
    before = allotment.page_of("Keep it going") - 1
    assert first == before - ("Sketches, half-thoughts" in allotment.texts[before])
    for step in STEPS[3:]:
        assert step in allotment.texts[second]


def test_page_for_hard_days_has_its_list_and_two_lines_to_fill_in(allotment: PrintedWorkbook) -> None:
    text = allotment.texts[allotment.page_of("When everything feels too hard")]
    for words in ("Pull three weeds", "Someone I can call", "A sentence I would say to a friend"):
        assert words in text


def test_workbook_ends_with_notes_support_and_brand(allotment: PrintedWorkbook) -> None:
    support = allotment.texts[allotment.page_of("Digging together")]
    assert allotment.page_of("Notes") == allotment.page_of("Digging together") - 2
    assert allotment.pages - allotment.page_of("Digging together") in (1, 2)
    for words in ("A walk round your plot", "gardens.example/walk"):
        assert words in support
    last = allotment.texts[-1]
    for words in ("This guide on the web", "gardens.example/allotment", "Moss & Daughter"):
        assert words in last
        assert words not in support
    for words in ("Gardens for people with little time", "ada@gardens.example", "You may copy these pages"):
        assert words in last


def test_own_offers_of_support_stand_behind_the_notes_and_for_the_sites(letters: PrintedWorkbook) -> None:
    assert letters.page_of("When you want support") == letters.page_of("Notes") + 1
    assert letters.pages - letters.page_of("When you want support") in (1, 2)
    assert "Digging together" not in "".join(letters.texts)
    assert "Moss & Daughter" in letters.texts[-1]


def test_workbook_setting_leaves_out_what_is_not_wanted(
    prose: PrintedWorkbook, grammar: PrintedWorkbook, room: PrintedWorkbook
) -> None:
    assert [title for _, title, _ in prose.bookmarks] == [
        "Contents",
        "Before you begin",
        "A first section",
        "A second section",
        "Digging together",
    ]
    assert "My goal" not in "".join(grammar.texts)
    assert "Notes" not in [title for _, title, _ in grammar.bookmarks]
    assert room.page_of("Digging together") - room.page_of("Notes") == 3
