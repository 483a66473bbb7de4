"""The lengths of a page: what papers, editions and themes make of the design."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from builder.model.measure import A4, Measure
from builder.model.sources import Edition, Paper
from builder.theming.measure import inks, measure_of, properties, sheet
from builder.theming.rulings import rulings

SHEET = Paper("a4", "A4", 210, 297)
A5 = Paper("a5", "A5", 148, 210, top=15, bottom=20, inner=18, outer=14)


def edition(**tokens: float | str) -> Edition:
    return Edition("large", "Large", tokens=tuple(tokens.items()))


def lines(measure: Measure, name: str = "lines") -> list[float]:
    """How far below its top each line of a ruling is drawn, in mm."""
    drawn = rulings(measure, inks(measure, {}))[f"ruling/{name}.svg"].decode()
    return [float(y) for y in re.findall(r"M0 ([\d.]+)H", drawn)]


def test_a4_is_as_it_was_drawn() -> None:
    found = measure_of(SHEET)
    assert (found.frame_width, found.frame_height, found.text_width) == (168, 248, 120)
    assert (found.pitch, round(found.row, 3), found.body) == (A4.pitch, 10.667, A4.body)


def test_small_paper_has_smaller_type_and_closer_lines() -> None:
    found = measure_of(A5)
    assert (found.frame_width, found.frame_height) == (116, 175)
    assert (found.pitch, found.body, found.label, found.channel) == (7, 9.45, 27, 3)
    assert found.size(9.5) == 9.0, "no text gets smaller"


def test_large_type_widens_lines_and_puts_labels_above() -> None:
    found = measure_of(SHEET, edition(text=18, ruling=10))
    assert (found.body, found.pitch, found.leading, found.label) == (18, 10, 10, 0)
    assert found.frame_height == 240, "whole writing lines"
    assert found.size(25) < 34 and found.size(9.5) >= 16, "headings grow less, and no text is under 16 pt"
    assert properties(found)["label-place"] == "static"


@pytest.mark.parametrize("pitch", [8, 10, 6.5])
def test_writing_lines_are_as_far_apart_as_an_edition_says(pitch: float) -> None:
    found = lines(measure_of(SHEET, edition(ruling=pitch)))
    gaps = {round(below - above, 3) for above, below in pairwise(found)}
    assert gaps == {pitch} and found[-1] > 248


def test_no_ruling_is_narrower_than_that_of_an_edition_in_large_print() -> None:
    assert measure_of(SHEET, edition(ruling=10)).named_pitch("college") == 10
    assert measure_of(SHEET).named_pitch("college") == 7.1


def weights(measure: Measure) -> tuple[float, ...]:
    return measure.line, measure.blank, measure.mark, measure.strong


def test_lines_are_thin_and_black() -> None:
    found = measure_of(SHEET)
    assert weights(found) == (0.25, 0.35, 0.5, 0.9)
    assert set(inks(found, {}).values()) == {"#000"}
    assert "--rule:#000;" in sheet(found, inks(found, {}))


def test_grey_ink_is_thicker_and_has_the_greys_of_a_theme() -> None:
    found = measure_of(SHEET, edition(ink="grey"))
    assert weights(found) == (0.5, 0.6, 0.75, 0.9)
    assert inks(found, {})["rule"] == "#b4b4b4"
    assert inks(found, {"rule": "#aaa"})["rule"] == "#aaa"


def test_a_theme_may_colour_its_lines_but_black_ink_is_black() -> None:
    blue = {"rule": "#00f"}
    assert inks(measure_of(SHEET), blue)["rule"] == "#00f"
    assert inks(measure_of(SHEET, edition(ink="black")), blue)["rule"] == "#000"


def test_no_line_is_thinner_than_a_thinner_one_that_is_named() -> None:
    assert weights(measure_of(SHEET, edition(line=0.75))) == (0.75, 0.75, 0.75, 0.9)
    assert weights(measure_of(SHEET, tokens={"blank": "0.6"})) == (0.25, 0.6, 0.6, 0.9)
    assert weights(measure_of(SHEET, edition(strong=1.2, mark=0.4), {"line": "0.3"})) == (0.3, 0.35, 0.4, 1.2)


def test_an_edition_comes_before_the_theme() -> None:
    theme = {"text": "12", "ruling": "9"}
    assert measure_of(SHEET, tokens=theme).body == 12
    assert measure_of(SHEET, edition(text=18), theme).body == 18
    assert measure_of(A5, tokens=theme).body == 10.8
