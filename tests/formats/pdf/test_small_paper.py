"""On small paper no few lines have a page of their own, and no page is left half empty."""

from __future__ import annotations

import pytest

from builder.theming.measure import measure_of
from tests.support.empty_feet import free_feet
from tests.support.examples import printed_examples
from tests.support.printed import PrintedWorkbook

PROMOTION, ROADMAP = "preparing-for-a-promotion", "a-roadmap-of-your-own"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], PrintedWorkbook]:
    """The examples on half Letter, which is the page of a booklet from Letter and has the narrowest frame."""
    return printed_examples(tmp_path_factory.mktemp("small"), ("half-letter",))


@pytest.mark.parametrize("guide", [PROMOTION, ROADMAP])
def test_how_to_use_and_the_contents_have_a_page_each(
    small: dict[tuple[str, str], PrintedWorkbook], guide: str
) -> None:
    workbook = small[guide, "half-letter"]
    assert "My rhythm" in workbook.texts[2]
    assert "Contents" in workbook.texts[3] and "When you want support" in workbook.texts[3]
    assert "Before you begin" in workbook.texts[4]


def test_wheel_begins_below_its_text(small: dict[tuple[str, str], PrintedWorkbook]) -> None:
    workbook = small[PROMOTION, "half-letter"]
    page = workbook.page_with("look at the shape before you look at any single number")
    assert "Handling pressure" in workbook.texts[page] and "In 90 days" not in workbook.texts[page]
    assert "In 90 days" in workbook.texts[page + 1]


@pytest.mark.parametrize("below", ["Break each SMART goal into pieces", "Tell your partner at the outset"])
def test_page_whose_component_moved_on_has_lines_to_its_foot(
    small: dict[tuple[str, str], PrintedWorkbook], below: str
) -> None:
    workbook = small[ROADMAP, "half-letter"]
    page = workbook.page_with(below)
    assert "Notes" in workbook.texts[page]
    [free] = free_feet(workbook.path, measure_of(workbook.paper), page, page)
    assert free < 1
