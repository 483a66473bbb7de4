"""The files of one image, by their recipes: decoded once, and scaled down from file to file."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from builder.images.decode import BrokenImage, decode, resized
from builder.images.encode import encode
from builder.images.recipe import Recipe

__all__ = ["BrokenImage", "make_files"]


def make_files(content: bytes, recipes: Sequence[Recipe]) -> tuple[bytes, ...]:
    """The bytes for each recipe, all of the image or PDF with this content. BrokenImage where it cannot be decoded."""
    found: dict[str, bytes] = {}
    for page in sorted({recipe.page for recipe in recipes}):
        found |= _files(content, page, [recipe for recipe in recipes if recipe.page == page])
    return tuple(found[recipe.key] for recipe in recipes)


def _files(content: bytes, page: int, recipes: Sequence[Recipe]) -> dict[str, bytes]:
    """The files of an image, or of one page of a PDF, by the keys of their recipes."""
    width, height = max((recipe.width, recipe.height) for recipe in recipes)
    pixels, is_photograph = _decoded(content, page, width, height)
    found: dict[str, bytes] = {}
    for recipe in sorted(recipes, key=lambda recipe: recipe.width, reverse=True):
        pixels = resized(pixels, (recipe.width, recipe.height))
        shown = pixels.convert("LA" if pixels.mode in ("LA", "RGBA") else "L") if recipe.grey else pixels
        found[recipe.key] = encode(shown, recipe.encoding, is_photograph=is_photograph)
    return found


def _decoded(content: bytes, page: int, width: int, height: int) -> tuple[Image.Image, bool]:
    """The pixels in a size, and whether a camera made them."""
    if page:
        from builder.images.pages import page_pixels  # loads pypdfium2

        return page_pixels(content, page, width, height), False
    pixels, form = decode(content, width, height)
    return pixels, form == "JPEG"
