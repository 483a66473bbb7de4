"""One brand colour in, sets of colours that can be read out.

A coach's brand colour is chosen for a logo, not for text. Here it keeps its hue, gives up some of its chroma, and walks
up or down in lightness until it stands out enough on the papers of the theme `journal`. The walk happens in OKLCH
(Björn Ottosson, "A perceptual color space for image processing", 2020), where equal steps look equal and hue holds.
Contrast is that of WCAG 2.2. All colours are `#rrggbb` in small letters.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

LIGHT_PAPER, LIGHT_WASH = "#fdfcfa", "#f4f2ed"
DARK_PAPER, DARK_WASH = "#191917", "#23221f"
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
    """A colour in OKLCH: lightness 0 to 1, chroma from 0, hue in radians."""

    lightness: float
    chroma: float
    hue: float


def safe_accents(brand_colour: str) -> Accents:
    """The accent sets of a brand colour written `#rgb` or `#rrggbb`.

    Every contrast holds for every colour, black and white too. Raises ValueError if it is not a colour; ask
    `parse_colour` first.
    """
    parsed = parse_colour(brand_colour)
    if parsed is None:
        raise ValueError(f"not a colour: {brand_colour!r}")
    brand = _oklch(parsed)
    muted = brand._replace(chroma=min(brand.chroma, HIGHEST_CHROMA))
    light = _on_light(muted, LIGHT_PAPER, LIGHT_WASH)
    return Accents(light=light, dark=_on_dark(_oklch(light.accent)), paper=_on_light(muted, PRINT_PAPER))


def parse_colour(text: str) -> str | None:
    """The colour `#rgb` or `#rrggbb`, in any case, as `#rrggbb` in small letters; None for anything else."""
    if not re.fullmatch(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", text):
        return None
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21, in either order (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def _on_light(brand: _Colour, *papers: str) -> AccentSet:
    """Dark accents for light papers. The line is a step lighter than the text, so that it may be lighter than black."""
    wash = _hexadecimal(_Colour(0.955, min(brand.chroma, 0.009), brand.hue))
    accent = _until(brand, (*papers, wash), TEXT_CONTRAST, -LIGHTNESS_STEP)
    text = _oklch(accent)
    lighter = text._replace(lightness=min(text.lightness + 0.12, 0.72))
    return AccentSet(accent, _until(lighter, papers, LINE_CONTRAST, -LIGHTNESS_STEP), wash, _on_solid(accent))


def _on_dark(brand: _Colour) -> AccentSet:
    """Light accents for the dark page, with less chroma: saturated light text glows on black."""
    papers = (DARK_PAPER, DARK_WASH)
    wash = _hexadecimal(_Colour(0.28, min(brand.chroma, 0.03), brand.hue))
    text = _Colour(0.72, min(brand.chroma, 0.10), brand.hue)
    mark = _Colour(0.58, min(brand.chroma, 0.09), brand.hue)
    accent = _until(text, (*papers, wash), DARK_TEXT_CONTRAST, LIGHTNESS_STEP)
    return AccentSet(accent, _until(mark, papers, LINE_CONTRAST, LIGHTNESS_STEP), wash, _on_solid(accent))


def _on_solid(accent: str) -> str:
    return max(ON_ACCENT, key=lambda text: contrast(text, accent))


def _until(colour: _Colour, papers: tuple[str, ...], wanted: float, step: float) -> str:
    """Walk in lightness until the colour stands out `wanted` to 1 on every paper; black and white end the walk."""
    found = _hexadecimal(colour)
    colour = _oklch(found)
    while min(contrast(found, paper) for paper in papers) < wanted and 0 < colour.lightness < 1:
        colour = colour._replace(lightness=min(max(colour.lightness + step, 0.0), 1.0))
        found = _hexadecimal(colour)
    return found


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> tuple[float, float, float]:
    """The red, green and blue light of a colour, each 0 to 1 (sRGB, IEC 61966-2-1)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(signal: float) -> float:
    return signal / 12.92 if signal <= 0.04045 else float(((signal + 0.055) / 1.055) ** 2.4)


def _signal(light: float) -> int:
    """A channel as it is written, 0 to 255. Light outside 0 to 1 is cut."""
    light = min(max(light, 0.0), 1.0)
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


def _oklch(colour: str) -> _Colour:
    """From sRGB. The numbers are Ottosson's matrices."""
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return _Colour(lightness, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red))


def _hexadecimal(colour: _Colour) -> str:
    """To sRGB. A colour no screen can show gives up chroma, never hue or lightness, until one can."""
    channels = _channels(colour)
    while colour.chroma >= 0.002 and not all(-0.001 <= channel <= 1.001 for channel in channels):
        colour = colour._replace(chroma=colour.chroma * 0.96)
        channels = _channels(colour)
    return "#" + "".join(f"{_signal(channel):02x}" for channel in channels)


def _channels(colour: _Colour) -> tuple[float, float, float]:
    """Red, green and blue light, outside 0 to 1 where sRGB has no such colour."""
    green_red = colour.chroma * math.cos(colour.hue)
    blue_yellow = colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (colour.lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (colour.lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
