"""Which of its files a browser may choose from for an image, and how wide it is told that the image is."""

from __future__ import annotations

import pytest

from builder.formats.web.images import image_attributes, inside_src, picture_element, picture_start
from builder.formats.web.views import PictureView

HILLS = PictureView("a-960.jpg", 'Hills & "sea"', 960, 720, "a-480.jpg 480w, a-960.jpg 960w", "a-480.webp 480w")


@pytest.mark.parametrize(
    ("wanted", "sizes"),
    [
        ("", "min(38rem, 100vw - 2.75rem)"),
        ("50%", "(min-width: 48rem) 19rem, calc(100vw - 2.75rem)"),
        ("60mm", "min(60mm, 100vw - 2.75rem)"),
    ],
)
def test_a_browser_is_told_how_wide_an_image_will_be(wanted: str, sizes: str) -> None:
    view = PictureView(HILLS.src, "", 960, 720, HILLS.srcset, HILLS.webp, wanted)
    assert image_attributes(view, "text", eager=False)["sizes"] == sizes
    assert f'sizes="{sizes}"' in picture_start(view, "text")


def test_a_template_gets_the_whole_element() -> None:
    assert picture_element(HILLS, "card", "mini") == (
        '<picture><source type="image/webp" srcset="a-480.webp 480w" sizes="min(15rem, 100vw - 2.75rem)">'
        '<img class="mini" alt="Hills &amp; &quot;sea&quot;" src="a-960.jpg" '
        'srcset="a-480.jpg 480w, a-960.jpg 960w" sizes="min(15rem, 100vw - 2.75rem)" width="960" height="720" loading="lazy">'
        "</picture>"
    )


def test_an_image_without_other_files_is_a_plain_one() -> None:
    assert picture_element(PictureView("a.svg", "A"), "lead") == '<img alt="A" src="a.svg">'
    assert picture_start(PictureView("a.svg"), "text") == ""


def test_attributes_can_be_put_in_the_place_of_an_address() -> None:
    inner = inside_src(image_attributes(PictureView("a b.svg", "", 3, 2), "text", eager=True))
    assert f'<img src="{inner}">' == '<img src="a b.svg" width="3" height="2">'
