"""What a guide of ten photographs costs: the time for each, and how much a reader loads."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from builder.diagnostics import Span
from builder.images import largest, on_paper, on_screen
from builder.images.make import make_files
from builder.load.assets import read_assets
from builder.model.measure import A4
from tests.support.photographs import from_a_camera, photograph

PHOTOGRAPHS = 10
WIDTH, HEIGHT = 4000, 3000
_NOWHERE = Span("")


def photograph_figures(home: Path) -> None:
    """Print seconds per photograph, in one process; then a whole build, and the sizes of what it makes."""
    project = home / "photographs"
    shutil.rmtree(project, ignore_errors=True)
    paths = _write(project)
    assets = read_assets(paths, {path: str(project / path) for path in paths})[0].values()
    contents = [Path(asset.real).read_bytes() for asset in assets]
    print(f"{len(paths)} photographs of {WIDTH} x {HEIGHT} px, {statistics.mean(map(len, contents)) / 1e6:.1f} MB each")
    room = (A4.text_width, 15 * A4.pitch)
    jobs = {
        "  three widths in two formats, for each": lambda asset: sum(on_screen(asset, _NOWHERE), ()),
        "  one for paper, for each": lambda asset: (on_paper(asset, room, _NOWHERE, grey=False),),
        "  one that is linked, for each": lambda asset: (largest(asset, 2560, _NOWHERE),),
    }
    for name, recipes in jobs.items():
        seconds = []
        for asset, content in zip(assets, contents, strict=True):
            start = time.process_time()
            make_files(content, recipes(asset))
            seconds.append(time.process_time() - start)
        print(f"{name:52} {statistics.median(seconds):7.2f} s  {min(seconds):7.2f} s")
    for name in ("  build, cold: the site and a PDF", "  build, nothing changed"):
        start = time.perf_counter()
        subprocess.run((sys.executable, "-m", "builder", "build"), cwd=project, capture_output=True, check=True)
        print(f"{name:52} {time.perf_counter() - start:7.2f} s")
    _sizes(project / "output")


def _write(project: Path) -> list[str]:
    folder = project / "content/guides"
    folder.mkdir(parents=True)
    (project / "content/site.toml").write_text('title = "Photographs"\npapers = ["a4"]\n')
    paths, text = [], "# Ten photographs\n\n## Step 1: Look\n\n"
    for number in range(PHOTOGRAPHS):
        path = folder / f"photo-{number}.jpg"
        path.write_bytes(from_a_camera(photograph(WIDTH, HEIGHT, number)))
        paths.append(path.relative_to(project).as_posix())
        text += f"![Photograph {number}]({path.name})\n\n"
    (folder / "ten.md").write_text(text)
    return paths


def _sizes(output: Path) -> None:
    """The MB of all ten in each width, which is what a reader loads to the end of the page, and of the PDF."""
    for width in (480, 960, 1440):
        sizes = [
            sum(f.stat().st_size for f in output.glob(f"site/ten/*-{width}-*{kind}")) for kind in (".webp", ".jpg")
        ]
        webp, jpeg = (size / 1e6 for size in sizes)
        print(f"  {f'all of them {width} px wide':50} {webp:7.2f} MB as WebP, {jpeg:.2f} MB as JPEG")
    [pdf] = output.glob("print/ten/*.pdf")
    print(f"{'  the PDF':52} {pdf.stat().st_size / 1e6:7.2f} MB\n")
