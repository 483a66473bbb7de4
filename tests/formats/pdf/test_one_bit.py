"""What a laser printer and a copier make of a page: dots of black and nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import cache, reduce
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.support.print_rendering import all_planned, printed
from tests.support.printed import PrintedWorkbook
from tests.support.projects import write

DPI = 600
NEAR = 2
"""Dots of the printer: ink that is as near as that is where it should be."""

INK = 200
"""The lightest grey that counts as ink: a dot that a line covers by a fifth."""

COLOUR = 24
"""By how much the channels of ink in a colour differ at least."""

GUIDE = """# One year

## Phase One: Ground

By the end of this phase you have looked around.

### Step 1: Look

Why: It is there.

Go and ____ it.

## What to do

::: checklist
Before you go?
- a spade
- seeds
:::

::: scale
How sure are you?
:::

::: tracker days=7
- Watered
:::
"""
EDITION = 'extends = "workbook"\ntitle = "Copies"\n[tokens]\nink = "{ink}"\n'

SCREEN = (
    (24, 10, 12, 26, 35, 47, 49, 37),
    (8, 0, 2, 14, 45, 59, 61, 51),
    (22, 6, 4, 16, 43, 57, 63, 53),
    (30, 20, 18, 28, 33, 41, 55, 39),
    (34, 46, 48, 36, 25, 11, 13, 27),
    (44, 58, 60, 50, 9, 1, 3, 15),
    (42, 56, 62, 52, 23, 7, 5, 17),
    (32, 40, 54, 38, 31, 21, 19, 29),
)
"""The order in which the dots of a clustered halftone screen at 45 degrees turn black (R. Ulichney, Digital Halftoning,
1987, chapter 5)."""

LEAST = 5_000
"""Dots of ink that every area has at least."""

Area = tuple[float, float, float, float]
"""Left, top, right and bottom edge in mm from the sheet's upper left corner."""

Device = Callable[[Image.Image], Image.Image]


def drawn(workbook: PrintedWorkbook, page: int, area: Area) -> Image.Image:
    """An area of a page in colours."""
    left, top, right, bottom = (round(edge / 25.4 * DPI) for edge in area)
    edges = ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top]
    options = ["-r", DPI, "-f", page, "-l", page, *edges]
    done = subprocess.run(["pdftoppm", *map(str, options), workbook.path], capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout))


def ink_of(picture: Image.Image) -> Image.Image:
    """255 where an area has ink."""
    return picture.convert("L").point([255 * (grey < INK) for grey in range(256)])


def coloured(picture: Image.Image) -> Image.Image:
    """255 where an area has ink in a colour."""
    channels = picture.split()
    differences = ImageChops.subtract(reduce(ImageChops.lighter, channels), reduce(ImageChops.darker, channels))
    return ImageChops.darker(ink_of(picture), differences.point([255 * (by >= COLOUR) for by in range(256)]))


def near(dots: Image.Image) -> Image.Image:
    """Dots with all that are near them."""
    return dots.filter(ImageFilter.MaxFilter(2 * NEAR + 1))


def laser(picture: Image.Image) -> Image.Image:
    """What a halftone screen leaves of an area: 255 where there is ink."""
    rows = [bytes(255 - 4 * order - 2 for order in row) * (picture.width // 8 + 1) for row in SCREEN]
    screen = b"".join(row[: picture.width] for row in rows) * (picture.height // 8 + 1)
    thresholds = Image.frombytes("L", picture.size, screen[: picture.width * picture.height])
    return ImageChops.subtract(thresholds, picture.convert("L")).point([255 * (over > 0) for over in range(256)])


def copier(picture: Image.Image) -> Image.Image:
    """The same of a copy in black and white: ink where a dot is more than half covered."""
    return picture.convert("L").point([255 * (grey < 128) for grey in range(256)])


def lost(ink: Image.Image, drawn_dots: Image.Image) -> int:
    """How many dots of ink have none near them in what a device drew."""
    assert dots(ink) > LEAST, "there is ink in this area"
    return dots(ImageChops.subtract(ink, near(drawn_dots)))


def dots(picture: Image.Image) -> int:
    return picture.histogram()[255]


@cache
def workbook(ink: str, theme: str, folder: Path) -> PrintedWorkbook:
    """A workbook in an ink and a theme, printed once."""
    project = folder / f"{ink}-{theme}"
    files = {
        "content/site.toml": f'title = "S"\ntheme = "{theme}"\npapers = ["a4"]\neditions = ["copies"]\n',
        "content/editions/copies.toml": EDITION.format(ink=ink),
        "content/guides/one.md": GUIDE,
    }
    kit, [job] = all_planned(write(project, files))
    return printed(job, kit, project)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("one-bit")


def step(workbook: PrintedWorkbook) -> Image.Image:
    """Of the step the right half: its head, its form, and the first lines below."""
    return drawn(workbook, workbook.page_of("Look"), (125, 15, 195, 200))


def components(workbook: PrintedWorkbook) -> Image.Image:
    """Of a section the left part: boxes to tick, a scale with its rings, and the first lines below."""
    return drawn(workbook, workbook.page_of("What to do"), (15, 35, 85, 165))


def names(workbook: PrintedWorkbook) -> Image.Image:
    """Of the cover where its reader writes a name and two dates, without the drawing above."""
    return drawn(workbook, 1, (15, workbook.place(1, "belongs").top, 195, 285))


devices = pytest.mark.parametrize("device", [laser, copier])
themes = pytest.mark.parametrize("theme", ["journal", "plain"])


@devices
@themes
@pytest.mark.parametrize("area", [step, components, names])
def test_printer_and_copier_keep_every_line_blank_ring_and_box(
    area: Callable[[PrintedWorkbook], Image.Image], theme: str, device: Device, folder: Path
) -> None:
    picture = area(workbook("black", theme, folder))
    assert lost(ink_of(picture), device(picture)) == 0


@devices
def test_printer_and_copier_keep_the_crest_of_a_ridge_and_its_rings(device: Device, folder: Path) -> None:
    """They have the accent's colour; the lines below them are secondary, and may be lost."""
    picture = drawn(workbook("black", "journal", folder), 1, (0, 100, 210, 165))
    assert lost(coloured(picture), device(picture)) == 0


@themes
def test_copier_loses_lines_in_grey(theme: str, folder: Path) -> None:
    picture = step(workbook("grey", theme, folder))
    assert lost(ink_of(picture), copier(picture)) > 10_000
