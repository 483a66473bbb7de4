"""What a picture is drawn from, and what every art can draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

NO_ART = "none"
"""What a theme says that has no pictures, where the theme it builds on has some."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a picture is drawn from: the number of steps of every phase, in order.

    A guide without phases is `Shape((number_of_steps,), phased=False)`. `seed`, such as the guide's name, makes two
    guides of one shape look different.
    """

    steps: tuple[int, ...] = ()
    seed: str = ""
    phased: bool = True


class CoverPicture(Protocol):
    """The printed cover's picture as SVG, in mm, with `title` as its words.

    It is as wide as the sheet. The lines to write on are its own: the lowest is `foot` above its lower edge, and the
    next one `written` above that.
    """

    def __call__(
        self, shape: Shape, *, accent: str, title: str, width: float, height: float, foot: float, written: float
    ) -> str: ...


class OpenerPicture(Protocol):
    """The picture before a phase as SVG, in mm; the phase counts from 0. `numbers` are those of its steps, and
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
    """How one art draws its pictures, each of them as SVG.

    `hero` is the head of a guide's page, stretched over the window's width, and `card` is beside the guide in a list:
    both leave colours to CSS. `icon` is for the browser's tab, in an accent.
    """

    hero: Callable[[Shape], str]
    card: Callable[[Shape], str]
    icon: Callable[[str], str]
    cover: CoverPicture
    opener: OpenerPicture
