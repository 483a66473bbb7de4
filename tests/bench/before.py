"""Speed beside an earlier commit: that before Markdown was read as on GitHub and images were processed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.bench.corpus import write_corpus
from tests.bench.measure import measure

ROOT = Path(__file__).resolve().parents[2]
_SUBJECT = "^Split the values of a guide and the engine of templates"
"""How the commit's subject begins."""

_GUIDE, _GUIDES, _RUNS = "preparing-for-a-promotion", 1000, 2
_BUILD = (sys.executable, "-m", "builder", "build")


def before_figures(home: Path) -> None:
    """Print how long a site of 1,000 guides and the workbook of 40 pages take now and then, in turns."""
    found = subprocess.run(
        ["git", "log", "-1", "--format=%h", f"--grep={_SUBJECT}"], cwd=ROOT, capture_output=True, text=True
    )
    commit = found.stdout.strip()
    if not commit or not unpacked(commit, home / "before"):
        print("the commit before Markdown as on GitHub is not in this repository: nothing to compare with\n")
        return
    site, book = home / "before-site", home / "before-book"
    for project in (site, book):
        shutil.rmtree(project, ignore_errors=True)
    write_corpus(site / "content" / "guides", _GUIDES)
    (site / "content" / "site.toml").write_text('title = "Bench"\n')
    shutil.copytree(home / "before" / "content", book / "content")  # which both can read
    (book / "content" / "site.toml").write_text('title = "Bench"\npapers = ["a4"]\n')
    old = home / "before"
    _compare(f"{_GUIDES} guides, site only, cold", site, ("--only", "site"), commit, old, most=1.05)
    _compare("a workbook of 40 pages, cold", book, ("--only", "print", "--guide", _GUIDE), commit, old, most=1.02)
    print()


def _compare(label: str, project: Path, options: tuple[str, ...], commit: str, old: Path, *, most: float) -> None:
    command = (*_BUILD, *options)
    clean = partial(shutil.rmtree, project / "output", ignore_errors=True)
    now, then = [], []
    for _ in range(_RUNS):
        then.append(measure(("env", f"PYTHONPATH={old}", *command), project, runs=1, before=clean).best)
        now.append(measure(command, project, runs=1, before=clean).best)
    print(f"{label:52} {min(now):7.2f} s, {min(then):.2f} s at {commit}")
    print(f"{'  now / then':52} {min(now) / min(then):7.2f}   (at most {most:g})")


def unpacked(commit: str, folder: Path) -> bool:
    """The files of a commit in a folder; False where git does not know it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True)
    return archive.returncode == 0 and not subprocess.run(["tar", "x"], cwd=folder, input=archive.stdout).returncode
