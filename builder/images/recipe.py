"""Which files are made from an image, and what each depends on. Pillow is not loaded here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from builder.diagnostics import Span
from builder.model.sources import Asset

SCREEN_WIDTHS = (480, 960, 1440)
"""px: the column of a phone, of a page, and of a page on a screen of double density."""

PAGE_WIDTHS = (160, 320)
"""px: a page of a workbook beside two others, and on a screen of double density."""

LINKED, LOGO = 2560, 480
"""px of the longer side: of an image that a text links to, which fills most screens, and of a logo."""

DOTS_PER_MM = 300 / 25.4
"""300 dpi: what printers show of a photograph."""

_LONGEST_WEBP = 16383
"""px: WebP has no longer side."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One file made from an image: of `width` x `height` px, upright, in sRGB and without metadata.

    `encoding` is JPEG, PNG, GIF or WEBP; or PAPER, which is a JPEG of a photograph and a PNG of a drawing. `grey` is
    without colours. `span` is where the author names the image. `page` is the one that is shown where `asset` is a
    PDF, counted from 1, and 0 for an image.
    """

    asset: Asset
    width: int
    height: int
    encoding: str
    grey: bool = False
    span: Span = field(default=Span(""), compare=False)
    page: int = 0

    @property
    def key(self) -> str:
        """All that the bytes depend on, as a digest: the image's content and not its name."""
        parts = [self.asset.digest, self.width, self.height, self.encoding, self.grey, version_of_encoders()]
        parts += [self.page, _version_of_pdfium()] if self.page else []
        return hashlib.sha256(repr(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A file of the output that is made from an image. `path` is relative to its tree."""

    path: str
    recipe: Recipe


def on_screen(asset: Asset, span: Span) -> tuple[tuple[Recipe, ...], tuple[Recipe, ...]]:
    """An image for pages, in its own format and as WebP, each from the narrowest to the widest.

    No file is wider than the image. There is no second format for a WebP, nor for one that is too high to be a WebP.
    """
    widths = sorted({min(width, asset.width) for width in SCREEN_WIDTHS})
    own = tuple(_scaled(asset, width, asset.format, span) for width in widths)
    if asset.format == "WEBP" or own[-1].height > _LONGEST_WEBP:
        return own, ()
    return own, tuple(_scaled(asset, width, "WEBP", span) for width in widths)


def of_a_page(asset: Asset, page: int, ratio: float) -> tuple[Recipe, ...]:
    """A page of a PDF for the site, from the narrowest file to the widest. `ratio` is its width over its height."""
    return tuple(Recipe(asset, width, round(width / ratio), "WEBP", page=page) for width in PAGE_WIDTHS)


def largest(asset: Asset, longest: int, span: Span) -> Recipe:
    """An image in its own format, with at most so many px on its longer side."""
    part = min(1.0, longest / max(asset.width, asset.height))
    return _scaled(asset, max(1, round(asset.width * part)), asset.format, span)


def on_paper(asset: Asset, room: tuple[float, float], span: Span, *, grey: bool) -> Recipe:
    """An image that is printed in a room of so many mm of width and height, with at most 300 dpi there."""
    part = min(1.0, *(mm * DOTS_PER_MM / px for mm, px in zip(room, (asset.width, asset.height), strict=True)))
    width, height = (max(1, round(px * part)) for px in (asset.width, asset.height))
    return Recipe(asset, width, height, "PAPER", grey, span)


def _scaled(asset: Asset, width: int, encoding: str, span: Span) -> Recipe:
    return Recipe(asset, width, max(1, round(asset.height * width / asset.width)), encoding, span=span)


@cache
def version_of_encoders() -> str:
    """The version of Pillow, and a digest of our own code around it: no other change makes an image again."""
    digest = hashlib.sha256()
    for path in _own_code():
        digest.update(path.read_bytes())
    return f"{version('pillow')} {digest.hexdigest()}"


@cache
def _version_of_pdfium() -> str:
    return version("pypdfium2")


def _own_code() -> Iterator[Path]:
    yield from sorted(Path(__file__).parent.glob("*.py"))
