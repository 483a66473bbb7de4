"""Images of a build: made once, published without what the camera wrote, bounded, and as large as they are printed."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pikepdf import Name

from builder.images import make
from builder.pipeline import images
from tests.support.photographs import CAMERA, ON_ITS_SIDE, from_a_camera, opened, photograph, saved, screenshot
from tests.support.projects import Files, guide, guidepress, output, write
from tests.support.samples import edit

SITE = 'title = "Small"\nurl = "https://example.org"\npapers = ["a4"]\n'
ONE = "content/guides/one.md"
SHORT = "workbook: {notes: 0, how_to_use: false}\n"
PHOTO = from_a_camera(photograph(1600, 1200), ON_ITS_SIDE)
PROCESSING = "Processing images"


def project_of(folder: Path, text: str, files: Files, front: str = "", settings: str = "") -> Path:
    return write(
        folder,
        {
            "content/site.toml": SITE + settings,
            ONE: guide("One", f"\n{text}\n", front + SHORT),
            **{f"content/guides/{name}": content for name, content in files.items()},
        },
    )


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = "![Hills](photo.jpg)\n\n![Hills again](photo.jpg)\n\n[Larger](photo.jpg) ![A screen](screen.png)"
    files = {"photo.jpg": PHOTO, "screen.png": saved(screenshot(), "PNG"), "logo.jpg": from_a_camera(photograph(900))}
    folder = tmp_path_factory.mktemp("images")
    front = "image: photo.jpg\nimage_alt: Hills\n"
    project = project_of(folder, text, files, front, '[brand]\nlogo = "guides/logo.jpg"\n')
    result = guidepress(project, "build")
    assert result.exit_code == 0, result.output
    assert result.output.count("warning[") == result.output.count("warning[GP287]") == 1  # the screenshot is small
    assert f"{PROCESSING}: 3" in result.output
    return project


@pytest.fixture
def built(once_built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(once_built, tmp_path / "project")


class PrintedImage(NamedTuple):
    width: int
    height: int
    filter: str
    colours: str


def printed_images(project: Path, edition: str = "workbook") -> list[PrintedImage]:
    """The images in a PDF, by width."""
    with pikepdf.open(project / f"output/print/one/one-{edition}-a4.pdf") as pdf:
        found = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and obj.get(Name.Subtype) == Name.Image]
        names = (Name.Width, Name.Height, Name.Filter, Name.ColorSpace)
        return sorted(PrintedImage(int(i[names[0]]), int(i[names[1]]), *(str(i[n]) for n in names[2:])) for i in found)


def test_what_the_camera_wrote_is_nowhere_in_the_output(built: Path) -> None:
    assert CAMERA.encode() in PHOTO
    for path in (built / "output").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert CAMERA.encode() not in content, path
            assert content != PHOTO
    for path in (built / "output/site").rglob("*.*"):
        if path.suffix in (".jpg", ".png", ".webp"):
            assert not {"exif", "icc_profile", "comment"} & opened(path.read_bytes()).info.keys()


def test_images_are_upright_and_as_large_as_their_names_say(built: Path) -> None:
    folder = built / "output/site/one"
    sizes = {path.name.rpartition("-")[0]: opened(path.read_bytes()).size for path in folder.glob("photo-*.webp")}
    assert sizes == {"photo-480": (480, 640), "photo-960": (960, 1280), "photo-1200": (1200, 1600)}
    assert opened((folder / "photo.jpg").read_bytes()).size == (1200, 1600)
    assert opened((built / "output/site/assets/logo.jpg").read_bytes()).size == (480, 128)


def test_a_linked_image_has_at_most_2560_pixels_on_a_side(tmp_path: Path) -> None:
    project = project_of(tmp_path, "[Large](large.jpg)", {"large.jpg": from_a_camera(photograph(3000, 300))})
    assert guidepress(project, "build", "--only", "site").exit_code == 0
    assert 'href="large.jpg"' in (project / "output/site/one/index.html").read_text()
    assert opened((project / "output/site/one/large.jpg").read_bytes()).size == (2560, 256)


def test_an_animation_and_a_drawing_are_published_as_they_are(tmp_path: Path) -> None:
    frames = [photograph(20, 10, seed) for seed in (0, 1)]
    files = {
        "wave.gif": saved(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "plan.svg": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
    }
    project = project_of(tmp_path, "![Waving](wave.gif) ![A plan](plan.svg)", files)
    assert guidepress(project, "build").exit_code == 0
    for name, content in files.items():
        assert (project / "output/site/one" / name).read_bytes() == content


def test_a_build_that_changes_text_processes_none(built: Path) -> None:
    edit(built, "Because it is small", "Because it is quick")
    result = guidepress(built, "build")
    assert "Making PDFs: 1" in result.output
    assert PROCESSING not in result.output


def test_a_renamed_image_in_a_renamed_guide_is_not_processed_again(built: Path) -> None:
    before = output(built)
    folder = built / "content/guides"
    (folder / "photo.jpg").rename(folder / "hills.jpg")
    (folder / "two.md").write_text((built / ONE).read_text().replace("photo.jpg", "hills.jpg"))
    (built / ONE).unlink()
    result = guidepress(built, "build")
    assert result.exit_code == 0 and PROCESSING not in result.output
    renamed = {name.replace("/two/hills", "/one/photo"): digest for name, digest in output(built).items()}
    images = {name for name in before if name.startswith("site/one/photo")}
    assert len(images) == 7
    assert {name: renamed[name] for name in images} == {name: before[name] for name in images}


def test_what_a_stopped_build_processed_is_not_processed_again(built: Path) -> None:
    """A build that is killed leaves no output and no record of it, only what its workers returned."""
    before = output(built)
    for name in ("site", "print", ".guidepress/site.json", ".guidepress/print.json", ".guidepress/state/memory.json"):
        path = built / "output" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    result = guidepress(built, "build")
    assert result.exit_code == 0 and PROCESSING not in result.output
    assert output(built) == before


def test_what_the_disk_damaged_is_made_again(built: Path) -> None:
    before = output(built)
    for path in (built / "output/.guidepress/state/images").iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    for path in (built / "output/site/one").glob("photo*"):
        path.unlink()
    result = guidepress(built, "build")
    assert f"{PROCESSING}: 1" in result.output
    assert output(built) == before


def test_what_no_guide_shows_any_more_is_removed(built: Path) -> None:
    kept = built / "output/.guidepress/state/images"
    before = {path.name for path in kept.iterdir()}
    edit(built, " ![A screen](screen.png)", "")
    guidepress(built, "build")
    after = {path.name for path in kept.iterdir()}
    assert after < before and len(before - after) == 5, "two widths in two formats, and one for paper"
    assert not list((built / "output/site/one").glob("screen*"))


def test_a_narrowed_build_keeps_what_it_does_not_make(built: Path) -> None:
    kept = built / "output/.guidepress/state/images"
    before, names = output(built), set(kept.iterdir())
    write(built, {"content/guides/two.md": guide("Two", "\n![Hills](photo.jpg)\n")})
    assert guidepress(built, "build", "--guide", "two", "--only", "site").exit_code == 0
    assert set(kept.iterdir()) >= names
    assert {name: digest for name, digest in output(built).items() if "/one/" in name} == {
        name: digest for name, digest in before.items() if "/one/" in name
    }
    assert list((built / "output/site/two").glob("photo-480-*.webp"))


def test_paper_has_each_image_once_with_300_dpi(built: Path) -> None:
    """A photograph that is 120 mm high, a screenshot of 600 px, and a logo as wide as its box (48 mm)."""
    assert [image[:3] for image in printed_images(built)] == [
        (531, 142, "/DCTDecode"),
        (600, 400, "/FlateDecode"),
        (1063, 1417, "/DCTDecode"),
    ]


def test_paper_has_grey_images_where_an_edition_saves_ink(tmp_path: Path) -> None:
    settings = 'editions = ["grey"]\n'
    project = project_of(tmp_path, "![Hills](photo.jpg)", {"photo.jpg": PHOTO}, settings=settings)
    write(project, {"content/editions/grey.toml": 'extends = "workbook"\ntitle = "Grey"\n[tokens]\nimages = "grey"\n'})
    assert guidepress(project, "build", "--strict").exit_code == 0
    assert [image.colours for image in printed_images(project, "grey")] == ["/DeviceGray"]
    [shown] = (project / "output/site/one").glob("photo-480-*.jpg")
    assert opened(shown.read_bytes()).mode == "RGB"


def test_a_truncated_image_is_an_error_with_its_place(tmp_path: Path) -> None:
    project = project_of(tmp_path, "![Hills](photo.jpg)", {"photo.jpg": PHOTO[: len(PHOTO) // 2]})
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 1
    message = "`content/guides/photo.jpg` cannot be read to its end as an image"
    assert f"{ONE}:17:10: error[GP311]: {message}" in result.stderr
    assert not (project / "output/site").exists()
    assert "error[GP311]" in guidepress(project, "build").stderr


def never_end(*arguments: object) -> None:
    time.sleep(600)


def take_all_memory(*arguments: object) -> None:
    bytearray(2**40)


def be_killed(*arguments: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (never_end, "takes too long to process"),
        (take_all_memory, "takes too much memory to process"),
        (be_killed, "could not be processed: the process that did so crashed"),
    ],
)
def test_an_image_that_cannot_be_processed_is_an_error_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., None], why: str
) -> None:
    monkeypatch.setattr(make, "make_files", fault)
    monkeypatch.setattr(images, "_SECONDS", 0.5 if fault is never_end else 60.0)
    project = project_of(tmp_path, "![Hills](photo.jpg)", {"photo.jpg": PHOTO})
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 1
    assert f"{ONE}:17:10: error[GP334]: `content/guides/photo.jpg` {why}" in result.stderr
