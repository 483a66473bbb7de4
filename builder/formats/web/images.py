"""How an image is written on a page: which of its files a browser may choose from, and how wide it is shown."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from builder.formats.web.views import PictureView

_GUTTERS = "2.75rem"
"""The margins of a page on a phone: twice the least `--gut` of web.css."""

_WIDTHS = {
    "text": (38.0, f"100vw - {_GUTTERS}"),
    "lead": (55.0, f"100vw - {_GUTTERS}"),
    "page": (75.0, f"100vw - {_GUTTERS}"),
    "card": (15.0, f"100vw - {_GUTTERS}"),
    "sample": (10.0, f"(100vw - {_GUTTERS}) / 3"),
}
"""How wide an image is shown: in rem at most, and in a window with less room. `text` is the column of text and `page`
all of the page (`--measure` and `--page` of web.css), `lead` the image below the head of a guide, `card` the image
of a guide in a list, `sample` a page of a workbook, beside two others. A theme with other widths shows the same
image; only the file may be larger or smaller than it needs.
"""

_FULL_COLUMN = 48.0
"""rem of the window from which a part of the column is kept: in a narrower one, an image fills its line."""


def picture_start(picture: PictureView, place: str) -> str:
    """What is before the `<img>`: the same image as WebP, if there is one."""
    if not picture.webp:
        return ""
    sizes = _sizes(picture, place)
    return f'<picture><source type="image/webp" srcset="{escape(picture.webp)}" sizes="{escape(sizes)}">'


def picture_end(picture: PictureView) -> str:
    return "</picture>" if picture.webp else ""


def image_attributes(picture: PictureView, place: str, *, eager: bool) -> dict[str, str]:
    """The attributes of the `<img>` besides its text. An `eager` image is loaded at once; others when they are near."""
    found = {"src": picture.src}
    if picture.srcset:
        found |= {"srcset": picture.srcset, "sizes": _sizes(picture, place)}
    if picture.width and picture.height:
        found |= {"width": str(picture.width), "height": str(picture.height)}
    return found if eager else {**found, "loading": "lazy"}


def inside_src(attributes: dict[str, str]) -> str:
    """Attributes of an `<img>` as they are written where its author's text has `src="` and `"`."""
    return _written(attributes).removeprefix('src="').removesuffix('"')


def picture_element(picture: PictureView, place: str, style: str = "") -> Markup:
    """The whole element, for a template: `image|picture("card", "mini")`. Small ones are loaded when near."""
    attributes = image_attributes(picture, place, eager=place not in ("card", "sample"))
    classes = {"class": style} if style else {}
    image = f"<img {_written({**classes, 'alt': picture.alt, **attributes})}>"
    return Markup(picture_start(picture, place) + image + picture_end(picture))


def _sizes(picture: PictureView, place: str) -> str:
    """How wide the image is shown, as a browser reads it before it knows the style sheet (HTML, 4.8.4.2.2)."""
    widest, narrow = _WIDTHS[place]
    if picture.wanted.endswith("%"):
        part = float(picture.wanted[:-1]) / 100
        return f"(min-width: {_FULL_COLUMN:g}rem) {widest * part:g}rem, calc({narrow})"
    return f"min({picture.wanted or f'{widest:g}rem'}, {narrow})"


def _written(attributes: dict[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
