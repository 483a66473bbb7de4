"""Workbooks on every paper that is shipped and on one of a project's own: all there, nothing cut, room for a hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from builder.model.measure import Measure
from builder.theming import Kit
from tests.support.print_rendering import planned, printed
from tests.support.printed import PT, PrintedWorkbook, squeezed
from tests.support.projects import REPOSITORY, write

PAPERS = ("a5", "b5", "half-letter", "legal", "pocket")
SITE = 'title = "A"\nurl = "https://example.org"\neditions = ["{edition}"]\npapers = {papers}\ntheme = "{theme}"\n'
POCKET = 'title = "Pocket"\nwidth = 118\nheight = 186\n'
LARGE = 'title = "Large"\nextends = "fillable"\n[tokens]\ntext = 18\nruling = 10\nink = "black"\n'
HARD = """

## A month

::: tracker month
- Ten minutes outside before the first screen
- Lights out at half past ten
:::

::: calendar month start=2026-09-01
Which days are yours?
:::

## How it is

::: scale from=0 again low="Not at all" high="Completely"
How clear am I?
:::

::: scale from=0 again low="Never" high="Always"
How often is it so?

- I sleep as much as I need
- I know what is asked of me
:::

::: plan example="Ask to run the meeting|3 March|Tomas|It is in the calendar" timeline
What will you do?
:::

::: columns
Sort them.

- Mine
- Ours
- Theirs
- Nobody's
:::

::: reflection
- Then
- Now
- Later
- One day
:::
"""
WORD = 23.9
"""mm: the smallest room of a word, less the gap between two milestones of a timeline."""
LEAST_FIELD = 3.0
"""mm: a ring of a list of statements, the smallest thing to hit."""


@dataclass(frozen=True)
class Printed:
    workbook: PrintedWorkbook
    measure: Measure
    fields: dict[str, tuple[str, float, float, float, float]]

    def frame(self, page: int) -> tuple[float, float]:
        """The left and right edge of the text area, in mm; the back cover has the margins of the left-hand page it is
        designed as, whatever its number.
        """
        left = self.measure.inner if page % 2 and page < self.workbook.pages else self.measure.outer
        return left, left + self.measure.frame_width


@cache
def project(folder: Path, theme: str, edition: str) -> tuple[Kit, dict[tuple[str, str], object]]:
    guide = (REPOSITORY / "content/guides/every-way-to-answer.md").read_text("utf-8")
    site = SITE.format(edition=edition, theme=theme, papers=str(["a4", *PAPERS]).replace("'", '"'))
    home = write(
        folder / f"{theme}-{edition}",
        {
            "content/site.toml": site,
            "content/guides/ways.md": guide + HARD,
            "content/papers/pocket.toml": POCKET,
            "content/editions/large.toml": LARGE,
        },
    )
    return planned(home)  # type: ignore[return-value]  # jobs are only handed on


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("papers")


@cache
def on_paper(folder: Path, paper: str, theme: str = "journal", edition: str = "fillable") -> Printed:
    kit, jobs = project(folder, theme, edition)
    job = jobs["ways", paper]
    (folder / theme).mkdir(exist_ok=True)
    workbook = printed(job, kit, folder / theme)  # type: ignore[arg-type]
    with workbook.open() as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        assert set(pages.values()) == set(range(1, workbook.pages + 1))
        fields = dict(_fields(pdf))
    return Printed(workbook, kit.measure(job.paper, job.edition), fields)  # type: ignore[attr-defined]


def _fields(pdf: pikepdf.Pdf) -> list[tuple[str, tuple[str, float, float, float, float]]]:
    """The fields by name, a ring with its value: their kind and edges in mm."""
    found = []
    for page in pdf.pages:
        for number, widget in enumerate(page.obj.get("/Annots", [])):
            if widget.get("/Subtype") != "/Widget":
                continue
            group = widget.get("/Parent")
            states = sorted({str(key) for key in widget.AP.N} - {"/Off"}) if group is not None else []
            name = str(group.T) + "".join(states) if group is not None else str(widget.T)
            x0, y0, x1, y1 = (float(edge) * PT for edge in widget.Rect)
            kind = "button" if group is not None or str(widget.FT) == "/Btn" else "text"
            found.append((name or str(number), (kind, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
    return found


every = pytest.mark.parametrize(
    ("paper", "theme", "edition"),
    [
        *[(paper, "journal", "fillable") for paper in PAPERS],
        *[(paper, "plain", "fillable") for paper in PAPERS],
        ("a4", "journal", "large"),
        ("a5", "journal", "large"),
    ],
)


_FURTHER = re.compile(r".+-(?:row|mark)-\d+(?:-.+)?|.+-further|.+-noticed")
"""Rows and lines down to the foot of a page: there where it has room."""

_MONTH_DAY = re.compile(r"a-month-which-.+|calendar-any-month-.+-week-[1-6]-(?:sun|mon|tues|wednes|thurs|fri|satur)day")
"""A day's cell in a month: a seventh of the page."""

