"""Pictures must be there, be pictures, be of a size that can be printed, and say what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import ADDRESS, GUIDE, checked, post, said
from tests.support.folders import SITE, Files
from tests.support.samples import blank_image

FILES: Files = {"content/guides/plan.png": blank_image(), "content/shared/a plan.svg": "<svg viewBox='0 0 3 2'/>"}


def shown(folder: Path, target: str) -> list[str]:
    return said(folder, {**FILES, GUIDE: post(f"![A plan]({target})")})


@pytest.mark.parametrize("target", ["plan.png", "./plan.png", "<../shared/a plan.svg>", "../shared/a%20plan.svg"])
def test_pictures_that_are_there(tmp_path: Path, target: str) -> None:
    assert shown(tmp_path, target) == []


def test_a_picture_that_is_not_there(tmp_path: Path) -> None:
    [diagnostic] = checked(tmp_path, {**FILES, GUIDE: post("![A plan](plam.png)")})
    assert (str(diagnostic.span), diagnostic.code) == (f"{GUIDE}:5:11", "GP310")
    assert diagnostic.message == "there is no image `plam.png`"
    assert diagnostic.hint == "did you mean `plan.png`?"


def test_a_picture_unlike_all_others_gets_the_folder_to_put_it(tmp_path: Path) -> None:
    [diagnostic] = checked(tmp_path, {GUIDE: post("![A plan](holiday.png)")})
    assert diagnostic.hint == "put the file into content/guides/"


def test_a_guide_is_no_picture(tmp_path: Path) -> None:
    assert shown(tmp_path, "b.md") == [f"{GUIDE}:5:11+4 error[GP310]: there is no image `b.md`"]


def test_a_file_that_is_no_picture(tmp_path: Path) -> None:
    files = {"content/guides/plan.pdf": "%PDF", GUIDE: post("![A plan](plan.pdf)")}
    assert said(tmp_path, files) == [f"{GUIDE}:5:11+8 error[GP311]: `plan.pdf` is not an image"]


def test_a_picture_that_cannot_be_read(tmp_path: Path) -> None:
    files = {"content/guides/plan.png": "no", GUIDE: post("![A plan](plan.png)")}
    assert said(tmp_path, files) == [f"{GUIDE}:5:11+8 error[GP311]: `plan.png` cannot be read as an image"]


def test_a_picture_of_another_kind_than_its_name_says(tmp_path: Path) -> None:
    files: Files = {"content/guides/plan.png": b"II*\0 and so on", GUIDE: post("![A plan](plan.png)")}
    [diagnostic] = checked(tmp_path, files)
    assert (str(diagnostic.span), diagnostic.code) == (f"{GUIDE}:5:11", "GP311")
    assert diagnostic.message == "`plan.png` is a TIFF file, which no browser shows under this name"
    assert diagnostic.hint.startswith("save it again as a PNG or JPEG")


def test_a_picture_too_large_to_print(tmp_path: Path) -> None:
    files: Files = {"content/guides/plan.png": blank_image(9000, 9000), GUIDE: post("![A plan](plan.png)")}
    assert said(tmp_path, files) == [
        f"{GUIDE}:5:11+8 error[GP313]: `plan.png` has 9000 x 9000 pixels, too many to print"
    ]


@pytest.mark.parametrize("alt", ["", " "])
def test_a_picture_without_words_is_a_warning(tmp_path: Path, alt: str) -> None:
    [message] = said(tmp_path, {**FILES, GUIDE: post(f"![{alt}](plan.png)")})
    assert "warning[GP312]: the image `plan.png` has no text for readers who cannot see it" in message


@pytest.mark.parametrize("target", ["https://example.org/a.png", "//example.org/a.png"])
def test_a_picture_of_another_site(tmp_path: Path, target: str) -> None:
    [message] = shown(tmp_path, target)
    assert message.endswith(f"error[GP314]: the image `{target}` is on another site")


@pytest.mark.parametrize("target", ["../../../etc/a.png", "/etc/a.png"])
def test_a_picture_outside_the_project(tmp_path: Path, target: str) -> None:
    [message] = shown(tmp_path, target)
    assert message.endswith(f"error[GP408]: `{target}` is outside the project")


def test_the_picture_of_a_guide_is_looked_at_too(tmp_path: Path) -> None:
    text = "---\ntitle: A post\nimage: plam.png\n---\n\n## Step 1: Ask\n"
    assert said(tmp_path, {GUIDE: text}) == [
        f"{GUIDE}:3:1+5 error[GP310]: there is no image `plam.png`",
        f"{GUIDE}:3:1+5 warning[GP312]: the image `plam.png` has no text for readers who cannot see it",
    ]


def test_the_logo_is_looked_at_too(tmp_path: Path) -> None:
    assert said(tmp_path, {SITE: f'{ADDRESS}[brand]\nlogo = "logo.png"\n'}) == [
        f"{SITE}:4:1+4 error[GP310]: there is no image `logo.png`"
    ]


@pytest.mark.parametrize("logo", ["../secret.png", "/secret.png"])
def test_a_logo_outside_content_is_not_taken(tmp_path: Path, logo: str) -> None:
    (tmp_path / "secret.png").write_bytes(blank_image())
    [message] = said(tmp_path / "project", {SITE: f'{ADDRESS}[brand]\nlogo = "{logo}"\n'})
    assert message == f"{SITE}:4:1+4 error[GP409]: `{logo}` is outside the project's content"


def test_a_logo_that_is_there(tmp_path: Path) -> None:
    assert said(tmp_path, {SITE: f'{ADDRESS}[brand]\nlogo = "logo.png"\n', "content/logo.png": blank_image()}) == []


@pytest.mark.parametrize("target", ["file:///home/sam/plan.png", "C:/Users/Sam/plan.png"])
def test_a_picture_on_the_authors_computer(tmp_path: Path, target: str) -> None:
    assert said(tmp_path, {GUIDE: post(f"![A plan]({target})")}) == [
        f"{GUIDE}:5:11+{len(target)} error[GP408]: `{target}` is outside the project"
    ]


@pytest.mark.parametrize("target", ["javascript:draw()", "data:image/png;base64,AAAA", "ftp://example.org/a.png"])
def test_a_picture_of_the_front_matter_whose_address_no_page_may_lead_to(tmp_path: Path, target: str) -> None:
    text = f"---\ntitle: A post\nimage: {target}\nimage_alt: A plan\n---\n\n## Step 1: Ask\n"
    assert said(tmp_path, {GUIDE: text}) == [
        f"{GUIDE}:3:1+5 error[GP402]: `{target}` is not an address that a page may link to"
    ]
