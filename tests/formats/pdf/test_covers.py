"""The front cover as it is printed: its logo, its lines, its drawing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.print_rendering import planned, printed
from tests.support.printed import DOTS, PrintedWorkbook
from tests.support.projects import write

SETTINGS = 'title = "S"\npapers = ["a4", "letter", "a5"]\n{more}\n[brand]\nname = "Moss"\n{brand}\n'
GUIDE = "---\ntitle: {title}\ndescription: {description}\n---\n\nA word before.\n"
STEP = "\n## Step {number}: Do {number}\n\nDo it.\n"
TITLE, DESCRIPTION = "A small beginning", "One sentence about it."


def svg(width: int, height: int, attributes: str) -> bytes:
    shape = f'<rect x="1" y="1" width="{width - 2}" height="{height - 2}" fill="none" stroke="#000" stroke-width="2"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{shape}</svg>'.encode()


def png(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "#000").save(out, "PNG")
    return out.getvalue()


def cover_of(
    folder: Path,
    paper: str = "a4",
    *,
    logo: tuple[str, bytes] | None = None,
    title: str = TITLE,
    description: str = DESCRIPTION,
    steps: int = 3,
) -> PrintedWorkbook:
    brand = f'logo = "{logo[0]}"' if logo else ""
    text = GUIDE.format(title=title, description=description)
    text += "".join(STEP.format(number=number) for number in range(1, steps + 1))
    files = {"content/site.toml": SETTINGS.format(more="", brand=brand), "content/guides/one.md": text}
    write(folder, {**files, **({f"content/{logo[0]}": logo[1]} if logo else {})})
    kit, jobs = planned(folder)
    return printed(jobs["one", paper], kit, folder)


def inked(workbook: PrintedWorkbook, left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
    """The edges in mm of what is drawn in a part of the cover."""
    edges = [round(edge * DOTS) for edge in (left, top, right, bottom)]
    part = workbook.drawn(1).crop((edges[0], edges[1], edges[2], edges[3])).point(lambda grey: 255 if grey < 128 else 0)
    box = part.getbbox()
    assert box is not None
    return (left + box[0] / DOTS, top + box[1] / DOTS, left + box[2] / DOTS, top + box[3] / DOTS)


@pytest.mark.parametrize(
    "logo",
    [
        ("wide.svg", svg(400, 100, 'viewBox="0 0 400 100"')),
        ("wide.svg", svg(400, 100, 'width="400" height="100"')),
        ("wide.svg", svg(400, 100, 'width="400px" height="100px" viewBox="0 0 400 100"')),
        ("wide.png", png(400, 100)),
    ],
)
def test_wide_logo_fills_its_box_and_is_the_name(tmp_path: Path, logo: tuple[str, bytes]) -> None:
    workbook = cover_of(tmp_path, logo=logo)
    left, top, right, bottom = inked(workbook, 20, 10, 120, 45)
    assert (right - left, bottom - top) == pytest.approx((48, 12), abs=0.3)
    assert left == pytest.approx(24, abs=0.2)
    assert "Moss" not in workbook.texts[1]
    assert "Moss" in spoken_images(workbook)


@pytest.mark.parametrize(
    ("logo", "size"),
    [
        (("square.svg", svg(40, 40, 'viewBox="0 0 40 40"')), (12, 12)),
        (("tall.png", png(60, 240)), (3, 12)),
        (("plain.png", png(300, 150)), (24, 12)),
    ],
)
def test_other_logo_is_before_the_name(tmp_path: Path, logo: tuple[str, bytes], size: tuple[float, float]) -> None:
    workbook = cover_of(tmp_path, logo=logo)
    name = workbook.place(1, "Moss")
    left, top, right, bottom = inked(workbook, 20, 10, name.left - 1, 45)
    assert (right - left, bottom - top) == pytest.approx(size, abs=0.3)
    assert (top + bottom) / 2 == pytest.approx((name.top + name.bottom) / 2, abs=1.2)


def spoken_images(workbook: PrintedWorkbook) -> list[str]:
    """The alternative texts of all images."""
    with workbook.open() as pdf:
        return [str(o.Alt) for o in pdf.objects if hasattr(o, "get") and "/Alt" in o]


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
@pytest.mark.parametrize(
    ("title", "description"),
    [
        (TITLE, DESCRIPTION),
        ("Ten SMART goals for a career promotion that you have earned", "A practical plan, with steps to move forward"),
    ],
)
def test_crest_is_a_row_below_the_words(tmp_path: Path, paper: str, title: str, description: str) -> None:
    workbook = cover_of(tmp_path, paper, title=title, description=description, steps=14)
    labels = min(word.top for word in workbook.words[1] if word.text in ("This", "Started"))
    end = max(word.bottom for word in workbook.words[1] if word.bottom < labels)
    crest = inked(workbook, 0, end + 1, workbook.paper.width, workbook.paper.height)[1]
    assert crest - end >= 9.3


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_lines_of_a_subtitle_are_about_equally_long(tmp_path: Path, paper: str) -> None:
    text = "A practical and gentle plan with twenty steps that are meant to help you to Move Forward"
    workbook = cover_of(tmp_path, paper, description=text)
    ends = {
        round(word.top): word.right
        for word in workbook.words[1]
        if word.text in text.split() and -1 < word.top - workbook.place(1, "practical").top < 40
    }
    left = workbook.place(1, "practical").left
    assert len(ends) >= 2
    assert min(ends.values()) - left > 0.7 * (max(ends.values()) - left)


GIANT = """---
title: Preparing for a promotion
description: Twenty small steps, in five phases, from describing the job you want to asking for it and dealing with it.
---

# Phase One: Whatever the answer {page=commitment}

## Step 1: Plan the next ninety days

**SMART goal example:** I will write three dated goals for the next 90 days, whether for the new role or for another
attempt, and put a 20-minute review of them in my calendar for each month, by Friday of next week.
"""


@pytest.fixture(scope="module")
def giant(tmp_path_factory: pytest.TempPathFactory) -> PrintedWorkbook:
    folder = tmp_path_factory.mktemp("giant")
    settings = SETTINGS.format(more='editions = ["giant-print"]', brand="")
    kit, jobs = planned(write(folder, {"content/site.toml": settings, "content/guides/one.md": GIANT}))
    return printed(jobs["one", "letter"], kit, folder)


def test_title_in_giant_print_is_below_the_name_of_the_publisher(giant: PrintedWorkbook) -> None:
    assert giant.place(1, "Preparing").top > giant.place(1, "Moss").bottom


def test_commitment_in_giant_print_begins_below_its_title(giant: PrintedWorkbook) -> None:
    page = giant.page_with("My commitment")
    assert "Whatever the answer" in giant.texts[page]
    assert "I will write three dated goals" in giant.texts[page]
