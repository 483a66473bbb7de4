"""Images must be there, be images, be of a size that can be printed, and say what they show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from builder.addresses import Index
from builder.check import SiteView
from builder.diagnostics import Diagnostic, error, nearest, warning
from builder.images import MOST_PIXELS
from builder.model.allowed import ALLOWED, refusal, scheme
from builder.model.summary import BY_NAME, DocumentSummary, Picture

TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    for summary in view.summaries:
        for picture in summary.pictures:
            yield from _check(picture, summary, view)
    yield from _absent(view)
    for logo in view.logos:
        yield from _check_logo(logo, view)


def picture_file(picture: Picture, summary: DocumentSummary, index: Index) -> str:
    """The project's file that an image names; empty where it names none."""
    return index.resolve(picture.target, summary).file


def _check_logo(logo: Picture, view: SiteView) -> Iterator[Diagnostic]:
    path = posixpath.normpath(f"content/{logo.target}")
    leads_out = any(path == out or path.startswith(out + "/") for out in view.index.outside)
    if scheme(logo.target) in ALLOWED:
        hint = "save the image in content/ and write its path from there; a build downloads nothing"
        yield error("GP314", f"the image `{logo.target}` is on another site", logo.span, hint)
    elif logo.target.startswith("/") or not path.startswith("content/") or leads_out:
        hint = "copy the image into content/ and write its path from there, as in `logo.svg`"
        yield error("GP409", f"`{logo.target}` is outside the project's content", logo.span, hint)
    else:
        yield from _check_file(logo, path, view)


def _check(picture: Picture, summary: DocumentSummary, view: SiteView) -> Iterator[Diagnostic]:
    if not picture.target:
        hint = "write the name of its file between the round brackets: `![A hand-drawn plan](plan.jpg)`"
        yield error("GP310", "this image has no address that can be used", picture.span, hint)
        return
    target = view.index.resolve(picture.target, summary)
    name = picture.target.removeprefix(BY_NAME)
    if not picture.alt.strip():
        hint = (
            "describe in a few words what it shows: `![A hand-drawn plan](plan.jpg)`; "
            "for the front matter's `image`, in `image_alt`"
        )
        yield warning("GP312", f"the image `{name}` has no text for readers who cannot see it", picture.span, hint)
    if target.kind == "outside":
        hint = "copy the image into the project, beside the guide"
        yield error("GP408", f"`{name}` is outside the project", picture.span, hint)
    elif target.kind == "web" and scheme(picture.target) not in ("", *ALLOWED):
        yield from filter(None, [refusal(picture.target, picture.span)])
    elif target.kind == "web":
        hint = "save the image beside the guide and write its file name; a build downloads nothing"
        yield error("GP314", f"the image `{name}` is on another site", picture.span, hint)
    elif target.kind != "file" and (best := _nearest_image(picture, summary, view)):
        yield error("GP310", f"there is no image `{name}`", picture.span, f"did you mean `{best}`?")
    elif target.kind == "file":
        yield from _check_file(picture, target.file, view)


def _nearest_image(picture: Picture, summary: DocumentSummary, view: SiteView) -> str | None:
    names = [posixpath.relpath(name, summary.folder) for name in view.index.files if name.lower().endswith(TYPES)]
    return nearest(picture.target.removeprefix(BY_NAME), names, within=3)


def _absent(view: SiteView) -> Iterator[Diagnostic]:
    """One error for each file that is missing, at the first place that shows it: adding the file corrects all."""
    places: dict[str, list[tuple[Picture, DocumentSummary]]] = {}
    for summary in view.summaries:
        for picture in summary.pictures:
            kind = view.index.resolve(picture.target, summary).kind
            if picture.target and kind not in ("file", "web", "outside") and not _nearest_image(picture, summary, view):
                places.setdefault(posixpath.join(summary.folder, picture.target), []).append((picture, summary))
    for found in places.values():
        picture, summary = found[0]
        also = f" (places with the same image: {len(found)})" if len(found) > 1 else ""
        hint = f"put the file into {summary.folder}/{also}"
        yield error("GP310", f"there is no image `{picture.target.removeprefix(BY_NAME)}`", picture.span, hint)


def _check_file(picture: Picture, file: str, view: SiteView) -> Iterator[Diagnostic]:
    asset = view.assets.get(file)
    if file not in view.index.files:
        folder, names = posixpath.dirname(file), [name for name in view.index.files if name.lower().endswith(TYPES)]
        best = nearest(picture.target, [posixpath.relpath(name, folder) for name in names], within=3)
        hint = f"did you mean `{best}`?" if best else f"put the file at {file}"
        yield error("GP310", f"there is no image `{picture.target}`", picture.span, hint)
    elif not file.lower().endswith(TYPES):
        yield error("GP311", f"`{picture.target}` is not an image", picture.span, "use one of " + ", ".join(TYPES))
    elif asset is not None and asset.width < 0 and not asset.faults:
        yield _unreadable(picture, asset.kind)
    elif asset is not None and not file.lower().endswith(".svg") and asset.width * asset.height > MOST_PIXELS:
        size = f"{asset.width} x {asset.height}"
        hint = "make it smaller: 3,500 pixels across are enough for a full page"
        yield error("GP313", f"`{picture.target}` has {size} pixels, too many to print", picture.span, hint)


def _unreadable(picture: Picture, kind: str) -> Diagnostic:
    if not kind:
        hint = "save it again with an image editor"
        return error("GP311", f"`{picture.target}` cannot be read as an image", picture.span, hint)
    message = f"`{picture.target}` is a {kind} file, which no browser shows under this name"
    hint = "save it again as a PNG or JPEG: another name does not change what a file is"
    return error("GP311", message, picture.span, hint)
