"""The guide that shows every component: its pages are full, and its last page is the back of a sheet."""

from __future__ import annotations

import pytest

from builder.theming.measure import measure_of
from tests.support.empty_feet import MOST_FREE, free_feet
from tests.support.printed import PrintedWorkbook

Examples = dict[tuple[str, str], PrintedWorkbook]
GALLERY = "every-way-to-answer"
every_paper = pytest.mark.parametrize("paper", ["a4", "letter"])


@every_paper
def test_no_page_with_a_component_is_empty_at_its_foot(examples: Examples, paper: str) -> None:
    workbook = examples[GALLERY, paper]
    free = dict(enumerate(free_feet(workbook.path, measure_of(workbook.paper), 4, workbook.pages - 1), 4))
    assert len(free) > 25
    assert {page: round(mm) for page, mm in free.items() if mm > MOST_FREE} == {}


@every_paper
def test_back_cover_of_a_guide_without_pages_for_notes_is_on_the_back_of_a_sheet(
    examples: Examples, paper: str
) -> None:
    workbook = examples[GALLERY, paper]
    assert workbook.pages % 2 == 0
    assert "This guide on the web" in workbook.texts[workbook.pages]
    assert workbook.words[workbook.pages - 1][0].text == "Notes"
