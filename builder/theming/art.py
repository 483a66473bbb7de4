"""The drawings of a theme on its pages."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup

from builder.art import Art, Shape


class _Drawn(Protocol):
    """A guide as a page shows it."""

    @property
    def shape(self) -> Shape: ...


class ScreenArt:
    """What the templates of pages know as `art`."""

    def __init__(self, art: Art) -> None:
        self._art = art

    def hero(self, guide: _Drawn) -> Markup:
        """The head of a guide's page, to be stretched over the width of the window."""
        return Markup(self._art.hero(guide.shape))

    def phase(self, guide: _Drawn, number: int) -> Markup:
        """The head of the page of a phase, which counts from 1."""
        return Markup(self._art.phase(guide.shape, number - 1))

    def columns(self, guide: _Drawn) -> str:
        """The stretches of a guide's phases, as the columns of a grid as wide as the drawing."""
        return " ".join(f"minmax(0, {part:.4f}fr)" for part in self._art.stretches(guide.shape))

    def card(self, guide: _Drawn) -> Markup:
        """The drawing of a guide in a list."""
        return Markup(self._art.card(guide.shape))
