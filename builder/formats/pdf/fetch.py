"""Where WeasyPrint gets files from: the kit and the guide's pictures, by invented addresses, and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from builder.model.sources import Asset

HOME = "http://guidepress.invalid/"
"""The address that files of the kit are given; `.invalid` belongs to no one (RFC 2606)."""

PICTURES = "_pictures/"
LOGO = "_logo"


class ProjectFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives the files of a kit and the pictures of one guide. What else is asked for is refused, and noted in `refused`."""

    def __init__(self, files: Mapping[str, bytes], pictures: Sequence[Asset | None], logo: Asset | None) -> None:
        super().__init__(allowed_protocols=("data",))
        self._files = files
        self._pictures = pictures
        self._logo = logo
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The response for an address. ValueError, which WeasyPrint takes as "not there", for any it does not know."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        content = self._content(unquote(urlsplit(url).path).lstrip("/")) if url.startswith(HOME) else None
        if content is None:
            self.refused.append(url)
            raise ValueError(f"{url} is not part of the project")
        return URLFetcherResponse(url, content)

    def _content(self, path: str) -> bytes | None:
        if path.startswith(PICTURES):
            return _read(self._pictures[int(path.removeprefix(PICTURES).partition("/")[0])])
        if path.startswith(LOGO):
            return _read(self._logo)
        return self._files.get(path)


def _read(asset: Asset | None) -> bytes | None:
    """A picture, if it is still the one that was checked."""
    if asset is None:
        return None
    content = Path(asset.real).read_bytes()
    return content if hashlib.sha256(content).hexdigest() == asset.digest else None
