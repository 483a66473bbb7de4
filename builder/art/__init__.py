"""Pictures drawn from a guide's own shape, a folder each, found by looking. A theme asks for one by name.

A folder exports `ART`, and holds `screen.css`, the rules that its pictures need on a page, and `words.toml`, what is
said of them, a table for each language.
"""

from builder.art.contract import NO_ART, Art, Shape
from builder.art.gallery import art_names, find_art, screen_css, words_of_art

__all__ = ["NO_ART", "Art", "Shape", "art_names", "find_art", "screen_css", "words_of_art"]
