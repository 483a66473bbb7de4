"""The contents: how close their lines are set so that they fit on one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.load.builtin import language
from builder.model.measure import A4, Measure
from builder.model.sources import Edition
from builder.workbook import compose
from builder.workbook.pages import Contents
from tests.support.composing import guide

LOWER = replace(A4, height=A4.height - 16)
"""As high as Letter."""


def density(phases: int, title: str, measure: Measure = A4) -> str:
    steps = "".join(f"### Step {n}: {title}\n\nText.\n\n" for n in range(1, 5))
    text = "".join(f"## Phase {n}: Name {n}\n\n{steps}" for n in range(1, phases + 1))
    book = compose(guide(f"---\ntitle: T\n---\n\n{text}"), Edition("e", "Edition"), language("en").text, measure)
    [contents] = [page for page in book.pages if isinstance(page, Contents)]
    return contents.density


@pytest.mark.parametrize(("phases", "expected"), [(2, ""), (4, "dense"), (7, "dense densest")])
def test_more_lines_are_set_closer(phases: int, expected: str) -> None:
    assert density(phases, "Look", LOWER) == expected


def test_lower_paper_and_longer_titles_make_the_lines_closer() -> None:
    assert density(6, "Look") == "dense"
    assert density(3, "Look at what is there before anything else is done about it, and again later") == "dense"
