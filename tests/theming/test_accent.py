"""The accent: whatever the brand colour, what is set in it can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.text.colours import parse_colour
from builder.theming.accent import Accents, AccentSet, Papers, contrast
from builder.theming.accent import safe_accents as accents_on

LIGHT = ("#fdfcfa", "#f4f2ed")
DARK = ("#191917", "#23221f")
WHITE = "#ffffff"
PAPERS = Papers(LIGHT, DARK)

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def every_colour(test: Callable[[str], None]) -> Callable[[], None]:
    # No deadline: the first colour waits for the library.
    return settings(deadline=None)(given(colours)(test))


black = example("#000000")
white = example("#ffffff")


def safe_accents(brand: str) -> Accents:
    return accents_on(brand, PAPERS)


def least_contrast(colour: str, *papers: str) -> float:
    return min(contrast(colour, paper) for paper in papers)


@every_colour
@black
@white
def test_text_on_the_light_page_stands_out_on_paper_wash_and_tint(brand: str) -> None:
    light = safe_accents(brand).light
    assert least_contrast(light.accent, *LIGHT, light.wash) >= 4.6


@every_colour
@black
@white
def test_lines_on_the_light_page_stand_out_on_paper_and_wash(brand: str) -> None:
    assert least_contrast(safe_accents(brand).light.line, *LIGHT) >= 3.1


@every_colour
@black
@white
def test_text_on_the_dark_page_stands_out_on_paper_wash_and_tint(brand: str) -> None:
    dark = safe_accents(brand).dark
    assert least_contrast(dark.accent, *DARK, dark.wash) >= 6


@every_colour
@black
@white
def test_lines_on_the_dark_page_stand_out_on_paper_and_wash(brand: str) -> None:
    assert least_contrast(safe_accents(brand).dark.line, *DARK) >= 3.1


@every_colour
@black
@white
def test_printed_text_and_lines_stand_out_on_white(brand: str) -> None:
    paper = safe_accents(brand).paper
    assert contrast(paper.accent, WHITE) >= 4.6
    assert contrast(paper.line, WHITE) >= 3.1


@every_colour
@black
@white
def test_text_on_a_solid_accent_can_be_read(brand: str) -> None:
    accents = safe_accents(brand)
    for accent_set in (accents.light, accents.dark, accents.paper):
        assert contrast(accent_set.on_accent, accent_set.accent) >= 4.5


def test_a_colour_that_is_safe_already_is_kept() -> None:
    assert safe_accents("#2d6350").light == AccentSet("#2d6350", "#508672", "#ebf2ef", "#ffffff")


def test_the_dark_page_has_the_accents_of_the_design() -> None:
    assert safe_accents("#2d6350").dark == AccentSet("#7eb5a0", "#518773", "#1a2e26", "#14130f")


def test_a_light_brand_colour_keeps_its_hue_and_goes_darker() -> None:
    assert safe_accents("#e9b949").light.accent == "#886500"


@every_colour
@black
@white
def test_accents_stand_out_on_the_papers_of_any_theme(brand: str) -> None:
    papers = Papers(("#d9e8f5", "#c4d7e8"), ("#2a3440", "#35424f"))
    accents = accents_on(brand, papers)
    assert least_contrast(accents.light.accent, *papers.light) >= 4.6
    assert least_contrast(accents.light.line, *papers.light) >= 3.1
    assert least_contrast(accents.dark.accent, *papers.dark) >= 6
    assert least_contrast(accents.dark.line, *papers.dark) >= 3.1


def test_short_colours_mean_the_same_as_long_ones() -> None:
    assert safe_accents("#F5A") == safe_accents("#ff55aa")


@pytest.mark.parametrize("text", ["red", "#12345", "", "#ff55aag"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        safe_accents(text)


@every_colour
def test_capital_letters_are_made_small(colour: str) -> None:
    assert parse_colour(colour.upper()) == colour


def test_three_digits_are_doubled() -> None:
    assert parse_colour("#aBc") == "#aabbcc"


@pytest.mark.parametrize(
    "text", ["", "#", "aabbcc", "#ab", "#abcd", "#abcde", "#aabbccdd", "#ggg", "#fff\n", " #fff", "#٣٣٣", "white"]
)
def test_other_texts_are_no_colours(text: str) -> None:
    assert parse_colour(text) is None


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@given(colours, colours)
def test_contrast_is_the_same_in_either_order(a: str, b: str) -> None:
    assert contrast(a, b) == contrast(b, a)
