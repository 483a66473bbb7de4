"""What is made from the images that authors have: upright, in sRGB, without metadata, and still sharp."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile

from builder.diagnostics import Span
from builder.images import Recipe, largest, on_paper, on_screen, read_head
from builder.images.make import BrokenImage, make_files
from builder.model.sources import Asset
from tests.support.photographs import (
    CAMERA,
    ON_ITS_SIDE,
    from_a_camera,
    opened,
    photograph,
    saved,
    screenshot,
)

PLACE = Span("a.md", 1)


def asset(content: bytes, name: str = "a.jpg") -> Asset:
    head = read_head(io.BytesIO(content))
    digest = hashlib.sha256(content).hexdigest()
    return Asset(name, "", digest, head.width, head.height, format=head.format, animated=head.animated)


def on_a_page(content: bytes) -> list[bytes]:
    own, webp = on_screen(asset(content), PLACE)
    return list(make_files(content, [*own, *webp]))


def printed(content: bytes, mm: float = 100, *, grey: bool = False) -> Image.Image:
    return opened(make_files(content, [on_paper(asset(content), (mm, mm), PLACE, grey=grey)])[0])


def colour(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    return tuple(image.convert("RGB").crop((x, y, x + 1, y + 1)).tobytes())


def test_a_photograph_has_three_widths_in_two_formats() -> None:
    found = [opened(content) for content in on_a_page(from_a_camera(photograph(2000, 1500)))]
    sizes = [(480, 360), (960, 720), (1440, 1080)]
    assert [(image.format, image.size) for image in found] == [
        *(("JPEG", size) for size in sizes),
        *(("WEBP", size) for size in sizes),
    ]


def test_no_file_is_wider_than_the_image() -> None:
    own, webp = on_screen(asset(saved(photograph(700, 500), "PNG")), PLACE)
    assert [recipe.width for recipe in own] == [recipe.width for recipe in webp] == [480, 700]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_turned_upright(orientation: int) -> None:
    """Its upper left corner is red, whatever way the camera was held (Exif 2.32, 4.6.5)."""
    upright = Image.new("RGB", (64, 32), "white")
    upright.paste("red", (0, 0, 16, 16))
    stored = upright.transpose(_STORED[orientation]) if orientation in _STORED else upright
    content = from_a_camera(stored, orientation)
    for found in map(opened, [*on_a_page(content), make_files(content, [largest(asset(content), 99, PLACE)])[0]]):
        assert found.size == (64, 32)
        red, green, _ = colour(found, 6, 6)
        assert red > 200 and green < 90
        assert min(colour(found, 57, 26)) > 200


_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that is held another way stores what is upright: the opposite of the turn that its tag asks for."""


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_no_metadata_is_left(form: str) -> None:
    tags = Image.Exif()
    tags[0x010F] = CAMERA
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {} if form == "GIF" else {"exif": tags, "icc_profile": profile}
    comment = {"comment": CAMERA.encode()} if form in ("JPEG", "GIF") else {}
    content = saved(photograph(64, 48), form, **options, **comment)
    assert CAMERA.encode() in content
    recipe = on_paper(asset(content), (50, 50), PLACE, grey=False)
    for found in [*on_a_page(content), *make_files(content, [recipe, largest(asset(content), 20, PLACE)])]:
        assert CAMERA.encode() not in found
        assert not {"exif", "icc_profile", "comment", "xmp"} & opened(found).info.keys()


def test_colours_of_another_profile_become_srgb() -> None:
    wide = _linear_profile()
    content = saved(Image.new("RGB", (8, 8), (55, 55, 55)), "PNG", icc_profile=wide)
    [grey] = {colour(opened(found), 4, 4)[0] for found in on_a_page(content)}
    assert 125 <= grey <= 131, "light of 55 of 255 is the grey 128 of sRGB"


def _linear_profile() -> bytes:
    """An RGB profile with the colours of sRGB and no gamma: that of sRGB, whose three curves are straight lines."""
    found = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", found[128:132])[0]
    for entry in range(count):
        name, start, _ = struct.unpack(">4sII", found[132 + 12 * entry : 144 + 12 * entry])
        if name in (b"rTRC", b"gTRC", b"bTRC"):
            found[start : start + 12] = b"curv\0\0\0\0\0\0\0\0"
        if name == b"desc":
            at = found.find("sRGB".encode("utf-16-be"), start)
            found[at : at + 8] = "gray".encode("utf-16-be")
    return bytes(found)


def test_a_photograph_for_a_printing_press_is_shown_in_its_colours() -> None:
    content = saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG", quality=95)
    for found in map(opened, [*on_a_page(content), make_files(content, [largest(asset(content), 9, PLACE)])[0]]):
        red, green, blue = colour(found, 4, 4)
        assert red > 230 and green < 30 and blue < 30


