"""How often a workbook is laid out: once, and twice only where a page cannot take its heights any other way."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.formats.contract import Rendered
from builder.formats.pdf.render import render
from tests.support.print_rendering import example_project, planned
from tests.support.printed import PrintedWorkbook, squeezed
from tests.support.projects import write

OWN = 'help = "Lines."\n'
AREA = '<div class="area lines" id="{{ c.id }}-room" style="width:100%"></div>'
FRAMES = {
    "cell": f"<table style='width:100%;border-spacing:0'><tr><td style='padding:0'>{AREA}</td></tr></table>",
    "column": f"<div style='columns:1'>{AREA}</div>",
    "flex item": f"<div style='display:flex'><div style='width:100%'>{AREA}</div></div>",
    "grid item": f"<div style='display:grid'><div>{AREA}</div></div>",
    "greatest height": f"<div style='max-height:900mm'>{AREA}</div>",
    "positioned from afar": f"{AREA}<div><p style='position:absolute;top:1mm'>Far</p></div>",
}


@pytest.mark.parametrize("theme", ["journal", "plain"])
def test_every_example_is_laid_out_once_but_one_whose_sections_are_set_closer(theme: str, tmp_path: Path) -> None:
    kit, jobs = planned(example_project(tmp_path / "example", theme))
    layouts = {guide: render(job, kit).layouts for (guide, paper), job in jobs.items() if paper == "letter"}
    assert layouts == {**dict.fromkeys(layouts, 1), "edges": 2}


def rendered(folder: Path, text: str, paper: str = "") -> tuple[PrintedWorkbook, Rendered]:
    """A guide that may use a component of its author's own, whose template is `paper`."""
    files = {
        "content/components/own/component.toml": OWN,
        "content/components/own/screen.html": "<div>{{ c.prompt|prose }}</div>",
        "content/components/own/paper.html": f'<div class="writing">{{{{ c.prompt|prose }}}}{paper}</div>',
        "content/guides/one.md": text,
    }
    kit, jobs = planned(write(folder, files))
    result = render(jobs["one", "a4"], kit)
    path = folder / "one.pdf"
    path.write_bytes(result.artifact.content)
    return PrintedWorkbook(path, result.pages, jobs["one", "a4"].paper, "", ()), result


@pytest.mark.parametrize("frame", FRAMES)
def test_lines_in_another_frame_fill_their_page_by_a_second_layout(frame: str, tmp_path: Path) -> None:
    workbook, result = rendered(tmp_path, "# One\n\n## Lines\n\n::: own\nWhat?\n:::\n", FRAMES[frame])
    lines = workbook.lines(workbook.page_of("Lines"))
    assert result.layouts == 2
    assert len(lines) > 20
    assert 0 <= workbook.frame_foot - lines[-1] <= 0.5


def test_a_title_over_half_a_page_leaves_no_ridge_and_no_word_of_one(tmp_path: Path) -> None:
    front = f"---\ntitle: {'Words that go on and on, ' * 70}\n---\n"
    workbook, result = rendered(tmp_path, f"{front}\n## Step 1: Look\n\nWhy: It is.\n")
    assert result.layouts == 2
    assert squeezed("The ridge") not in squeezed(workbook.texts[2])
    assert workbook.darkest(1, 0, 0, 10, workbook.paper.height) == 255


def test_what_hangs_in_an_area_that_grows_is_placed_again(tmp_path: Path) -> None:
    inside = (
        '<b style="position:absolute;bottom:2mm;left:60mm">Foot</b><b style="position:absolute;top:50%">Middle</b>'
        '<b style="position:absolute;left:90mm;width:30mm;top:10%;height:80%"><i style="position:absolute;bottom:0">Deep</i></b>'
    )
    workbook, result = rendered(
        tmp_path, "# One\n\n## Lines\n\n::: own\nWhat?\n:::\n", AREA.replace("></div>", f">{inside}</div>")
    )
    assert result.layouts == 1
    page = workbook.page_of("Lines")
    top, foot = workbook.place(page, "What?").bottom, workbook.frame_foot
    middle, deep, low = (workbook.place(page, word) for word in ("Middle", "Deep", "Foot"))
    assert middle.top == pytest.approx((top + foot) / 2, abs=2)
    assert deep.bottom == pytest.approx(top + (foot - top) * 0.9, abs=2)
    assert low.bottom == pytest.approx(foot - 2, abs=1)


def test_what_is_positioned_beside_an_area_is_placed_again_and_needs_no_second_layout(tmp_path: Path) -> None:
    inside = (
        '<div style="position:absolute;inset:0"><b style="position:absolute;top:0;left:60mm">Head</b>'
        '<b style="position:absolute;bottom:0;left:90mm">Foot</b></div>'
    )
    paper = f'<div style="position:relative">{AREA}{inside}</div>'
    workbook, result = rendered(tmp_path, "# One\n\n## Lines\n\n::: own\nWhat?\n:::\n", paper)
    assert result.layouts == 1
    page = workbook.page_of("Lines")
    assert workbook.place(page, "Head").top == pytest.approx(workbook.place(page, "What?").bottom, abs=3)
    assert workbook.place(page, "Foot").bottom == pytest.approx(workbook.frame_foot, abs=1)
