"""The addresses that pages name, and which files of the project the site needs for them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, count
from urllib.parse import quote

from builder.addresses import Index, page_path, relative_url
from builder.formats.web.views import PictureView
from builder.model.output import Copied, name_in_output, same_place
from builder.model.site import SiteSettings
from builder.model.sources import Asset
from builder.model.summary import DocumentSummary, Picture


class SiteUrls:
    """Finds places on the site, and notes which files of the project have to be copied there (`copies`)."""

    def __init__(self, settings: SiteSettings, index: Index, assets: Mapping[str, Asset]) -> None:
        self._url, self._index, self._assets = settings.url, index, assets
        self._editions = settings.editions
        self._copies: dict[str, Copied] = {}

    @property
    def copies(self) -> tuple[Copied, ...]:
        return tuple(self._copies.values())

    def absolute(self, path: str) -> str:
        """The whole address of a file of the site; empty where the site has none."""
        return self._url + quote(path.removesuffix("index.html")) if self._url else ""

    def link(self, target: str, summary: DocumentSummary, page: str) -> str:
        """The address of a document's link on a page. Whatever it names is there: the rules have seen to that."""
        found = self._index.resolve(target, summary)
        if found.kind == "web":
            return target
        fragment = f"#{found.fragment}" if found.fragment else ""
        if found.kind == "heading" or (found.kind == "document" and found.document is summary):
            return fragment or "#"
        if found.kind == "document" and found.document is not None:
            return relative_url(page_path(found.document.slug), page) + fragment
        if found.kind == "page":
            return relative_url(found.file, page) + fragment
        if found.kind == "file" and found.file in self._assets:
            return relative_url(self.copy(self._assets[found.file], summary.slug), page)
        return target

    def picture(self, picture: Picture, summary: DocumentSummary, page: str) -> PictureView:
        asset = self._asset(picture, summary)
        if asset is None or picture.private:
            return PictureView("", picture.alt)
        source = relative_url(self.copy(asset, summary.slug), page)
        return PictureView(source, picture.alt, max(asset.width, 0), max(asset.height, 0))

    def absolute_picture(self, picture: Picture, summary: DocumentSummary) -> str:
        """An image's absolute address, for other sites that show it; empty where the site has no address."""
        asset = self._asset(picture, summary)
        return self.absolute(self.copy(asset, summary.slug)) if asset else ""

    def copy(self, asset: Asset, folder: str, *, besides: Collection[str] = ()) -> str:
        """The path on the site of a file of the project: in `folder`, under its own name where that is free.

        Two of one name are told apart by their content, and so is one that has the name of our page, of our PDF, or of
        a file `besides` it.
        """
        own = name_in_output(asset.path)
        others = {same_place(path) for path in besides}
        own_first = [] if self._is_ours(same_place(own), folder) else [own]
        for name in chain(own_first, _told_apart(own, asset)):
            path = f"{folder}/{name}"
            place = same_place(path)
            taken = self._copies.get(place)
            if place not in others and (taken is None or (taken.path, taken.digest) == (path, asset.digest)):
                break
        self._copies[place] = Copied(path, asset.real, asset.digest)
        return path

    def _is_ours(self, name: str, folder: str) -> bool:
        """Whether a file of a guide's folder has the name of our page, or one that a PDF of the guide may have."""
        starts = tuple(same_place(f"{folder}-{edition}-") for edition in self._editions)
        return name == "index.html" or (name.endswith(".pdf") and name.startswith(starts))

    def _asset(self, picture: Picture, summary: DocumentSummary) -> Asset | None:
        return self._assets.get(self._index.resolve(picture.target, summary).file)


def _told_apart(name: str, asset: Asset) -> Iterator[str]:
    """What a file may be called instead of its own name, best first, without end."""
    stem, suffix = posixpath.splitext(name)
    yield f"{stem}-{asset.digest[:8]}{suffix}"
    yield from (f"{stem}-{asset.digest[:8]}-{number}{suffix}" for number in count(2))
