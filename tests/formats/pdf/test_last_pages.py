"""How a workbook ends: a page to sign, pages for notes, and a back cover on the back of the last sheet."""

from __future__ import annotations

from itertools import pairwise

import pytest
import zxingcpp

from tests.support.print_rendering import Press
from tests.support.printed import DOTS, PrintedWorkbook

PRINTED = [("allotment", "a4"), ("allotment", "letter"), ("letters", "a4")]
every = pytest.mark.parametrize(("guide", "paper"), PRINTED)


@every
def test_back_cover_is_the_last_page_and_a_left_one(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    assert workbook.pages % 2 == 0
    assert [n for n, text in enumerate(workbook.texts) if "This guide on the web" in text] == [workbook.pages]
    spare = [n for n, text in enumerate(workbook.texts) if "More notes" in text]
    assert spare in ([], [workbook.pages - 1])


@every
def test_code_on_the_back_cover_leads_to_the_guide(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    [code] = zxingcpp.read_barcodes(workbook.drawn(workbook.pages))
    assert code.text == f"https://gardens.example/{guide}/"
    corners = code.position
    assert (corners.top_right.x - corners.top_left.x) / DOTS == pytest.approx(32, abs=0.6)
    assert f"QRcodethatopensgardens.example/{guide}" in "".join(alternatives(workbook)).replace(" ", "")


def alternatives(workbook: PrintedWorkbook) -> list[str]:
    with workbook.open() as pdf:
        return [str(o.Alt) for o in pdf.objects if hasattr(o, "get") and "/Alt" in o]


@every
def test_lines_of_the_two_covers_meet_at_the_spine(press: Press, guide: str, paper: str) -> None:
    workbook = press.workbook(guide, paper)
    front, back = workbook.drawn(1), workbook.drawn(workbook.pages)
    left = [y for y, grey in enumerate(front.crop((2, 0, 3, front.height)).tobytes()) if grey < 235]
    right = [
        y for y, grey in enumerate(back.crop((back.width - 3, 0, back.width - 2, back.height)).tobytes()) if grey < 235
    ]
    assert left
    assert all(min(abs(y - other) for other in right) <= 3 for y in left)


def test_page_to_sign_asks_and_has_lines_to_its_foot(allotment: PrintedWorkbook) -> None:
    page = allotment.page_of("Finished")
    text = allotment.texts[page]
    asked = (
        "I finished this workbook on",
        "I spoke about it with",
        "I thank",
        "What changed between",
        "Signed",
        "Date",
    )
    assert [words for words in asked if words in text] == list(asked)
    assert page == allotment.page_of("Notes") - 1
    lines = [y for y in allotment.lines(page) if y > allotment.place(page, "What").bottom]
    assert len(lines) >= 12
    assert {round(below - above, 1) for above, below in pairwise(lines[:12])} <= {7.9, 8.0, 8.1}
    signed = allotment.place(page, "Signed")
    assert allotment.frame_foot - signed.bottom < 6
