"""Photographs and screenshots as authors have them: with what a camera writes into a file beside the image."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageChops, ImageDraw

UPRIGHT, ON_ITS_SIDE = 1, 6
"""Orientations of Exif: as it is, and to be turned by 90 degrees."""

CAMERA = "Secretcam"
_FIELDS = ((4, 1.0), (12, 0.26), (40, 0.14), (130, 0.1), (420, 0.07), (1400, 0.06))
"""How many patches of colour are side by side in each layer of a photograph, and how much of it is seen."""


def photograph(width: int = 320, height: int = 240, seed: int = 0, grain: float = 6.5) -> Image.Image:
    """Clouds of colour, coarse and fine, under the grain of a sensor: as hard to compress as a photograph."""
    source = random.Random(seed)
    found = Image.new("RGB", (width, height))
    for across, part in _FIELDS:
        size = (across, max(2, across * height // width))
        field = Image.frombytes("RGB", size, source.randbytes(3 * size[0] * size[1]))
        found = Image.blend(found, field.resize((width, height), Image.Resampling.BICUBIC), part)
    noise = Image.effect_noise((width, height), grain)
    return ImageChops.add(found, Image.merge("RGB", (noise,) * 3), 1, -128)


def from_a_camera(image: Image.Image, orientation: int = UPRIGHT) -> bytes:
    """A JPEG with a camera's name, a place on earth, a comment and an orientation."""
    tags = Image.Exif()
    tags[0x0112], tags[0x010F] = orientation, CAMERA
    place = tags.get_ifd(0x8825)
    place.update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    return saved(image, "JPEG", quality=90, exif=tags, comment=CAMERA.encode())


def screenshot(width: int = 600, height: int = 400) -> Image.Image:
    """Lines of text on white, one of them in red."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for line in range(height // 20):
        draw.text((10, 20 * line), f"{line}: words on a screen, small and crisp", "red" if line == 3 else "black")
    return image


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
