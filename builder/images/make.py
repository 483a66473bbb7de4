"""The files of one image, by their recipes: decoded once, and scaled down from file to file."""

from __future__ import annotations

from collections.abc import Sequence

from builder.images.decode import BrokenImage, decode, resized
from builder.images.encode import encode
from builder.images.recipe import Recipe

__all__ = ["BrokenImage", "make_files"]


def make_files(content: bytes, recipes: Sequence[Recipe]) -> tuple[bytes, ...]:
    """The bytes for each recipe, all of the image with this content. BrokenImage where it cannot be decoded."""
    width, height = max((recipe.width, recipe.height) for recipe in recipes)
    pixels, form = decode(content, width, height)
    is_photograph = form == "JPEG"
    found: dict[str, bytes] = {}
    for recipe in sorted(recipes, key=lambda recipe: recipe.width, reverse=True):
        pixels = resized(pixels, (recipe.width, recipe.height))
        shown = pixels.convert("LA" if pixels.mode in ("LA", "RGBA") else "L") if recipe.grey else pixels
        found[recipe.key] = encode(shown, recipe.encoding, is_photograph=is_photograph)
    return tuple(found[recipe.key] for recipe in recipes)