_OPTIONAL = re.compile(r"smart-.+-what-will-you-ask-for-and-of-whom-(?:next-\d(?:-.+)?|obstacle|then)")
"""Next steps and an obstacle: of this goal only where its page has room."""

_DATE = re.compile(r"_(?:started|finished).*|checklist-what-is-behind-me-.+-on")
"""A day and a month, below the names on the cover and beside what is ticked."""


@every
def test_no_word_is_outside_the_text_area(folder: Path, paper: str, theme: str, edition: str) -> None:
    done = on_paper(folder, paper, theme, edition)
    for page in range(2, done.workbook.pages + 1):
        left, right = done.frame(page)
        right += 3 if theme == "plain" else 0  # names beside a wheel, in a font of the computer's that may be wide
        words = done.workbook.words[page]
        left -= 3.4 * done.measure.size(22) / 22  # the mark of a large quotation hangs in the margin
        outside = [w for w in words if w.left < left or w.right > right + 1 or w.bottom > done.measure.height - 4]
        assert outside == [], page


@every
def test_nothing_is_lost(folder: Path, paper: str, theme: str, edition: str) -> None:
    """Every word and every place to fill in that A4 has."""
    done, a4 = on_paper(folder, paper, theme, edition), on_paper(folder, "a4", theme)
    optional = {name for name in a4.fields if name.startswith(("_why", "_notes-")) or _FURTHER.fullmatch(name)}
    optional |= {name for name in a4.fields if _OPTIONAL.fullmatch(name)}
    optional |= {name for name in a4.fields if name.endswith("-_rest")}  # where their page has room
    assert set(a4.fields) - set(done.fields) - optional == set()
    text = squeezed("".join(done.workbook.texts))
    for words in (
        "Lights out at half past ten",
        "Not at all",
        "I know what is asked of me",
        "Nobody's",
        "How I will know",
    ):
        for word in words.split():
            assert squeezed(word) in text, words


@every
def test_the_name_and_the_date_of_a_day_are_on_one_page(folder: Path, paper: str, theme: str, edition: str) -> None:
    done = on_paper(folder, paper, theme, edition)
    text = squeezed("".join(done.workbook.texts))
    days = ("Monday21", "Tuesday22", "Wednesday23", "Thursday24", "Friday25", "Saturday26", "Sunday27")
    assert [day for day in days if f"{day}September" not in text] == []


@every
def test_every_place_to_fill_in_has_room(folder: Path, paper: str, theme: str, edition: str) -> None:
    """25 mm for a word, and a box or a ring that can be hit; all of it on the sheet."""
    done = on_paper(folder, paper, theme, edition)
    width, height = done.measure.width, done.measure.height
    for name, (kind, left, bottom, right, top) in done.fields.items():
        assert left > 3.9 and bottom > 3.9 and right < width - 3.9 and top < height - 3.9, name
        if kind == "button":
            assert min(right - left, top - bottom) > LEAST_FIELD, name
        elif not (_MONTH_DAY.fullmatch(name) or _DATE.fullmatch(name)):
            assert right - left > WORD, name


@every
def test_nothing_is_drawn_on_the_rim_that_printers_leave_white(
    folder: Path, paper: str, theme: str, edition: str
) -> None:
    done = on_paper(folder, paper, theme, edition)
    width, height = done.measure.width, done.measure.height
    edges = [(0, 0, width, 4), (0, height - 4, width, height), (0, 0, 4, height), (width - 4, 0, width, height)]
    for page in (2, 3, done.workbook.pages // 2, done.workbook.pages - 1):  # the covers are drawn to the edge
        assert [edge for edge in edges if done.workbook.darkest(page, *edge) < 250] == [], page
