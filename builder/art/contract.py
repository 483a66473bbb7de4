"""What a drawing is made from, and what every art can draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

NO_ART = "none"
"""The setting of a theme without drawings, if the theme that it builds on has some."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a drawing is made from: the number of steps of every phase, in order.

    A guide without phases is `Shape((number_of_steps,), phased=False)`. `seed`, such as the guide's name, makes two
    guides of one shape look different.
    """

    steps: tuple[int, ...] = ()
    seed: str = ""
    phased: bool = True


class CoverPicture(Protocol):
    """The printed cover's drawing as SVG, in mm, with `title` as its alt text.

    It is as wide as the sheet. The lines to write on are its own: the lowest is `foot` above its lower edge, and the
    next one `written` above that.
    """

    def __call__(
        self, shape: Shape, *, accent: str, title: str, width: float, height: float, foot: float, written: float
    ) -> str: ...


class BackPicture(Protocol):
    """The back cover's drawing as SVG, in mm: that of the cover mirrored, in thin lines, without rings."""

    def __call__(
        self, shape: Shape, *, title: str, width: float, height: float, foot: float, written: float
    ) -> str: ...


class OpenerPicture(Protocol):
    """The drawing before a phase as SVG, in mm; the phase counts from 0. `numbers` are those of its steps, and
    `lettering` is the font that they are set in.
    """

    def __call__(
        self,
        shape: Shape,
        phase_index: int,
        numbers: tuple[str, ...],
        *,
        accent: str,
        title: str,
        lettering: str,
        width: float,
        height: float,
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class Art:
    """How one art draws, each of its drawings as SVG.

    `hero` is the head of a guide's page, stretched over the window's width, and `card` is beside the guide in a list:
    both leave colours to CSS. A hero may have a path with `data-rings="all"`, a subpath (`M…`) for each step in order,
    and one with `data-rings="finished"`, to which the page's script gives those of finished steps.
    `phase` is the hero with one phase marked, which counts from 0; `stretches` are the parts of its width that the
    phases take, from left to right. In `cover`, `field` and `opener` the `circle` of a ring that a reader marks has
    its step in `data-step`, which counts from 1 in the guide: a form has a field there. `icon` is for the browser's
    tab, in an accent. `field` is `cover` as one solid shape of the accent.
    """

    hero: Callable[[Shape], str]
    card: Callable[[Shape], str]
    phase: Callable[[Shape, int], str]
    stretches: Callable[[Shape], tuple[float, ...]]
    icon: Callable[[str], str]
    cover: CoverPicture
    field: CoverPicture
    back: BackPicture
    opener: OpenerPicture
