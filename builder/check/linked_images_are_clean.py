"""An image that a text links to is published without its metadata, so it must be one that can be read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from builder.check import SiteView
from builder.diagnostics import Diagnostic, error
from builder.images import MOST_PIXELS
from builder.model.sources import Asset
from builder.model.summary import Link

_READ = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp"])
_OTHERS = frozenset([".arw", ".avif", ".cr2", ".cr3", ".dng", ".heic", ".heif", ".jxl", ".nef", ".tif", ".tiff"])
"""Images that cameras and their programs write, with the place where each was taken."""


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    if not any(_kind(path) in (_READ | _OTHERS) for path in view.assets):
        return
    for summary in view.summaries:
        for link in summary.links:
            target = view.index.resolve(link.target, summary)
            asset = view.assets.get(target.file) if target.kind == "file" else None
            if asset is not None:
                yield from _check(link, asset)


def _check(link: Link, asset: Asset) -> Iterator[Diagnostic]:
    kind = _kind(asset.path)
    if kind in _OTHERS or (kind in _READ and not asset.format):
        message = f"`{link.target}` cannot be published without what the camera wrote into it, such as the place"
        yield error("GP414", message, link.span, "save it as a JPEG or PNG and link to that")
    elif asset.is_processed and asset.width * asset.height > MOST_PIXELS:
        message = f"`{link.target}` has {asset.width} x {asset.height} pixels, too many to process"
        yield error("GP415", message, link.span, "make it smaller: what is linked has at most 2,560 pixels on a side")


def _kind(path: str) -> str:
    return posixpath.splitext(path)[1].lower()
