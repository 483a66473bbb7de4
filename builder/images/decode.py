"""From the bytes of a file to pixels: upright, 8 bits for each channel, in sRGB, without metadata."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

from builder.images.heads import KINDS, MOST_PIXELS, kind_of, orientation


class BrokenImage(ValueError):
    """An image that cannot be decoded to its end, or has more pixels than we decode."""


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How an image of each orientation is turned upright (Exif 2.32, 4.6.5)."""

_SIXTEEN_BITS = ("I", "I;16", "I;16L", "I;16B", "I;16N")

_GAP = 3.0
"""An image is first halved without weights down to three times its size: as good to the eye, and twice as fast."""


def decode(content: bytes, width: int, height: int) -> tuple[Image.Image, str]:
    """The pixels of an image scaled to this size, and its format. Of an animation, the first frame.

    The mode is L, LA, RGB or RGBA. BrokenImage where it cannot be decoded.
    """
    try:
        with _whole_images_only(), Image.open(BytesIO(content), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise BrokenImage("it has too many pixels")
            turn = _TURNS.get(orientation(picture))
            size = (height, width) if turn in _TURNED_BY_A_QUARTER else (width, height)
            picture.draft(None, size)  # a JPEG is decoded to fewer pixels
            profile = picture.info.get("icc_profile", b"")
            pixels = resized(_eight_bits(picture), size)
            return _bare(_upright(_in_srgb(pixels, profile), turn)), kind_of(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, EOFError) as problem:  # what Pillow raises for damaged images
        raise BrokenImage(str(problem)) from problem


def resized(pixels: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Pixels scaled down to a size; the same where they have it."""
    return pixels if pixels.size == size else pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)


_TURNED_BY_A_QUARTER = (_TURNS[5], _TURNS[6], _TURNS[7], _TURNS[8])


def _eight_bits(picture: Image.Image) -> Image.Image:
    """The pixels as L, LA, RGB, RGBA or CMYK. A palette or a transparent colour becomes pixels with alpha."""
    picture.load()
    if picture.mode in _SIXTEEN_BITS:
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in ("P", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if picture.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _in_srgb(pixels: Image.Image, profile: bytes) -> Image.Image:
    """Pixels converted by the colour profile of their image; without one, or with a useless one, they are sRGB."""
    mode = {"CMYK": "RGB", "L": "L", "LA": "LA"}.get(pixels.mode, pixels.mode)
    if profile and pixels.mode in ("RGB", "RGBA", "CMYK"):
        try:
            there = ImageCms.ImageCmsProfile(BytesIO(profile))
            if "sRGB" not in ImageCms.getProfileDescription(there):
                converted = ImageCms.profileToProfile(pixels, there, ImageCms.createProfile("sRGB"), outputMode=mode)
                return pixels if converted is None else converted
        except (ImageCms.PyCMSError, OSError):
            pass  # the profile is damaged, or one of another mode
    return pixels if pixels.mode == mode else pixels.convert(mode)


def _upright(pixels: Image.Image, turn: Image.Transpose | None) -> Image.Image:
    return pixels if turn is None else pixels.transpose(turn)


def _bare(pixels: Image.Image) -> Image.Image:
    """The pixels alone: encoders write comments and profiles that they find beside them."""
    bare = pixels.copy()
    bare.info = {}
    return bare


@contextmanager
def _whole_images_only() -> Iterator[None]:
    """WeasyPrint, in the same process, makes Pillow accept truncated images."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
