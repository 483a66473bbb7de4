"""`make bench`: how fast guidepress is, in figures and in ratios to its peers, all in one run on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.before import before_figures  # noqa: E402  # the project's folder must be on the path first
from tests.bench.components import component_figures  # noqa: E402
from tests.bench.copies import copy_figures  # noqa: E402
from tests.bench.corpus import write_corpus  # noqa: E402
from tests.bench.editions import edition_figures  # noqa: E402
from tests.bench.measure import Figure, measure  # noqa: E402
from tests.bench.memory import memory_figures  # noqa: E402
from tests.bench.peers import peers  # noqa: E402
from tests.bench.photographs import photograph_figures  # noqa: E402
from tests.bench.prints import print_figures  # noqa: E402
from tests.bench.serving import serving_figures  # noqa: E402
from tests.bench.writing import writing_figures  # noqa: E402

GUIDES = 1000
RUNS = 3
COMMAND = (sys.executable, "-m", "builder", "build")


def main() -> None:
    """Print every figure."""
    home = ROOT / "build" / "bench"
    home.mkdir(parents=True, exist_ok=True)
    print(f"{os.cpu_count()} processors, {RUNS} runs each; the median is shown, then the best.\n")
    _example(home)
    print_figures(home)
    edition_figures(home)
    copy_figures(home)
    photograph_figures(home)
    before_figures(home)
    component_figures()
    serving_figures()
    memory_figures(home)
    writing_figures()
    _thousand(home)


def _example(home: Path) -> None:
    project = home / "example"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(ROOT / "content", project / "content")
    cold = measure(COMMAND, project, runs=RUNS, before=lambda: _without_output(project))
    pages = sum(_pages(pdf) for pdf in (project / "output" / "print").rglob("*.pdf"))
    pdfs = len(list((project / "output" / "print").rglob("*.pdf")))
    again = measure(COMMAND, project, runs=RUNS)
    _row(f"example project, cold: the site and {pdfs} PDFs", cold)
    print(f"{'':52} {pages} pages, {pages / cold.median:.0f} pages a second")
    _row("example project, nothing changed", again)
    print()


def _thousand(home: Path) -> None:
    project = home / "guidepress"
    shutil.rmtree(project, ignore_errors=True)
    write_corpus(project / "content" / "guides", GUIDES)
    (project / "content" / "site.toml").write_text('title = "Bench"\n')
    site = (*COMMAND, "--only", "site")
    own = measure(site, project, runs=RUNS, before=lambda: _without_output(project))
    _row(f"{GUIDES} guides, site only, cold", own)
    _row(f"{GUIDES} guides, nothing changed", measure(site, project, runs=RUNS))
    _row(f"{GUIDES} guides, one of them changed", measure(site, project, runs=RUNS, before=lambda: _touch(project)))
    print(f"\nThe same {GUIDES} guides with others, cold:")
    for peer in peers(home, GUIDES):
        output = peer.folder / peer.output
        found = measure(peer.command, peer.folder, runs=RUNS, before=partial(shutil.rmtree, output, ignore_errors=True))
        _row(f"  {peer.name}", found)
        print(f"{'':52} guidepress / {peer.name}: {own.median / found.median:.2f}")


def _row(name: str, figure: Figure) -> None:
    print(f"{name:52} {figure.median:7.2f} s  {figure.best:7.2f} s  {figure.peak:6.0f} MB")


def _without_output(project: Path) -> None:
    shutil.rmtree(project / "output", ignore_errors=True)


def _touch(project: Path) -> None:
    """Change a word in the middle of one guide."""
    path = project / "content" / "guides" / "guide-500.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def _pages(pdf: Path) -> int:
    import pikepdf

    with pikepdf.open(pdf) as document:
        return len(document.pages)


if __name__ == "__main__":
    main()
