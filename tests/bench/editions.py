"""The full matrix: every edition that comes with guidepress, of the example guides, on A4 and Letter; and a folded one.

Beside it stand the floor, which is a bare pass of WeasyPrint for each of these PDFs, and Typst with a workbook of as
many pages and lines.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import time
from functools import partial
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pikepdf

from builder.formats.pdf import imposition
from builder.formats.pdf import render as printing
from builder.formats.pdf.job import PrintJob
from builder.load import builtin
from builder.theming import Kit
from tests.bench.measure import Figure, measure
from tests.bench.peers import typst
from tests.bench.prints import bare_pass
from tests.support.print_rendering import all_planned

ROOT = Path(__file__).resolve().parents[2]
_GUIDE, _STEP = "preparing-for-a-promotion", "preparing-for-a-promotion/7-closing.md"
_BUILD = (sys.executable, "-m", "builder", "build", "--only", "print")
_FOLDED = 10
"""Times that a booklet is folded."""


def edition_figures(home: Path) -> None:
    """Print what each edition costs, what all cost on one core and on all, and what a change costs."""
    project = _project(home / "editions")
    clean = partial(shutil.rmtree, project / "output", ignore_errors=True)
    print(f"{'each edition of the example guides, A4 and Letter':52} {'seconds':>9} {'pages/s':>8} {'KB':>7} {'MB':>6}")
    for name in _names():
        found = measure((*_BUILD, "--edition", name), project, runs=1, before=clean)
        pages, size, count = _made(project)
        cost = f"{found.best:9.2f} {pages / found.best:8.1f} {size / 1024:7.0f} {found.peak:6.0f}"
        print(f"  {f'{name}: {count} PDFs, {pages} pages':50} {cost}")
    whole = measure(_BUILD, project, runs=1, before=clean)
    pages, _, count = _made(project)
    print(f"{f'all of them: {count} PDFs, {pages} pages':52} {whole.best:9.2f} {pages / whole.best:8.1f}")
    _both_cores(project, whole)
    _again(project)
    _floor(project, whole)
    print()


def _names() -> list[str]:
    return [path.stem for path in builtin.edition_files()]


def _project(project: Path) -> Path:
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(ROOT / "content", project / "content")
    named = ", ".join(f'"{name}"' for name in _names())
    settings = project / "content" / "site.toml"
    settings.write_text(f"editions = [{named}]\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    return project


def _made(project: Path) -> tuple[int, int, int]:
    """The pages, the bytes and the number of a project's PDFs."""
    files = list((project / "output" / "print").rglob("*.pdf"))
    pages = 0
    for file in files:
        with pikepdf.open(file) as pdf:
            pages += len(pdf.pages)
    return pages, sum(file.stat().st_size for file in files), len(files)


def _both_cores(project: Path, whole: Figure) -> None:
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        print("  there is one core here: nothing to compare with")
        return
    every = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(every)})
        one = measure(_BUILD, project, runs=1, before=partial(shutil.rmtree, project / "output", ignore_errors=True))
    finally:
        os.sched_setaffinity(0, every)
    print(f"{'  the same on one core':52} {one.best:9.2f}")
    print(f"{f'  {len(every)} cores are faster by':52} {one.best / whole.best:9.2f}   (at least 1.7)")


def _again(project: Path) -> None:
    print(f"{'  nothing changed':52} {measure(_BUILD, project, runs=3).best:9.2f}   (under 1)")
    before = _times(project)
    step = project / "content" / "guides" / _STEP
    step.write_text(step.read_text(encoding="utf-8").rstrip() + "\n\nOne more sentence.\n", encoding="utf-8")
    changed = measure(_BUILD, project, runs=1).best
    rendered = [path for path, made in _times(project).items() if before.get(path) != made]
    print(f"{f'  one step changed: {len(rendered)} PDFs made again':52} {changed:9.2f}")


def _times(project: Path) -> dict[str, tuple[int, int]]:
    """When each PDF was written, and where it lies on the disk."""
    print_dir = project / "output" / "print"
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_ino) for p in print_dir.rglob("*.pdf")}


def _floor(project: Path, whole: Figure) -> None:
    """The single passes of WeasyPrint for all PDFs, how long a booklet takes to fold, and Typst."""
    kit, jobs = all_planned(project)
    bare = sum(bare_pass(job, kit) for job in jobs)
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    print(f"{'  bare passes of WeasyPrint, one after another':52} {bare:9.2f} s of CPU")
    share = whole.best / (bare / workers)
    print(f"{f'  guidepress / bare passes on {workers} cores':52} {share:9.2f}   (at most 1.2)")
    _fold(next(job for job in jobs if job.summary.slug == _GUIDE and job.edition.is_folded), kit)
    workbook = next(job for job in jobs if job.summary.slug == _GUIDE and job.edition.name == "workbook")
    began = time.perf_counter()
    pages = printing.render(workbook, kit).pages
    own = time.perf_counter() - began
    print(f"{f'  a workbook of {pages} pages, warm':52} {own:9.2f}")
    theirs = typst(project.parent / "typst", pages, round(kit.measure(workbook.paper).frame_height / 8))
    if theirs:
        print(f"{'  Typst, as many pages and lines':52} {theirs:9.2f}   {own / theirs:.1f} of it here")


def _fold(job: PrintJob, kit: Kit) -> None:
    """How long it takes to put the pages of a workbook on sheets to fold."""
    kept: list[tuple[bytes, float, float]] = []
    fold = imposition.booklet

    def keep(content: bytes, width: float, height: float, *, rightward: bool = False) -> bytes:
        kept.append((content, width, height))
        return fold(content, width, height, rightward=rightward)

    with patch.object(imposition, "booklet", keep):
        printing.render(job, kit)
    [(content, width, height)] = kept
    took = []
    for _ in range(_FOLDED):
        began = time.perf_counter()
        fold(content, width, height)
        took.append(time.perf_counter() - began)
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    print(f"{f'  {pages} pages put on sheets to fold':52} {statistics.median(took):9.2f}   (under 0.2 for 40)")
