"""How wide text is in a font."""

from __future__ import annotations

from pathlib import Path

import pytest

import builder
from builder.text.fonts import is_font
from builder.text.width import ESTIMATED, TextWidths, wrapped

THEMES = Path(builder.__file__).parents[1] / "themes"
SANS = (THEMES / "plain/fonts/PublicSans-Regular.ttf").read_bytes()
WIDTHS = TextWidths({("sans", 400): SANS})


def test_a_text_is_as_wide_as_its_letters() -> None:
    assert WIDTHS.em("") == 0
    assert WIDTHS.em("will") == pytest.approx(WIDTHS.em("w") + WIDTHS.em("i") + 2 * WIDTHS.em("l"))
    assert WIDTHS.em("W") > 2.5 * WIDTHS.em("i")


def test_fonts_on_the_web_are_measured_too() -> None:
    web = TextWidths({("sans", 400): (THEMES / "plain/fonts/web/public-sans-latin-400-normal.woff2").read_bytes()})
    assert web.em("Public Sans") == pytest.approx(WIDTHS.em("Public Sans"))


def test_letters_that_a_font_does_not_have_are_estimated() -> None:
    assert WIDTHS.em("日本") == ESTIMATED.em("日本") == 2.5
    assert WIDTHS.em("a", "serif", 300) == ESTIMATED.em("a")
    assert ESTIMATED.em("e\u0301") == ESTIMATED.em("e")


def test_words_are_wrapped_by_their_width() -> None:
    assert wrapped("one two  three", 7, len) == ["one two", "three"]
    assert wrapped("endless word", 3, len) == ["endless", "word"]
    assert wrapped("", 3, len) == []


@pytest.mark.parametrize("path", sorted(THEMES.rglob("fonts/**/*.*f*")), ids=lambda path: path.name)
def test_fonts_of_the_themes_are_whole(path: Path) -> None:
    assert path.suffix in (".ttf", ".woff2")
    assert is_font(path.read_bytes())


def test_the_baseline_is_below_the_middle_of_a_line_by_the_font_s_own_heights() -> None:
    assert WIDTHS.middle() == pytest.approx((1900 - 450) / 2 / 2000)
    assert WIDTHS.middle("serif", 300) == ESTIMATED.middle()
