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

    def card(self, guide: _Drawn) -> Markup:
        """The drawing of a guide in a list."""
        return Markup(self._art.card(guide.shape))
