"""Thumb tabs: one for each phase, on every paper, inside what printers print."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from builder.load.editions import editions_of
from builder.load.papers import papers_of
from builder.model.measure import Measure
from builder.theming.measure import measure_of
from builder.workbook.tabs import tabs
from tests.support.composing import composed

PAPERS = {name: measure_of(paper) for name, paper in papers_of(Path(__file__).parent).items()}
every_paper = pytest.mark.parametrize("measure", PAPERS.values(), ids=PAPERS)


def guide_of(phases: int, label: str = "Phase {n}: ") -> str:
    return "# T\n\n" + "".join(
        f"## {label.format(n=n)}Part {n}\n\n### Step {n}: Do\n\nx\n\n" for n in range(1, phases + 1)
    )


@every_paper
@pytest.mark.parametrize("phases", [1, 5, 12, 20])
def test_tabs_are_on_their_paper_and_hold_a_number(measure: Measure, phases: int) -> None:
    found = tabs(composed(guide_of(phases)), measure)
    assert [tab.number for tab in found] == [str(n) for n in range(1, phases + 1)]
    for tab in found:
        assert tab.edge >= 4.2
        assert tab.edge + tab.width <= measure.outer - 1
        assert tab.top + tab.height <= measure.frame_height
        assert tab.height >= 5


@every_paper
def test_twelve_tabs_are_below_one_another_and_the_thirteenth_is_at_the_top(measure: Measure) -> None:
    found = tabs(composed(guide_of(13)), measure)
    assert all(above.top + above.height < below.top for above, below in pairwise(found[:12]))
    assert found[12].top == found[0].top


def test_tab_is_6_by_24_mm_on_a4_and_5_by_21_on_a5() -> None:
    book = composed(guide_of(3))
    assert {(tab.width, tab.height, tab.edge) for tab in tabs(book, PAPERS["a4"])} == {(6.0, 24.0, 6.0)}
    assert {(tab.width, tab.height, tab.edge) for tab in tabs(book, PAPERS["a5"])} == {(5.0, 21.0, 5.0)}


@pytest.mark.parametrize(("name", "smaller"), [("workbook", False), ("giant-print", True)])
def test_a_number_wider_than_its_tab_is_set_smaller(name: str, smaller: bool) -> None:
    folder = Path(__file__).parent
    measure = measure_of(papers_of(folder)["a4"], editions_of(folder)[name])
    *_, tenth = tabs(composed(guide_of(10)), measure)
    assert (tenth.size > 0) == smaller
    size = tenth.size or measure.size(9.5)
    assert measure.widths.em("10", "sans", 600) * size * 25.4 / 72 <= tenth.width - 0.9


def test_number_of_a_phase_is_the_one_that_its_author_gave() -> None:
    assert composed("# T\n\n## Phase 3: A\n\nx\n\n## Phase 4: B\n\ny\n").phase_numbers == ("3", "4")


def test_phase_without_a_number_has_the_one_of_its_place() -> None:
    text = "---\nworkbook: {phases: 2, steps: 3}\n---\n\n# T\n\n## Look\n\n### A\n\nx\n\n## Go\n\n### B\n\ny\n"
    assert composed(text).phase_numbers == ("1", "2")
