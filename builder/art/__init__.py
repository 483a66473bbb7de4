"""Drawings made from a guide's own shape, a folder each, found automatically. A theme chooses one by name.

A folder exports `ART`, and holds `screen.css`, the rules that its drawings need on a page. What is said of them is
in the languages, in the table `[art.<name>]` of `say.toml`.
"""

from builder.art.contract import NO_ART, Art, Shape
from builder.art.gallery import art_names, find_art, screen_css

__all__ = ["NO_ART", "Art", "Shape", "art_names", "find_art", "screen_css"]
