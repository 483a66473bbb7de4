"""What a PDF costs: beside a bare pass of the library, beside a browser, and beside the commit that laid out twice."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import weasyprint

from builder.formats.contract import Rendered
from builder.formats.pdf import render as printing
from builder.formats.pdf.fetch import HOME, ProjectFetcher
from builder.formats.pdf.job import PrintJob
from builder.theming import Engine, Kit
from builder.theming.measure import sheet as sheet_of
from tests.bench.before import unpacked
from tests.bench.corpus import write_long_guide
from tests.bench.empty_feet import empty_feet_figures
from tests.bench.measure import ENVIRONMENT, Figure, measure
from tests.support.print_rendering import all_planned

ROOT = Path(__file__).resolve().parents[2]
TWO_LAYOUTS = "453c1e1"
"""The last commit that laid every PDF out twice."""

_GUIDE, _RUNS = "preparing-for-a-promotion", 3
_BUILD = (sys.executable, "-m", "builder", "build")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def print_figures(home: Path) -> None:
    """Print every figure about PDFs."""
    project = _copied_example(home / "prints")
    kit, jobs = all_planned(project)
    job = next(job for job in jobs if job.summary.slug == _GUIDE and job.edition.name == "workbook")
    _warm(job, kit, home / "browser")
    _all_editions(jobs, kit)
    _changed(project, home / TWO_LAYOUTS)
    _long(home / "long")
    empty_feet_figures(jobs, kit)
    print()


def _copied_example(project: Path) -> Path:
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(ROOT / "content", project / "content")
    settings = project / "content" / "site.toml"
    editions = 'editions = ["workbook", "fillable", "facilitator"]\n'
    settings.write_text(editions + settings.read_text(encoding="utf-8"), encoding="utf-8")
    return project


def _warm(job: PrintJob, kit: Kit, folder: Path) -> None:
    """A workbook in a warm worker, without its templates, to one bare pass over the same HTML, in turns."""
    html = _html_of(job, kit)
    bare = _bare(html, job, kit)
    ours, theirs, wall = [], [], []
    for _ in range(_RUNS):
        began = time.perf_counter()
        with _timed(Engine, "render") as templates:
            whole = _seconds(lambda: printing.render(job, kit))
        wall.append(time.perf_counter() - began)
        ours.append(whole - sum(templates))
        theirs.append(_seconds(bare))
    pages = printing.render(job, kit).pages
    print(f"{f'a workbook of {pages} pages, warm, without templates':52} {min(ours):7.2f} s of CPU")
    print(f"{'  one bare pass of WeasyPrint with PDF/UA':52} {min(theirs):7.2f} s of CPU")
    print(f"{'  guidepress / bare pass':52} {min(ours) / min(theirs):7.2f}   (at most 1.2)")
    _browser(html, kit, job, min(wall), folder)


def _bare(html: str, job: PrintJob, kit: Kit) -> Callable[[], None]:
    """One layout of a workbook by WeasyPrint, and its tagged PDF: nothing else."""
    measure = kit.measure(job.paper, job.edition)
    sheet = printing._press(kit).sheet(measure)

    def bare() -> None:
        files = {**kit.files, **kit.rulings(measure)}
        fetcher = ProjectFetcher(files, job.pictures, kit.logo, job.recipes, job.images)
        source = weasyprint.HTML(string=html, base_url=HOME, url_fetcher=fetcher, media_type="print")
        document = source.render(stylesheets=[sheet.css], font_config=sheet.fonts)
        document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=job.edition.form)

    return bare


def bare_pass(job: PrintJob, kit: Kit) -> float:
    """The CPU seconds of one layout of a workbook by WeasyPrint, and its tagged PDF."""
    bare = _bare(_html_of(job, kit), job, kit)
    return _seconds(bare)


def _browser(html: str, kit: Kit, job: PrintJob, wall: float, folder: Path) -> None:
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print("  there is no Chromium here to compare with")
        return
    shutil.rmtree(folder, ignore_errors=True)
    lengths = kit.measure(job.paper, job.edition)
    for name, content in {**kit.files, **kit.rulings(lengths)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    style = f"<style>{kit.paper_css}{sheet_of(lengths, kit.inks(lengths))}</style></head>"
    (folder / "workbook.html").write_text(html.replace("</head>", style, 1), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder / 'workbook.pdf'}")
    found = measure((browser, *options, (folder / "workbook.html").as_uri()), folder, runs=_RUNS)
    print(
        f"{'  headless Chromium, the same HTML to PDF':52} {found.best:7.2f} s, {wall / found.best:.2f} of it warm here"
    )


def _html_of(job: PrintJob, kit: Kit) -> str:
    """The HTML that a workbook's templates make."""
    kept: list[str] = []
    fill = Engine.render

    def filled(engine: Engine, *arguments: Any) -> str:
        kept.append(fill(engine, *arguments))
        return kept[-1]

    with patch.object(Engine, "render", filled):
        printing.render(job, kit)
    return kept[0]


def _all_editions(jobs: list[PrintJob], kit: Kit) -> None:
    """What growing costs, and how many documents needed a second layout."""
    with (
        _timed(weasyprint.HTML, "render") as layouts,
        _timed(printing, "fit") as fits,
        _timed(printing, "grow") as grown,
    ):
        results: list[Rendered] = [printing.render(job, kit) for job in jobs]
    share = 100 * (sum(fits) + sum(grown)) / sum(layouts)
    print(f"{'fitting and growing, to the layout':52} {share:7.1f} % (at most 3 %)")
    count = Counter(result.layouts for result in results)
    print(f"{f'of {len(results)} PDFs of the example, laid out twice':52} {count[2]:7}")


def _changed(project: Path, old: Path) -> None:
    """One changed guide on both papers, here and at the commit that laid out twice."""
    settings = project / "content" / "site.toml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    now = _changed_guide(project, _BUILD)
    _row("one changed guide, both papers", now)
    if not unpacked(TWO_LAYOUTS, old):
        print(f"  commit {TWO_LAYOUTS} is not in this repository: nothing to compare with")
        return
    before = _changed_guide(project, ("env", f"PYTHONPATH={old}", *_BUILD))
    _row(f"  the same at {TWO_LAYOUTS}, which laid out twice", before)
    print(f"{'  now / then':52} {now.best / before.best:7.2f}   (at most 0.5)")


def _changed_guide(project: Path, command: tuple[str, ...]) -> Figure:
    shutil.rmtree(project / "output", ignore_errors=True)
    subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, check=True)
    path = project / "content" / "guides" / _GUIDE / "7-closing.md"

    def touch() -> None:
        path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")

    return measure(command, project, runs=_RUNS, before=touch)


def _long(project: Path) -> None:
    shutil.rmtree(project, ignore_errors=True)
    write_long_guide(project / "content" / "guides", 400)
    (project / "content" / "site.toml").write_text('title = "Bench"\npapers = ["a4"]\n')
    found = measure(_BUILD, project, runs=1, before=lambda: shutil.rmtree(project / "output", ignore_errors=True))
    _row("a guide of 400 steps", found)


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds: on a machine that others use too, the clock on the wall says little."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


@contextmanager
def _timed(owner: Any, name: str) -> Iterator[list[float]]:
    """The CPU seconds of each call of a function meanwhile."""
    took: list[float] = []
    function = getattr(owner, name)

    def timed(*arguments: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments, **options)
        finally:
            took.append(time.process_time() - began)

    with patch.object(owner, name, timed):
        yield took


def _row(name: str, figure: Figure) -> None:
    print(f"{name:52} {figure.median:7.2f} s  {figure.best:7.2f} s  {figure.peak:6.0f} MB")
