"""A linked image is published without what the camera wrote into it, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import GUIDE, post, said
from tests.support.folders import Files
from tests.support.photographs import photograph, saved
from tests.support.samples import blank_image

PLACE = f"{GUIDE}:5:9"
HIDDEN = "cannot be published without what the camera wrote into it, such as the place"


def linked(folder: Path, name: str, content: bytes) -> list[str]:
    files: Files = {f"content/guides/{name}": content, GUIDE: post(f"[Hills]({name})")}
    return said(folder, files)


@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.PNG", "PNG"), ("a.jpg", "PNG"), ("a.webp", "WEBP")])
def test_images_that_can_be_read(tmp_path: Path, name: str, form: str) -> None:
    assert linked(tmp_path, name, saved(photograph(40, 30), form)) == []


@pytest.mark.parametrize("name", ["a.heic", "a.TIFF", "a.jpg", "a.png"])
def test_images_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    assert linked(tmp_path, name, b"II*\0 and so on") == [f"{PLACE}+{len(name)} error[GP414]: `{name}` {HIDDEN}"]


def test_an_image_of_too_many_pixels(tmp_path: Path) -> None:
    assert linked(tmp_path, "a.png", blank_image(9000, 9000)) == [
        f"{PLACE}+5 error[GP415]: `a.png` has 9000 x 9000 pixels, too many to process"
    ]


def test_other_files_are_no_images(tmp_path: Path) -> None:
    assert linked(tmp_path, "a.pdf", b"%PDF") == []
