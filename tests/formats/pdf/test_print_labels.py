"""From a label to its first line: one row of a form, on every kind of page."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.print_rendering import Press, planned, printed
from tests.support.printed import DOTS, PrintedWorkbook
from tests.support.projects import write

ROW = 32 / 3
"""mm: four units of a third of 8 mm."""

LABELS = ("Why now?", "By the end of this phase", "Room to think", "What do I know now", "What did you plant")
looks = pytest.mark.parametrize(("paper", "theme"), [("a4", "journal"), ("letter", "journal"), ("letter", "plain")])


def baseline(workbook: PrintedWorkbook, page: int, label: str) -> float:
    """How low the first letter of a label reaches, in mm; it has no descender."""
    first, second = label.split()[:2]
    words = workbook.words[page]
    word = next(w for w, after in pairwise(words) if (w.text, after.text) == (first, second))
    box = [round(edge * DOTS) for edge in (word.left, word.top, word.left + 2, word.bottom + 1)]
    part = workbook.drawn(page).crop((box[0], box[1], box[2], box[3])).point([255 * (g < 128) for g in range(256)])
    inked = part.getbbox()
    assert inked is not None
    return (box[1] + inked[3]) / DOTS


@looks
@pytest.mark.parametrize("label", LABELS)
def test_first_line_is_a_row_below_the_baseline_of_its_label(press: Press, paper: str, theme: str, label: str) -> None:
    workbook = press.workbook("allotment", paper, theme)
    page = workbook.page_with(label)
    start = baseline(workbook, page, label)
    below = next(line for line in workbook.lines(page) if line > start)
    assert below - start == pytest.approx(ROW, abs=0.25)


@pytest.mark.parametrize("theme", ["journal", "plain"])
def test_first_line_is_a_row_below_a_question_over_the_rest_of_a_page(theme: str, tmp_path: Path) -> None:
    files = {
        "content/site.toml": f'title = "S"\ntheme = "{theme}"\n',
        "content/guides/scale.md": "# One\n\n## Ground\n\n::: scale\nAre you sure?\n:::\n",
        "content/guides/choice.md": "# One\n\n## Ground\n\n::: choice\nWhich of them?\n- a spade\n- seeds\n:::\n",
    }
    kit, jobs = planned(write(tmp_path, files))
    for guide, question in (("scale", "What would"), ("choice", "Because …")):
        workbook = printed(jobs[guide, "a4"], kit, tmp_path)
        page = workbook.page_of("Ground")
        start = baseline(workbook, page, question)
        below = [line for line in workbook.lines(page) if line > start]
        assert below[0] - start == pytest.approx(ROW, abs=0.25)
        assert workbook.frame_foot - below[-1] < 0.5, "they lie on the foot"
