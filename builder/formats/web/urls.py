"""The addresses that pages name, and which files of the project the site needs for them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, count
from urllib.parse import quote

from builder.addresses import WHOLE, Index, heading_path, part_path, relative_url
from builder.diagnostics import Span
from builder.formats.web.views import PictureView
from builder.images import LINKED, ImageFile, Recipe, largest, of_a_page, on_screen
from builder.model.output import Copied, name_in_output, same_place
from builder.model.site import Download, SamplePage, SiteSettings
from builder.model.sources import Asset
from builder.model.summary import BY_NAME, DocumentSummary, Picture
from builder.text.slugs import slugify

SUFFIXES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "GIF": (".gif",), "WEBP": (".webp",)}
"""What the names of files of a format end in; the first where we choose."""

_LONGEST_STEM = 60
"""Characters of an image's name that the names of its files begin with."""

_FOLDERS = (WHOLE, "last")
"""Of the pages of a guide that has a page for each phase; those of phases begin with a digit."""

_NOWHERE = Span("")


class SiteUrls:
    """Finds places on the site, and notes which files of the project are copied there, and which made from images."""

    def __init__(self, settings: SiteSettings, index: Index, assets: Mapping[str, Asset]) -> None:
        self._url, self._index, self._assets = settings.url, index, assets
        self._editions = settings.editions
        self._files: dict[str, Copied | ImageFile] = {}

    @property
    def copies(self) -> tuple[Copied, ...]:
        """The files that the site takes over as they are."""
        return tuple(file for file in self._files.values() if isinstance(file, Copied))

    @property
    def images(self) -> tuple[ImageFile, ...]:
        """The files that are made from images."""
        return tuple(file for file in self._files.values() if isinstance(file, ImageFile))

    def absolute(self, path: str) -> str:
        """The whole address of a file of the site; empty where the site has none."""
        return self._url + quote(path.removesuffix("index.html")) if self._url else ""

    def link(self, target: str, summary: DocumentSummary, page: str, span: Span = _NOWHERE) -> str:
        """The address of a document's link on a page. Whatever it names is there: the rules have seen to that.

        Empty for a link by name that is not clear, which is a warning alone.
        """
        found = self._index.resolve(target, summary)
        if found.kind == "web":
            return target
        fragment = f"#{found.fragment}" if found.fragment else ""
        if found.document is not None:
            return self._of_a_document(found.document, found.fragment, summary, page)
        if found.kind == "page":
            return relative_url(found.file, page) + fragment
        if found.kind == "file" and found.file in self._assets:
            return relative_url(self.file(self._assets[found.file], summary.slug, span=span), page)
        return "" if target.startswith(BY_NAME) else target

    def _of_a_document(self, document: DocumentSummary, fragment: str, summary: DocumentSummary, page: str) -> str:
        """The address of a document or a heading in it. The one long page has all headings of its own guide."""
        path = heading_path(document, fragment)
        anchor = f"#{fragment}" if fragment else ""
        is_here = path == page or (bool(fragment) and page == part_path(summary.slug, WHOLE))
        if document is summary and is_here:
            return anchor or "#"
        return relative_url(path, page) + anchor

    def picture(self, picture: Picture, summary: DocumentSummary, page: str) -> PictureView:
        """An image as a page shows it, with the files that are made from it, or with the image itself."""
        asset = self._asset(picture, summary)
        if asset is None or picture.private:
            return PictureView("", picture.alt)
        if not asset.is_processed:
            source = relative_url(self.file(asset, summary.slug), page)
            return PictureView(source, picture.alt, max(asset.width, 0), max(asset.height, 0))
        own, webp = on_screen(asset, picture.span)
        return PictureView(
            src=relative_url(self._made(own[-1], summary.slug), page),
            alt=picture.alt,
            width=own[-1].width,
            height=own[-1].height,
            srcset=self._candidates(own, summary.slug, page) if len(own) > 1 else "",
            webp=self._candidates(webp, summary.slug, page),
            wanted=picture.width,
        )

    def sample(self, download: Download, sample: SamplePage, alt: str, slug: str, page: str) -> PictureView:
        """A page of a PDF as an image."""
        asset = Asset(download.file, download.real, download.digest, format="PDF")
        recipes = of_a_page(asset, sample.number, download.ratio)
        return PictureView(
            src=relative_url(self._made(recipes[0], slug), page),
            alt=alt,
            width=recipes[0].width,
            height=recipes[0].height,
            srcset=self._candidates(recipes, slug, page),
        )

    def absolute_picture(self, picture: Picture, summary: DocumentSummary) -> str:
        """An image's absolute address, for other sites that show it; empty where the site has no address."""
        asset = self._asset(picture, summary)
        if asset is None or not self._url:
            return ""
        is_processed = asset.is_processed
        place = self._made(on_screen(asset, picture.span)[0][-1], summary.slug) if is_processed else ""
        return self.absolute(place or self.file(asset, summary.slug))

    def file(
        self,
        asset: Asset,
        folder: str,
        *,
        longest: int = LINKED,
        besides: Collection[str] = (),
        span: Span = _NOWHERE,
    ) -> str:
        """The path on the site of a file of the project: in `folder`, under its own name where that is free.

        Two of one name are told apart by their content, and so is one that has the name of our page, of our PDF, or of
        a file `besides` it. An image is made again without metadata, with at most `longest` px on a side.
        """
        own = name_in_output(asset.path)
        others = {same_place(path) for path in besides}
        if asset.is_processed:
            recipe = largest(asset, longest, span)
            names = chain([_fitting(own, asset.format)], _told_apart(_fitting(own, asset.format), asset))
            return self._placed(names, folder, others, lambda path: ImageFile(path, recipe))
        own_first = [] if self._is_ours(same_place(own), folder) else [own]
        names = chain(own_first, _told_apart(own, asset))
        return self._placed(names, folder, others, lambda path: Copied(path, asset.real, asset.digest))

    def _made(self, recipe: Recipe, folder: str) -> str:
        """The path of a file that is made from an image. Its name changes with the content, so caches may keep it."""
        stem = posixpath.splitext(name_in_output(recipe.asset.path))[0]
        stem = slugify(stem)[:_LONGEST_STEM].strip("-") or "image"
        number = f"page-{recipe.page}-" if recipe.page else ""
        name = f"{stem}-{number}{recipe.width}-{recipe.asset.digest[:8]}{SUFFIXES[recipe.encoding][0]}"
        names = chain([name], _told_apart(name, recipe.asset))
        return self._placed(names, folder, (), lambda path: ImageFile(path, recipe))

    def _candidates(self, recipes: Iterable[Recipe], slug: str, page: str) -> str:
        """Files with their widths, as `srcset` has them."""
        return ", ".join(f"{relative_url(self._made(r, slug), page)} {r.width}w" for r in recipes)

    def _placed(
        self, names: Iterable[str], folder: str, others: Collection[str], made: Callable[[str], Copied | ImageFile]
    ) -> str:
        """The path of a file, under the first of some names that is free or that this file has already."""
        for name in names:
            file = made(f"{folder}/{name}")
            place = same_place(file.path)
            if place not in others and _content(self._files.setdefault(place, file)) == _content(file):
                return file.path
        raise AssertionError("the names have no end")

    def _is_ours(self, name: str, folder: str) -> bool:
        """Whether a file of a guide's folder has the name of our page, or one that a PDF of the guide may have."""
        starts = tuple(same_place(f"{folder}-{edition}-") for edition in self._editions)
        is_page = name == "index.html" or (not posixpath.splitext(name)[1] and name[:1].isdigit()) or name in _FOLDERS
        return is_page or (name.endswith(".pdf") and name.startswith(starts))

    def _asset(self, picture: Picture, summary: DocumentSummary) -> Asset | None:
        return self._assets.get(self._index.resolve(picture.target, summary).file)


def _content(file: Copied | ImageFile) -> tuple[str, str]:
    """The path of a file, and a digest of what it contains or is made from."""
    return file.path, file.digest if isinstance(file, Copied) else file.recipe.key


def _fitting(name: str, form: str) -> str:
    """The name of an image's file, whose ending is the one of its format."""
    stem, suffix = posixpath.splitext(name)
    return name if suffix.lower() in SUFFIXES[form] else stem + SUFFIXES[form][0]


def _told_apart(name: str, asset: Asset) -> Iterator[str]:
    """What a file may be called instead of its own name, best first, without end."""
    stem, suffix = posixpath.splitext(name)
    yield f"{stem}-{asset.digest[:8]}{suffix}"
    yield from (f"{stem}-{asset.digest[:8]}-{number}{suffix}" for number in count(2))
