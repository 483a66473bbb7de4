"""The only files that WeasyPrint can read: those of the kit and the guide's images, by invented addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from PIL import Image, ImageFile
from weasyprint.urls import URLFetcher, URLFetcherResponse

from builder.model.sources import Asset

HOME = "http://guidepress.invalid/"
"""The address that files of the kit are given; `.invalid` belongs to no one (RFC 2606)."""

PICTURES = "http://pictures.guidepress.invalid/"
_LOGO = "http://logo.guidepress.invalid/"
"""Hosts of their own, so that no relative address in a drawing leads to a file of the kit."""


def picture_address(number: int, picture: Asset | None) -> str:
    """The address of image `number` of a guide. A missing image has an address too, at which nothing is found."""
    return f"{PICTURES}{number}/{_name(picture) if picture else ''}"


def logo_address(logo: Asset) -> str:
    return f"{_LOGO}{_name(logo)}"


class ProjectFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Returns the files of a kit and the images of one guide; all other requests are refused, and recorded."""

    def __init__(self, files: Mapping[str, bytes], pictures: Sequence[Asset | None], logo: Asset | None) -> None:
        super().__init__(allowed_protocols=("data",))
        self._files = files
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
            return _read(self._assets[url])
        return self._files.get(unquote(urlsplit(url).path).lstrip("/")) if url.startswith(HOME) else None


def _name(asset: Asset) -> str:
    return quote(asset.path.rpartition("/")[2])


@lru_cache(maxsize=64)
def _is_whole(asset: Asset) -> bool:
    """Whether an image can be read to its end. WeasyPrint makes Pillow accept truncated images."""
    if asset.path.lower().endswith(".svg"):
        return True
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(asset.real) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for damaged images
        return False
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
    return True


def _read(asset: Asset) -> bytes | None:
    """An image, if it is still the one that was checked."""
    content = Path(asset.real).read_bytes()
    return content if hashlib.sha256(content).hexdigest() == asset.digest and _is_whole(asset) else None
