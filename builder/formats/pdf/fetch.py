"""The only files that WeasyPrint can read: those of the kit and the guide's images, by invented addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from builder.images import Recipe
from builder.model.sources import Asset

HOME = "http://guidepress.invalid/"
"""The address that files of the kit are given; `.invalid` belongs to no one (RFC 2606)."""

PICTURES = "http://pictures.guidepress.invalid/"
_LOGO = "http://logo.guidepress.invalid/"
"""Hosts of their own, so that no relative address in a drawing leads to a file of the kit."""


def picture_address(number: int, picture: Asset | None) -> str:
    """The address of image `number` of a guide. A missing image has an address too, at which nothing is found.

    What a guide shows twice has one address, so that it is in the PDF once.
    """
    return f"{PICTURES}{picture.digest[:16]}/{_name(picture)}" if picture else f"{PICTURES}{number}/"


def logo_address(logo: Asset) -> str:
    return f"{_LOGO}{_name(logo)}"


class ProjectFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Returns the files of a kit and the images of one guide; all other requests are refused, and recorded."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        pictures: Sequence[Asset | None],
        logo: Asset | None,
        recipes: Sequence[Recipe] = (),
        images: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__(allowed_protocols=("data",))
        self._files = files
        self._recipes, self._images = {recipe.asset.digest: recipe for recipe in recipes}, images or {}
        self._assets = {picture_address(number, p): p for number, p in enumerate(pictures) if p}
        self._assets |= {logo_address(logo): logo} if logo else {}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The response for an address. ValueError, which WeasyPrint takes as "not there", for any it does not know."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        content = self._content(url)
        if content is None:
            self.refused.append(url)
            raise ValueError(f"{url} is not part of the project")
        return URLFetcherResponse(url, content)

    def _content(self, url: str) -> bytes | None:
        if url in self._assets:
            return self._image(self._assets[url])
        return self._files.get(unquote(urlsplit(url).path).lstrip("/")) if url.startswith(HOME) else None

    def _image(self, asset: Asset) -> bytes | None:
        """An image of pixels as it is printed, a drawing as it is."""
        recipe = self._recipes.get(asset.digest)
        if recipe is None:
            return None if asset.format else _drawing(asset)
        return self._images.get(recipe.key) or _made(recipe)


def _name(asset: Asset) -> str:
    return quote(asset.path.rpartition("/")[2])


@lru_cache(maxsize=64)
def _made(recipe: Recipe) -> bytes | None:
    """An image by its recipe, for a job that came without it."""
    from builder.images.make import BrokenImage, make_files

    content = _read(recipe.asset)
    try:
        return make_files(content, [recipe])[0] if content is not None else None
    except BrokenImage:
        return None


def _drawing(asset: Asset) -> bytes | None:
    """A drawing as it is; with its size as its view box where it has none, or WeasyPrint would cut it off."""
    content = _read(asset)
    if content is None or asset.width <= 0 or asset.height <= 0:
        return content
    start, tag, rest = content.partition(b"<svg")
    if b"viewBox" in rest.partition(b">")[0]:
        return content
    return start + tag + f' viewBox="0 0 {asset.width} {asset.height}"'.encode() + rest


def _read(asset: Asset) -> bytes | None:
    """An image, if it is still the one that was checked."""
    content = Path(asset.real).read_bytes()
    return content if hashlib.sha256(content).hexdigest() == asset.digest else None
