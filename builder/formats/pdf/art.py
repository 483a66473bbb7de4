"""The ridges of a workbook: laid out as empty frames, and drawn when their page has said how high they may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any, NamedTuple
from xml.etree import ElementTree

from markupsafe import Markup
from weasyprint.images import SVGImage
from weasyprint.layout.absolute import AbsolutePlaceholder

from builder.art.ridge import ridge
from builder.art.ridge.terrain import Shape
from builder.formats.pdf.cover import CoverArt
from builder.formats.pdf.fit import PX_IN_MM, Box, classes

LOWEST_OPENER = 40.0
"""mm: the picture before a phase, where the page has no room for more."""

_NUMBER = "data-picture"
_XMLNS = ' xmlns="http://www.w3.org/2000/svg"'


class _Picture(NamedTuple):
    """`draw` gives it as SVG, so many mm high; `on_cover` says that it ends below the cover's title."""

    draw: Callable[[float], str]
    on_cover: bool


class Pictures:
    """Gives templates frames for their pictures, and draws them into the boxes that came of it."""

    def __init__(self, cover: CoverArt) -> None:
        self.cover = cover
        self._pictures: list[_Picture] = []

    def of_cover(self, shape: Shape, *, title: str, **look: Any) -> ridge.Art:  # what else a ridge can be given
        """What the templates know as `cover`."""
        height, width = look.pop("height", ridge.COVER.height), look.get("width", ridge.COVER.width)
        foot = look.get("foot", ridge.COVER.foot)

        def draw(high: float) -> str:
            return ridge.cover(shape, title=title, height=high, **look).svg

        svg = self._frame(width, height, title, _Picture(draw, height == self.cover.height))
        return ridge.Art(svg, (foot, foot + ridge.COVER.written))

    def of_phase(
        self, shape: Shape, index: int, numbers: tuple[str, ...], *, accent: str, title: str, width: float
    ) -> Markup:
        def draw(high: float) -> str:
            return ridge.opener(shape, index, numbers, accent=accent, title=title, width=width, height=high)

        return Markup(self._frame(width, LOWEST_OPENER, title, _Picture(draw, False)))

    def fill(self, pages: Iterable[Any], cover: CoverArt) -> None:
        """Draw every picture on some pages: those in an area as high as that, the cover's as `cover` says."""
        for page in pages if self._pictures else ():
            for holder, box in _frames(page._page_box):
                picture = self._pictures[int(box.element.get(_NUMBER))]
                if picture.on_cover:
                    _draw(box, picture, cover.height)
                else:
                    _draw(box, picture, (holder if "area" in classes(holder) else box).height * PX_IN_MM)

    def _frame(self, width: float, height: float, title: str, picture: _Picture) -> str:
        self._pictures.append(picture)
        number = len(self._pictures) - 1
        size = f"{width:g} {height:g}"
        return f'<svg class="art" {_NUMBER}="{number}" viewBox="0 0 {size}"><title>{escape(title)}</title></svg>'


def _frames(holder: Box) -> Iterator[tuple[Box, Box]]:
    """The frames below a box, each with the box that holds it."""
    for child in holder.children:
        box = child._box if isinstance(child, AbsolutePlaceholder) else child
        if type(box).__name__ == "BlockReplacedBox":
            if box.element.get(_NUMBER):
                yield holder, box
        elif type(box).__name__ not in ("LineBox", "MarginBox"):
            yield from _frames(box)


def _draw(box: Box, picture: _Picture, height: float) -> None:
    """Draw a picture into its frame, which keeps its width; one that hangs by its foot grows upward."""
    frame = box.replacement
    tree = ElementTree.fromstring(picture.draw(height).replace("<svg", f"<svg{_XMLNS}", 1))
    box.replacement = SVGImage(tree, frame._base_url, frame._url_fetcher, frame._context)
    before = box.height
    box.height = box.width / box.replacement.get_intrinsic_size(1, box.style["font_size"])[2]
    if box.style["top"] == "auto" and box.style["bottom"] != "auto":
        box.position_y += before - box.height
