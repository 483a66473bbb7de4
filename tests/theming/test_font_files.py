"""Which font files a theme's words are measured in."""

from __future__ import annotations

from builder.theming.font_files import font_files

FILES = {"a.ttf": b"a", "b.ttf": b"b", "c.ttf": b"c", "d.ttf": b"d"}
CSS = """
@font-face { font-family: "Fern Text"; font-weight: 300; src: url(a.ttf) }
@font-face { font-family: "Fern Text"; font-weight: 300; font-style: italic; src: url(b.ttf) }
@font-face{font-family:Moss;src:local("Moss"),url('c.ttf')}
@font-face{font-family:Moss;font-weight:bold;src:url("d.ttf") format("truetype")}
"""


def test_a_family_is_found_by_its_token_and_weight() -> None:
    tokens = {"type.serif": "'Fern Text', serif", "type.sans": "moss"}
    found = font_files(CSS, FILES, tokens)
    assert (found["serif", 300], found["sans", 400], found["sans", 600]) == (b"a", b"c", b"d")


def test_a_weight_that_a_family_does_not_have_is_the_nearest() -> None:
    assert font_files(CSS, FILES, {"type.serif": "Fern Text"})["serif", 600] == b"a"


def test_a_font_of_the_reader_has_no_file() -> None:
    assert font_files(CSS, FILES, {"type.serif": "Georgia, Moss", "type.lettering": ""}) == {}
    assert font_files(CSS, {}, {"type.sans": "Moss"}) == {}
