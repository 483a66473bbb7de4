"""A build that is killed at any moment leaves a whole site, and the next build works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import builder
from builder.model.output import Artifact
from builder.write import open_output

CHILD = Path(__file__).with_name("swapping_child.py")
REPOSITORY = Path(builder.__file__).parents[1]
MOMENTS = 40
LAST_MOMENT = 0.12  # seconds after a build: three of the child's swaps, so that every part of one is hit
SITE_FILES = 200 + 1 + 20


def stop_at_moments(what: str, project: Path, stop: signal.Signals, after: Callable[[], None]) -> None:
    (project / "content").mkdir()
    for moment in range(MOMENTS):
        child = subprocess.Popen(
            [sys.executable, "-S", str(CHILD), what, str(project)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"built\n"
        time.sleep(LAST_MOMENT * moment / MOMENTS)
        child.send_signal(stop)
        child.communicate()
        assert child.returncode != 0
        after()


def generation_of(site: Path) -> str:
    """The one generation that the site is of, all of it; an assertion fails where it is torn or mixed."""
    pages = {page.relative_to(site).as_posix(): page.read_text() for page in site.rglob("*") if page.is_file()}
    generations = {text[0] for text in pages.values() if text != "same"}
    assert len(generations) == 1
    generation = generations.pop()
    assert len(pages) == SITE_FILES
    assert f"only-{generation}.html" in pages
    assert all(pages[f"guide-{number % 20}/{number}.html"] == f"{generation} {number}" for number in range(200))
    return generation


def leftovers(project: Path) -> list[Path]:
    ours = project / "output" / ".guidepress"
    return [*ours.glob("site-new"), *ours.glob("site-old"), *ours.glob("*.part"), *ours.glob("site-next.json")]


def build_next(project: Path, mark: str) -> None:
    with open_output(project / "output", project=project, sources=[project / "content"], wait=0) as output:
        kept = output.kept_site()
        assert len(kept) == SITE_FILES
        generation_of(project / "output" / "site")
        assert leftovers(project) == []
        output.swap_site([Artifact("index.html", mark.encode())])
    assert [path.name for path in (project / "output" / "site").iterdir()] == ["index.html"]
    assert leftovers(project) == []


def test_site_is_whole_after_every_kill_and_the_next_build_works(tmp_path: Path) -> None:
    caught: list[bool] = []

    def look() -> None:
        caught.append(bool(leftovers(tmp_path)))
        generation_of(tmp_path / "output" / "site")
        build_next(tmp_path, str(len(caught)))

    stop_at_moments("site", tmp_path, signal.SIGKILL, look)
    assert any(caught), "no kill hit a build at work, so this proves nothing"


def test_site_is_whole_at_the_next_build_after_every_kill_where_folders_cannot_be_exchanged(tmp_path: Path) -> None:
    missing: list[bool] = []

    def look() -> None:
        missing.append(not (tmp_path / "output/site").exists())
        build_next(tmp_path, "next")

    stop_at_moments("two renames", tmp_path, signal.SIGKILL, look)
    assert any(missing), "no kill came between the two renames, so this proves nothing"


def test_interrupted_build_leaves_a_whole_site_and_no_staging(tmp_path: Path) -> None:
    def look() -> None:
        generation_of(tmp_path / "output" / "site")
        assert leftovers(tmp_path) == []
        build_next(tmp_path, "next")

    stop_at_moments("site", tmp_path, signal.SIGINT, look)


def test_file_to_print_is_whole_after_every_kill_and_still_counts_as_ours(tmp_path: Path) -> None:
    prints = tmp_path / "output" / "print"

    def look() -> None:
        for path in prints.rglob("*.pdf"):
            content = path.read_bytes()
            assert len(content) == 300_000
            assert len(set(content)) == 1
        with open_output(tmp_path / "output", project=tmp_path, sources=[], wait=0) as output:
            output.remove_print(["guide/only-A.pdf", "guide/only-B.pdf"])

    stop_at_moments("print", tmp_path, signal.SIGKILL, look)


def test_worker_that_outlives_a_killed_build_does_not_hold_the_lock(tmp_path: Path) -> None:
    script = (
        "import os, sys, time; from pathlib import Path; from builder.write import open_output\n"
        "project = Path(sys.argv[1])\n"
        "with open_output(project / 'output', project=project, sources=[]):\n"
        "    worker = os.fork()\n"
        "    if worker == 0: time.sleep(60); os._exit(0)\n"
        "    print(worker, flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, cwd=REPOSITORY)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    try:
        with open_output(tmp_path / "output", project=tmp_path, sources=[], wait=5):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)
        parent.stdout.close()


if sys.platform == "win32":
    pytest.skip("needs signals", allow_module_level=True)
