"""The drawings of a workbook: laid out as empty frames, and drawn when the room on their page is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any, NamedTuple
from xml.etree import ElementTree

from markupsafe import Markup
from weasyprint.document import Page
from weasyprint.images import SVGImage
from weasyprint.layout.absolute import AbsolutePlaceholder

from builder.art import Shape, find_art
from builder.formats.pdf.cover import OWNER_ABOVE_DATES, CoverArt
from builder.formats.pdf.drawn_rings import NUMBERED, Spot, drawn_spots, place_rings, ring_fields
from builder.formats.pdf.page_boxes import PX_IN_MM, Box, classes
from builder.model.answers import AnswerPlace
from builder.model.measure import Measure
from builder.theming import Kit
from builder.workbook.pages import Opener

_LOWEST_OPENER, _FRAME_HEIGHT = 40.0, 232.0
"""mm: the height of the drawing before a phase, where a page of this height has no room for more; less on A5."""

_NUMBER = "data-picture"
_XMLNS = ' xmlns="http://www.w3.org/2000/svg"'


class _Picture(NamedTuple):
    """`draw` returns it as SVG for a height in mm; `on_cover` if it ends below the cover's title."""

    draw: Callable[[float], str]
    on_cover: bool


class Pictures:
    """Frames for the drawings of a workbook, and the functions that draw them into the laid-out boxes."""

    def __init__(self, cover: CoverArt) -> None:
        self.cover = cover
        self._pictures: list[_Picture] = []

    def frame(
        self, width: float, height: float, title: str, draw: Callable[[float], str], *, on_cover: bool = False
    ) -> Markup:
        """An empty image of a size in mm, for `draw` to fill."""
        self._pictures.append(_Picture(draw, on_cover))
        number = len(self._pictures) - 1
        size = f"{width:g} {height:g}"
        return Markup(
            f'<svg class="art" {_NUMBER}="{number}" viewBox="0 0 {size}"><title>{escape(title)}</title></svg>'
        )

    @property
    def are_on_covers(self) -> bool:
        return any(picture.on_cover for picture in self._pictures)

    def fill(self, pages: list[Any], cover: CoverArt) -> None:
        """Draw into every frame on some pages: one in an area is as high as the area, the cover's as `cover` says.

        The fields of rings are moved to the rings that are drawn, in place.
        """
        for number, page in enumerate(pages if self._pictures else ()):
            spots: dict[int, Spot] = {}
            for holder, box in _frames(page._page_box):
                picture = self._pictures[int(box.element.get(_NUMBER))]
                if picture.on_cover:
                    spots |= _draw(box, picture, cover.height)
                else:
                    spots |= _draw(box, picture, (holder if "area" in classes(holder) else box).height * PX_IN_MM)
            if spots and place_rings(page._page_box, spots):
                pages[number] = Page(page._page_box)


class PaperArt:
    """What the templates of a workbook know as `art`. `rings` are the answers that a form has at the rings of steps;
    none on paper to write on.
    """

    def __init__(
        self,
        shape: Shape,
        kit: Kit,
        measure: Measure,
        pictures: Pictures,
        *,
        field: bool = False,
        rings: Sequence[AnswerPlace] = (),
    ) -> None:
        self._is_field, self._rings = field, rings
        self._shape, self._measure, self._pictures = shape, measure, pictures
        self._art, self._strings = find_art(kit.art), kit.language.text
        self._accent, self._lettering = kit.accents.paper.accent if measure.fills else "#000", kit.lettering

    def cover(self, width: float = 0, height: float = 0, foot: float = 0) -> Markup:
        """The cover's picture: as wide as the sheet, and as high as the title leaves room for, if nothing else is
        said. All in mm. It is a solid field where the cover is to be one.
        """
        room, title = self._pictures.cover, self._strings["cover_art"]
        beyond = 0 if width else self._measure.bleed
        wide, low = width or self._measure.width + 2 * beyond, (foot or room.foot) + beyond
        look = {"accent": self._accent, "title": title}

        picture = self._art.field if self._is_field else self._art.cover

        def draw(high: float) -> str:
            high += 0 if height else beyond
            return picture(self._shape, **look, width=wide, height=high, foot=low, written=OWNER_ABOVE_DATES)

        return self._pictures.frame(wide, height or room.height + beyond, title, draw, on_cover=not height)

    def cover_rings(self) -> Markup:
        """The fields of the rings of the cover's picture, where they come in the order of reading."""
        return ring_fields(self._rings, "cover")

    def back(self) -> Markup:
        """The back cover's picture: the cover's, mirrored, so that the two meet at the spine."""
        room, beyond, title = self._pictures.cover, self._measure.bleed, self._strings["back_art"]
        wide = self._measure.width + 2 * beyond

        def draw(high: float) -> str:
            look = {"width": wide, "height": high + beyond, "foot": room.foot + beyond, "written": OWNER_ABOVE_DATES}
            return self._art.back(self._shape, title=title, **look)

        return self._pictures.frame(wide, room.height + beyond, title, draw, on_cover=True)

    def opener(self, page: Opener) -> Markup:
        """The drawing before a phase, as high as its page has room for, with the fields of its rings."""
        title, width = self._strings["opener_art"], self._measure.frame_width
        look = {"accent": self._accent, "title": title, "lettering": self._lettering}

        def draw(high: float) -> str:
            return self._art.opener(self._shape, page.chapter - 1, page.numbers, **look, width=width, height=high)

        lowest = _LOWEST_OPENER * min(1.0, self._measure.frame_height / _FRAME_HEIGHT) ** 2
        first = sum(self._shape.steps[: page.chapter - 1])
        rings = self._rings[first : first + len(page.numbers)]
        frame = self._pictures.frame(width, round(lowest, 1), title, draw)
        return frame + ring_fields(rings, page.id, first + 1, NUMBERED)


def _frames(holder: Box) -> Iterator[tuple[Box, Box]]:
    """The frames below a box, each with the box that holds it."""
    for child in holder.children:
        box = child._box if isinstance(child, AbsolutePlaceholder) else child
        if type(box).__name__ == "BlockReplacedBox":
            if box.element.get(_NUMBER):
                yield holder, box
        elif type(box).__name__ not in ("LineBox", "MarginBox"):
            yield from _frames(box)


def _draw(box: Box, picture: _Picture, height: float) -> dict[int, Spot]:
    """Draw into a frame, which keeps its width; a frame positioned by its foot grows upward. Returns where the rings of
    steps are.
    """
    frame = box.replacement
    tree = ElementTree.fromstring(picture.draw(height).replace("<svg", f"<svg{_XMLNS}", 1))
    box.replacement = SVGImage(tree, frame._base_url, frame._url_fetcher, frame._context)
    before = box.height
    box.height = box.width / box.replacement.get_intrinsic_size(1, box.style["font_size"])[2]
    if box.style["top"] == "auto" and box.style["bottom"] != "auto":
        box.position_y += before - box.height
    return drawn_spots(tree, box)
