"""Every component is printed, on a usual and on a small paper, and measured: room for a hand, rulings, and edges."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from builder.components import load_components
from builder.model.blocks import Component
from builder.model.measure import Measure
from builder.model.sources import SourceDocument, TextFile
from builder.pipeline.read import load_project
from builder.theming import Kit
from tests.support.component_documents import examples
from tests.support.component_measuring import Box, Printed, measured
from tests.support.component_rendering import components_of, guide_of

PAPERS = ("a4", "a5")
WRITABLE = sorted({e.component for e in examples() if load_components()[e.component].writable})
RULED = ("calendar", "columns", "lines", "notes", "reflection", "timeline")
"""The components that are written on in rows between ruled lines."""

FILLING = sorted(name for name, kind in load_components().items() if "fill" in kind.options)
"""The components that take the rest of a page where nothing comes after them."""

MOST_FREE = 40.0
"""mm above the foot of a frame: a page with more looks unfinished."""

LEAST_HEIGHT = 5.0
"""mm: the lowest field, on a blank in a line of text."""

ROUNDING = 0.05
"""mm."""

LEAST_BUTTON = 0.75
"""Of a box to tick as it is drawn: the least of the field in it."""

Sheets = Callable[[str, str], tuple[tuple[Component, ...], Printed]]

each = pytest.mark.parametrize(("component", "paper"), [(name, paper) for paper in PAPERS for name in WRITABLE])


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    project: Path = tmp_path_factory.mktemp("project")
    (project / "content").mkdir()
    (project / "content/site.toml").write_text('title = "S"\nurl = "https://example.org"\npapers = ["a4", "a5"]\n')
    return load_project(project)[1]


@pytest.fixture(scope="module")
def sheets(papers: Kit, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """The components of all examples of one, and these examples printed as a form; each is printed once."""

    def printed(component: str, paper: str) -> tuple[tuple[Component, ...], Printed]:
        document = specimen_of(component)
        folder = tmp_path_factory.mktemp("sheets")
        found = measured(document, papers, paper, folder, is_ruled=component in RULED)
        return tuple(c for c in components_of(guide_of(document)) if c.name == component), found

    return cache(printed)


def specimen_of(component: str) -> SourceDocument:
    """A guide with a section for each example of a component."""
    cases = [example for example in examples() if example.component == component]
    front = "---\ntitle: Specimen\nworkbook: {how_to_use: false, notes: 0, sections: page, section_space: fill}\n---\n"
    text = front + "".join(f"\n## Example {number}\n\n{case.markdown}\n" for number, case in enumerate(cases, 1))
    return SourceDocument("guide", "specimen", "content/guides", (TextFile("content/guides/specimen.md", text),), text)


def least_width(component: Component, measure: Measure) -> float:
    """How wide a place to write has to be: a word fits; a day of a month has a seventh of the frame."""
    if component.name == "calendar" and component.option("view") == "month":
        return measure.frame_width / 7 - 0.5
    return measure.smallest


def pitch_of(component: Component, measure: Measure) -> float:
    return measure.named_pitch(str(component.option("ruling"))) if component.name == "lines" else measure.pitch


def is_ruled(component: Component) -> bool:
    if component.name == "calendar":
        return component.option("view") != "month"
    return component.name != "notes" or component.option("ruling") == "lines"


def short(box: Box) -> str:
    return f"{box.name[-40:]}, page {box.page}: {box.width:.1f} x {box.height:.1f} mm at {box.left:.1f}, {box.top:.1f}"


@each
def test_every_place_to_write_has_room_for_a_hand(component: str, paper: str, sheets: Sheets) -> None:
    components, printed = sheets(component, paper)
    for found in components:
        boxes = printed.own(found.id)
        least = least_width(found, printed.measure)
        assert boxes
        texts = [box for box in boxes if box.kind == "text"]
        assert [short(box) for box in texts if box.width < least - ROUNDING or box.height < LEAST_HEIGHT] == []
        button = LEAST_BUTTON * printed.measure.tick
        buttons = [box for box in boxes if box.kind == "button"]
        assert [short(box) for box in buttons if min(box.width, box.height) < button] == []


@each
def test_no_field_leaves_the_frame_or_lies_on_another(component: str, paper: str, sheets: Sheets) -> None:
    components, printed = sheets(component, paper)
    boxes = [box for found in components for box in printed.own(found.id)]
    assert [short(box) for box in boxes if not printed.frame(box.page).holds(box)] == []
    assert [(short(a), short(b)) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.overlaps(b)] == []


@each
def test_nothing_is_drawn_beside_the_frame(component: str, paper: str, sheets: Sheets) -> None:
    components, printed = sheets(component, paper)
    pages = {box.page for found in components for box in printed.own(found.id)}
    assert pages
    assert [page for page in sorted(pages) if printed.is_drawn_beside_the_frame(page)] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("component", FILLING)
def test_a_component_alone_on_its_page_takes_the_rest_of_it(component: str, paper: str, sheets: Sheets) -> None:
    components, printed = sheets(component, paper)
    for found in components:
        if found.option("fill"):
            last = max(box.page for box in printed.own(found.id))
            assert printed.free(last) <= MOST_FREE, f"{found.text} on page {last}"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("component", RULED)
def test_ruled_lines_are_as_far_apart_as_they_are_asked_to_be(component: str, paper: str, sheets: Sheets) -> None:
    components, printed = sheets(component, paper)
    for found in filter(is_ruled, components):
        pitch = pitch_of(found, printed.measure)
        for box in printed.own(found.id):
            rules = printed.rules(box)
            if found.name == "lines" and found.option("ruling") == "primary":
                rules = rules[1::2]  # between two rules is a dashed one
            assert abs(len(rules) - box.height / pitch) < 1.1, short(box)
            gaps = [below - above for above, below in pairwise(rules)]
            higher = pitch / 2 if found.name == "calendar" else 0.0  # its days get higher to the foot of the page
            assert [gap for gap in gaps if not -0.2 <= gap - pitch <= 0.2 + higher] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_lines_are_as_many_as_were_asked_for_in_every_ruling(paper: str, sheets: Sheets) -> None:
    components, printed = sheets("lines", paper)
    counted = [found for found in components if found.option("rows") != "fill"]
    assert {found.option("ruling") for found in counted} >= {"default", "college", "primary"}
    for found in counted:
        rules = sum(len(printed.rules(box)) for box in printed.own(found.id))
        dashed = 2 if found.option("ruling") == "primary" else 1
        least = dashed * int(str(found.option("rows")))
        assert rules >= least
        assert rules == least or found.option("fill")
