"""Phases open on right-hand pages: the page that is free before one is for sketches, and numbers count it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from builder.formats.pdf.render import render
from tests.support.print_rendering import all_planned
from tests.support.printed import PrintedWorkbook, squeezed
from tests.support.projects import write

PHASE = """
## Phase {n}: Part {n}

Text.

### Step {a}: Look {a}

Why: It is.

### Step {b}: Ask {b}

Why: It is.

You did {n}. {{.closing}}
"""
PHASES = "".join(PHASE.format(n=n, a=2 * n - 1, b=2 * n) for n in (1, 2, 3))
"""Three phases of four pages, each of which begins on the same side where no page is left free."""


Print = Callable[..., tuple[PrintedWorkbook, int]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """As `in_folder`, each guide printed once."""

    @cache
    def once(*wanted: str, **files: str) -> tuple[PrintedWorkbook, int]:
        return in_folder(tmp_path_factory.mktemp("openers"), *wanted, **files)

    return once


def in_folder(
    folder: Path, front: str = "", text: str = PHASES, edition: str = "workbook", **files: str
) -> tuple[PrintedWorkbook, int]:
    """A guide in an edition on A4, and how often it was laid out."""
    content = {
        "content/site.toml": f'title = "T"\npapers = ["a4"]\neditions = ["{edition}"]\n',
        "content/guides/one.md": f"---\ntitle: One\n{front}---\n{text}",
        **files,
    }
    kit, [job] = all_planned(write(folder, content))
    result = render(job, kit)
    path = folder / "one.pdf"
    path.write_bytes(result.artifact.content)
    return PrintedWorkbook(path, result.pages, job.paper, "", result.diagnostics), result.layouts


def sketched(workbook: PrintedWorkbook) -> list[int]:
    return [number for number, text in enumerate(workbook.texts) if "Sketches, half-thoughts" in text]


def openers(workbook: PrintedWorkbook) -> list[int]:
    return [workbook.page_of(f"Part {number}") for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("text", "free"),
    [
        (PHASES, [4]),
        ("\nHello.\n" + PHASES, []),
        (re.sub(r"### Step [246].*?is\.\n", "", PHASES, flags=re.S), [4, 8, 12]),
    ],
    ids=["only before the first", "none", "before each"],
)
def test_phases_open_on_right_hand_pages_and_pages_left_free_before_them_are_for_sketches(
    text: str, free: list[int], printed: Print
) -> None:
    workbook, layouts = printed("workbook: {phase_pages: none}\n", text)
    assert [page % 2 for page in openers(workbook)] == [1, 1, 1]
    assert sketched(workbook) == free
    assert {page + 1 for page in free} <= set(openers(workbook))
    assert layouts == 1


def test_page_for_sketches_is_dotted_and_has_the_number_and_the_foot_of_its_page(printed: Print) -> None:
    workbook, _ = printed()
    page = sketched(workbook)[0]
    assert re.search(rf"{page} +One\s*$", workbook.texts[page])
    dots = [workbook.darkest(page, 18, top, 186, top + 6) for top in (40, 150, 264)]
    assert max(dots) < 200


def test_contents_name_the_pages_after_those_that_were_left_free(printed: Print) -> None:
    workbook, _ = printed()
    contents = workbook.texts[workbook.page_of("Contents")]
    for title in ("Part 1", "Part 2", "Part 3", "Look 5", "Notes"):
        assert re.search(rf"{title} [. ]+{workbook.page_of(title)}\n", contents), title


def test_page_for_sketches_is_read_aloud_and_has_a_field_in_a_form(printed: Print) -> None:
    workbook, _ = printed(edition="fillable")
    [page, *_] = sketched(workbook)
    with workbook.open() as pdf:
        widgets = [w for w in pdf.pages[page - 1].Annots.as_list() if w.Subtype == pikepdf.Name.Widget]
    assert [(str(w.T), str(w.TU)) for w in widgets] == [("_sketches-part-1", "Sketches, half-thoughts: Part 1")]
    assert workbook.spoken.count(squeezed("Sketches, half-thoughts")) == len(sketched(workbook))


ONE_SIDE = {
    "front matter": {"front": "workbook: {sides: 1}\n"},
    "edition": {
        "edition": "single",
        "content/editions/single.toml": 'extends = "workbook"\ntitle = "Single"\nsides = 1\n',
    },
}


@pytest.mark.parametrize("where", ONE_SIDE)
def test_printed_on_one_side_every_page_is_a_right_hand_page_and_none_is_free(where: str, printed: Print) -> None:
    workbook, layouts = printed(**ONE_SIDE[where])
    assert sketched(workbook) == []
    assert layouts == 1
    for page in range(3, workbook.pages):
        words = [word for word in workbook.words[page] if word.top > workbook.frame_foot + 4]
        number = next(word for word in words if word.text == str(page))
        assert number.right == pytest.approx(210 - 18, abs=0.3)
        assert min(word.left for word in workbook.words[page]) > 24 - 2.2
    in_phase = range(workbook.page_of("Part 1"), workbook.page_of("Part 2"))
    assert all(workbook.darkest(page, 199, 70, 203, 80) < 150 for page in in_phase)


def test_edition_for_two_sides_counts_more_than_a_guide_for_one(printed: Print) -> None:
    double = 'extends = "workbook"\ntitle = "Double"\nsides = 2\n'
    files = {"content/editions/double.toml": double}
    workbook, _ = printed("workbook: {sides: 1}\n", edition="double", **files)
    assert sketched(workbook)


def test_tabs_on_the_fore_edge_have_the_numbers_of_their_phases(printed: Print) -> None:
    workbook, _ = printed()
    for number, opener in enumerate(openers(workbook), 1):
        for page in (opener, opener + 1):
            centre = 210 - 9 if page % 2 else 9
            [tab] = [word for word in workbook.words[page] if abs((word.left + word.right) / 2 - centre) < 1]
            assert tab.text == str(number)
            assert 64 + 32 * (number - 1) < tab.top < 64 + 32 * (number - 1) + 24


def test_room_to_think_has_lines_and_dots_by_turns(printed: Print) -> None:
    workbook, _ = printed()
    ruled = [len(workbook.lines(workbook.page_of(f"Look {step}"))) for step in (1, 3, 5)]
    assert ruled[0] == ruled[2] > ruled[1] + 5


LONG = "You have taken an honest look at the work, which is more than most people ever do in a year of doing it. "


@pytest.mark.parametrize("times", [1, 3, 9])
def test_closing_sentence_is_whole_at_the_head_of_its_page_and_smaller_where_it_is_long(
    times: int, printed: Print
) -> None:
    closing = LONG * times
    text = PHASES.replace("You did 1. {.closing}", f"{closing}{{.closing}}\n\nThe end of it. {{.closing}}")
    workbook, layouts = printed("workbook: {phase_pages: none}\n", text)
    page = workbook.looking_back()[0]
    assert squeezed(closing) in workbook.spoken
    assert squeezed("The end of it.") in squeezed(workbook.texts[page])
    first = workbook.place(page, "You")
    assert (first.bottom - first.top > 12) == (times == 1)
    assert workbook.place(page, "end").bottom < 24 + (0.45 if times < 9 else 0.7) * 248
    assert layouts == 1


def test_phase_has_a_large_number_on_the_baseline_of_its_title(printed: Print) -> None:
    workbook, _ = printed()
    page = workbook.page_of("Part 2")
    number = max((word for word in workbook.words[page] if word.text == "2"), key=lambda word: word.bottom - word.top)
    title = workbook.place(page, "Part")
    height = number.bottom - number.top
    assert height == pytest.approx(96 / 38 * (title.bottom - title.top), rel=0.02)
    assert number.left == pytest.approx(24, abs=2)
    baseline = number.bottom - 0.2 * height, title.bottom - 0.2 * (title.bottom - title.top)
    assert baseline[0] == pytest.approx(baseline[1], abs=1.5)


def test_form_asks_how_sure_a_reader_is_before_and_after_a_phase(printed: Print) -> None:
    workbook, layouts = printed(edition="fillable")
    with workbook.open() as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields.as_list()]
    for number in (1, 2, 3):
        for name in (f"_sure-part-{number}", f"_sure-part-{number}-later"):
            assert names.count(name) == 1
            assert names.count(f"{name}-on") == 1
    assert layouts == 1
