"""One brand colour in, sets of colours that can be read out.

A coach's brand colour is chosen for a logo, not for text. Here it keeps its hue, gives up some of its chroma, and walks
up or down in lightness until it stands out enough on the papers of the theme. The walk happens in OKLCH (Björn
Ottosson, "A perceptual color space for image processing", 2020), where equal steps look equal and hue holds. Contrast
is that of WCAG 2.2. All colours are `#rrggbb` in small letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from builder.text.colours import parse_colour

if TYPE_CHECKING:
    from coloraide import Color

PRINT_PAPER = "#ffffff"
ON_ACCENT = ("#ffffff", "#14130f")

# WCAG 2.2 asks 4.5:1 of text (1.4.3) and 3:1 of lines and marks (1.4.11). The tenth above is for rounding; light text
# on a dark page needs more to look equally firm.
TEXT_CONTRAST = 4.6
LINE_CONTRAST = 3.1
DARK_TEXT_CONTRAST = 6.0

# Above this a colour shouts next to black text on warm paper.
HIGHEST_CHROMA = 0.14
LIGHTNESS_STEP = 0.01


@dataclass(frozen=True, slots=True)
class Papers:
    """The backgrounds that an accent needs contrast with: the page and its tinted areas, in light and dark mode."""

    light: tuple[str, str]
    dark: tuple[str, str]


@dataclass(frozen=True, slots=True)
class AccentSet:
    """The accent on one kind of paper: for text, for lines and marks, as a tint, and the text upon a solid accent."""

    accent: str
    line: str
    wash: str
    on_accent: str


@dataclass(frozen=True, slots=True)
class Accents:
    """The accent of the light page, of the dark page, and of the printed sheet."""

    light: AccentSet
    dark: AccentSet
    paper: AccentSet


class _Colour(NamedTuple):
    """A colour in OKLCH: lightness 0 to 1, chroma from 0, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


@lru_cache(maxsize=8)
def safe_accents(brand_colour: str, papers: Papers) -> Accents:
    """The accent sets of a brand colour written `#rgb` or `#rrggbb`.

    Every contrast holds for every colour, black and white too, where the theme's light papers are light enough and its
    dark ones dark enough. Raises ValueError if it is not a colour.
    """
    parsed = parse_colour(brand_colour)
    if parsed is None:
        raise ValueError(f"not a colour: {brand_colour!r}")
    brand = _oklch(parsed)
    muted = brand._replace(chroma=min(brand.chroma, HIGHEST_CHROMA))
    light = _on_light(muted, *papers.light)
    return Accents(light=light, dark=_on_dark(_oklch(light.accent), *papers.dark), paper=_on_light(muted, PRINT_PAPER))


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21, in either order (WCAG 2.2, "contrast ratio")."""
    return float(_colour(a).contrast(_colour(b), method="wcag21"))


def _on_light(brand: _Colour, *papers: str) -> AccentSet:
    """Dark accents for light papers. The line is a step lighter than the text, so that it may be lighter than black."""
    wash = _hexadecimal(_Colour(0.955, min(brand.chroma, 0.009), brand.hue))
    accent = _until(brand, (*papers, wash), TEXT_CONTRAST, -LIGHTNESS_STEP)
    text = _oklch(accent)
    lighter = text._replace(lightness=min(text.lightness + 0.12, 0.72))
    return AccentSet(accent, _until(lighter, papers, LINE_CONTRAST, -LIGHTNESS_STEP), wash, _on_solid(accent))


def _on_dark(brand: _Colour, *papers: str) -> AccentSet:
    """Light accents for the dark page, with less chroma: saturated light text glows on black."""
    wash = _hexadecimal(_Colour(0.28, min(brand.chroma, 0.03), brand.hue))
    text = _Colour(0.72, min(brand.chroma, 0.10), brand.hue)
    mark = _Colour(0.58, min(brand.chroma, 0.09), brand.hue)
    accent = _until(text, (*papers, wash), DARK_TEXT_CONTRAST, LIGHTNESS_STEP)
    return AccentSet(accent, _until(mark, papers, LINE_CONTRAST, LIGHTNESS_STEP), wash, _on_solid(accent))


def _on_solid(accent: str) -> str:
    return max(ON_ACCENT, key=lambda text: contrast(text, accent))


def _until(colour: _Colour, papers: tuple[str, ...], wanted: float, step: float) -> str:
    """Change the lightness until the contrast on every paper is `wanted` to 1, or the colour is black or white."""
    found = _hexadecimal(colour)
    colour = _oklch(found)
    end = 0.0 if step < 0 else 1.0
    while min(contrast(found, paper) for paper in papers) < wanted and colour.lightness != end:
        colour = colour._replace(lightness=min(max(colour.lightness + step, 0.0), 1.0))
        found = _hexadecimal(colour)
    return found


@lru_cache(maxsize=64)
def _colour(hexadecimal: str) -> Color:
    from coloraide import Color  # slow to import, and only commands that render pages need a colour

    return Color(hexadecimal)


def _oklch(hexadecimal: str) -> _Colour:
    return _Colour(*_colour(hexadecimal).convert("oklch").coords(nans=False))


def _hexadecimal(colour: _Colour) -> str:
    """To sRGB. The chroma of a colour outside sRGB is reduced until it is inside; hue and lightness stay."""
    from coloraide import Color

    found = Color("oklch", list(colour)).fit("srgb", method="oklch-chroma", jnd=0)
    return str(found.convert("srgb").to_string(hex=True, fit=True)).lower()