def test_sixteen_bits_become_eight() -> None:
    content = saved(Image.new("I;16", (8, 8), 257 * 100), "PNG")
    assert {opened(found).convert("L").getpixel((4, 4)) for found in on_a_page(content)} == {100}


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA"), ("PNG", "P"), ("GIF", "RGBA")]
)
def test_what_is_transparent_stays_so(form: str, mode: str) -> None:
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    image.paste((90, 90, 90, 255), (0, 0, 20, 20))
    content = saved(image.convert(mode), form)
    for found in [*map(opened, on_a_page(content)), printed(content)]:
        alpha = found.convert("RGBA").getchannel("A")
        assert (alpha.getpixel((5, 10)), alpha.getpixel((35, 10))) == (255, 0)


def test_a_progressive_photograph_and_one_with_a_preview_in_it_are_read() -> None:
    image, preview = photograph(64, 48), photograph(32, 24)
    assert len(on_a_page(saved(image, "JPEG", progressive=True))) == 2
    content = saved(image, "MPO", save_all=True, append_images=[preview])
    assert (asset(content).format, asset(content).animated) == ("JPEG", False)
    assert [opened(found).size for found in on_a_page(content)] == [(64, 48)] * 2


def test_text_of_a_screenshot_is_the_same_to_the_pixel() -> None:
    image = screenshot()
    _, webp = on_screen(asset(saved(image, "PNG")), PLACE)
    [content] = make_files(saved(image, "PNG"), webp[-1:])
    assert opened(content).convert("RGB").tobytes() == image.tobytes()
    assert opened(make_files(saved(image, "PNG"), [largest(asset(saved(image, "PNG")), 999, PLACE)])[0]).tobytes() == (
        image.tobytes()
    )


def test_a_photograph_saved_as_png_is_a_small_webp() -> None:
    content = saved(photograph(400, 300), "PNG")
    png, webp = on_a_page(content)
    assert len(webp) < len(png) / 3


def test_paper_gets_three_hundred_dots_an_inch_and_no_more() -> None:
    content = from_a_camera(photograph(1200, 900))
    assert printed(content, mm=50.8).size == (600, 450)
    assert printed(content, mm=500).size == (1200, 900)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (from_a_camera(photograph()), "JPEG"),
        (saved(photograph(), "PNG"), "JPEG"),
        (saved(photograph(), "WEBP", quality=90), "JPEG"),
        (saved(screenshot(), "PNG"), "PNG"),
        (saved(screenshot(), "GIF"), "PNG"),
    ],
    ids=["photograph", "photograph as PNG", "photograph as WebP", "screenshot", "screenshot as GIF"],
)
def test_paper_gets_a_jpeg_of_a_photograph_and_a_lossless_drawing(content: bytes, form: str) -> None:
    assert printed(content).format == form


def test_paper_gets_grey_where_ink_is_saved() -> None:
    assert printed(from_a_camera(photograph()), grey=True).mode == "L"
    assert printed(saved(screenshot().convert("RGBA"), "PNG"), grey=True).mode == "LA"


def test_paper_gets_the_first_frame_of_an_animation() -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert asset(content).animated and not asset(content).is_processed
    assert colour(printed(content), 8, 8) == (255, 0, 0)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_truncated_image_is_broken_even_after_weasyprint_was_loaded(form: str, monkeypatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    content = saved(photograph(), form)
    recipe = Recipe(asset(content), 32, 24, form)
    with pytest.raises(BrokenImage):
        make_files(content[: len(content) // 2], [recipe])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_an_image_of_billions_of_pixels_is_not_decoded() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    content = b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT\x35\xaf\x06\x1e"
    with pytest.raises(BrokenImage, match="too many pixels"):
        make_files(content, [largest(asset(content), 100, PLACE)])


def test_an_image_too_high_for_a_webp_has_its_own_format_alone() -> None:
    content = saved(Image.new("L", (4, 17_000)), "PNG")
    own, webp = on_screen(asset(content), PLACE)
    assert [recipe.encoding for recipe in (*own, *webp)] == ["PNG"]
    assert make_files(content, own)


def test_a_file_depends_on_the_content_and_not_on_the_name() -> None:
    content = from_a_camera(photograph(64, 48), ON_ITS_SIDE)
    [one], _ = on_screen(asset(content, "a.jpg"), PLACE)
    [two], _ = on_screen(asset(content, "folder/b.jpeg"), Span("b.md", 9))
    [other], _ = on_screen(asset(from_a_camera(photograph(64, 48))), PLACE)
    assert one.key == two.key != other.key
    assert one.key != largest(asset(content), 20, PLACE).key


def test_the_same_bytes_each_time() -> None:
    content = from_a_camera(photograph(64, 48))
    assert on_a_page(content) == on_a_page(content)
