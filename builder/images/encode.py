"""From pixels to the bytes of a file, in the quality that its purpose asks for."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

_PHOTOGRAPH, _DRAWING = 80, 90
"""Qualities of a JPEG, of 95. Letters in a screenshot need the higher one, and full resolution of colours."""

_WEBP_PHOTOGRAPH, _WEBP_DRAWING = 78, 90
"""Qualities of a WebP, of 100: ten photographs on a page of 1440 px wide files come to 1.2 MB."""

_TIMES = 4
"""A lossless file so many times as large as its JPEG is one of a photograph: of drawings it is about as large."""


def encode(pixels: Image.Image, encoding: str, *, is_photograph: bool) -> bytes:
    """A file of these pixels; `is_photograph` where a camera's format says so."""
    match encoding:
        case "WEBP":
            return _webp(pixels, is_photograph=is_photograph)
        case "JPEG":
            return _jpeg(pixels, progressive=True)
        case "GIF":
            return _saved(pixels.convert("RGBA") if _has_alpha(pixels) else pixels, "GIF")
        case "PAPER":
            return _paper(pixels, is_photograph=is_photograph)
    return _saved(pixels, "PNG")


def _webp(pixels: Image.Image, *, is_photograph: bool) -> bytes:
    """Of anything but a photograph, the smaller of a lossless file and one of high quality."""
    if is_photograph:
        return _saved(pixels, "WEBP", quality=_WEBP_PHOTOGRAPH)
    lossless = _saved(pixels, "WEBP", lossless=True, quality=60)  # of a lossless file, the effort
    lossy = _saved(pixels, "WEBP", quality=_WEBP_DRAWING, use_sharp_yuv=True)
    return min(lossless, lossy, key=len)


def _paper(pixels: Image.Image, *, is_photograph: bool) -> bytes:
    if is_photograph:
        return _jpeg(pixels)
    lossless = _saved(pixels, "PNG")
    if _has_alpha(pixels):
        return lossless
    jpeg = _saved(pixels, "JPEG", quality=_DRAWING, subsampling="4:4:4")
    return jpeg if len(lossless) > _TIMES * len(jpeg) else lossless


def _jpeg(pixels: Image.Image, *, progressive: bool = False) -> bytes:
    return _saved(pixels, "JPEG", quality=_PHOTOGRAPH, optimize=True, progressive=progressive)


def _has_alpha(pixels: Image.Image) -> bool:
    return pixels.mode in ("LA", "RGBA")


def _saved(pixels: Image.Image, form: str, **options: object) -> bytes:
    target = BytesIO()
    pixels.save(target, form, **options)
    return target.getvalue()
