"""A build that is stopped at any moment leaves whole output, and the next build works."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import builder
from builder.model.output import Artifact
from builder.write import open_output
from tests.support import swapping_child
from tests.support.output_trees import existing, swap_site, write_tree
from tests.support.swapping_child import stage_copies, stage_trees

CHILD = Path(swapping_child.__file__)
REPOSITORY = Path(builder.__file__).parents[1]
MOMENTS = 40
SITE_FILES = 200 + 1 + 20


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of files come and go here, and a kill is a kill on any disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        yield Path(name)


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-S", str(CHILD), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )


def build(what: str, project: Path, generation: str, step: int = 0, stop: signal.Signals = signal.SIGKILL) -> list[str]:
    """The steps of a build of this generation; none where it was stopped at `step`."""
    child = start(what, str(project), generation, str(step), str(int(stop)))
    told, _ = child.communicate()
    assert (child.returncode == 0) == (step == 0)
    return list(json.loads(told)) if told else []


def moments(steps: list[str]) -> list[int]:
    """At least 40 numbers of steps: those round every rename and call into the C library, and some of the rest."""
    decisive = [number for number, step in enumerate(steps, 1) if step in ("os.rename", "ctypes.dlsym", "fcntl.flock")]
    evenly = range(1, len(steps) + 1, max(1, len(steps) // MOMENTS))
    chosen = {*evenly, *decisive, *(number + 1 for number in decisive)}
    return sorted(number for number in chosen if number <= len(steps))


def stopped_builds(what: str, folder: Path, stop: signal.Signals) -> Iterator[Path]:
    """Projects in which A was built and then B, stopped at one moment after the other."""
    before = folder / "before"
    (before / "content").mkdir(parents=True)
    # Files to print of B must be new to the manifest; a third site already finds folders to fill.
    for generation in "A" if what == "print" else "ABA":
        build(what, before, generation)
    for step in moments(build(what, copied(before, folder / "counted"), "B")):
        project = copied(before, folder / "project")
        build(what, project, "B", step, stop)
        yield project
        shutil.rmtree(project)


def copied(before: Path, project: Path) -> Path:
    """The same project once more. Links keep inodes and times, so that the build takes the very same steps."""
    shutil.copytree(before, project, copy_function=os.link)
    return project


def generation_of(project: Path) -> str:
    """The one generation that the site is of, all of it; an assertion fails where it is torn or mixed."""
    site = project / "output/site"
    pages = {page.relative_to(site).as_posix(): page.read_text() for page in site.rglob("*") if page.is_file()}
    generations = {text[0] for text in pages.values() if text != "same"}
    assert len(generations) == 1
    generation = generations.pop()
    assert len(pages) == SITE_FILES
    assert f"only-{generation}.html" in pages
    assert all(pages[f"guide-{number % 20}/{number}.html"] == f"{generation} {number}" for number in range(200))
    return generation


def leftovers(project: Path) -> list[Path]:
    ours = project / "output/.guidepress"
    return [
        *(path for end in ("-new", "-old", ".part", "-next.json", ".journal") for path in ours.glob(f"*{end}")),
        *ours.glob("commit.json"),
    ]


def build_next(project: Path) -> None:
    with open_output(project / "output", project=project, sources=[project / "content"], wait=0) as output:
        generation_of(project)
        assert len(existing(output)) == SITE_FILES
        assert leftovers(project) == []
        swap_site(output, [Artifact("index.html", b"next")])
    assert [path.name for path in (project / "output/site").iterdir()] == ["index.html"]
    assert leftovers(project) == []


def test_site_is_whole_after_a_kill_at_any_step_and_the_next_build_works(folder: Path) -> None:
    generations: list[str] = []
    for project in stopped_builds("site", folder, signal.SIGKILL):
        generations.append(generation_of(project))
        build_next(project)
    assert len(generations) >= MOMENTS
    assert set(generations) == {"A", "B"}


def test_site_is_whole_at_the_next_build_where_folders_cannot_be_exchanged(folder: Path) -> None:
    missing: list[bool] = []
    for project in stopped_builds("two renames", folder, signal.SIGKILL):
        missing.append(not (project / "output/site").exists())
        build_next(project)
    assert len(missing) >= MOMENTS
    assert any(missing), "no kill came between the two renames, so this proves nothing"


def test_interrupt_at_any_step_leaves_a_whole_site_and_no_staging(folder: Path) -> None:
    generations: list[str] = []
    for project in stopped_builds("site", folder, signal.SIGINT):
        assert leftovers(project) == []
        generations.append(generation_of(project))
        build_next(project)
    assert len(generations) >= MOMENTS
    assert set(generations) == {"A", "B"}


def test_file_to_print_is_whole_after_a_kill_at_any_step_and_still_counts_as_ours(folder: Path) -> None:
    for project in stopped_builds("print", folder, signal.SIGKILL):
        for path in (project / "output/print").rglob("*.pdf"):
            assert path.read_bytes() in (b"A" * 300_000, b"B" * 300_000)
        with open_output(project / "output", project=project, sources=[], wait=0) as output:
            assert leftovers(project) == []
            write_tree(output, "print", [Artifact("guide/guide.pdf", b"next")], publish="each")


def generations_of_trees(project: Path) -> tuple[str, str]:
    """The generation of the PDFs and that of the site; an assertion fails where one of them is torn or mixed."""
    output = project / "output"
    [own] = output.glob("print/only-*.pdf")
    page = (output / "site/index.html").read_text()
    found = (own.read_text(), page)
    for tree, generation in zip(("print", "site"), found, strict=True):
        for number in range(20):
            word = generation if number % 2 == 0 else "same"
            pdf = output / tree / f"guide-{number}/{number}.pdf"
            assert pdf.read_bytes() == f"{word} {number}".encode() * 1000
    assert len(list(output.glob("print/**/*.pdf"))) == 21
    assert len(list(output.glob("site/**/*.*"))) == 21
    return found


def trees_built_on(project: Path) -> None:
    """What a build finds that is opened next: both trees of one generation; and that it can go on from there."""
    with open_output(project / "output", project=project, sources=[project / "content"], wait=0) as output:
        prints, site = generations_of_trees(project)
        assert prints == site
        assert leftovers(project) == []
        assert (len(output.tree("print").existing()), len(output.tree("site").existing())) == (21, 21)
    with open_output(project / "output", project=project, sources=[project / "content"], wait=0) as output:
        stage_trees(output, "C")
    assert generations_of_trees(project) == ("C", "C")


@pytest.mark.parametrize("what", ["trees", "trees by two renames"])
def test_trees_are_whole_after_a_kill_at_any_step_and_the_next_build_finishes(folder: Path, what: str) -> None:
    found: list[tuple[str, str]] = []
    for project in stopped_builds(what, folder, signal.SIGKILL):
        if all((project / "output" / tree).exists() for tree in ("print", "site")):
            found.append(generations_of_trees(project))
        trees_built_on(project)
    assert len(found) >= MOMENTS
    assert {("A", "A"), ("B", "A"), ("B", "B")} == set(found), "no kill came between two trees"


def test_interrupt_at_any_step_leaves_whole_trees_and_no_staging(folder: Path) -> None:
    found: list[tuple[str, str]] = []
    for project in stopped_builds("trees", folder, signal.SIGINT):
        assert leftovers(project) == []
        found.append(generations_of_trees(project))
        trees_built_on(project)
    assert {("A", "A"), ("B", "B")} == set(found)


def test_first_build_of_trees_that_is_killed_leaves_nothing_or_whole_trees(folder: Path) -> None:
    (folder / "counted/content").mkdir(parents=True)
    shown = set()
    for step in moments(build("trees", folder / "counted", "A")):
        project = folder / "project"
        (project / "content").mkdir(parents=True)
        build("trees", project, "A", step, signal.SIGKILL)
        shown.add(tuple(sorted(path.name for path in (project / "output").glob("[ps]*"))))
        with open_output(project / "output", project=project, sources=[project / "content"], wait=0) as output:
            assert leftovers(project) == []
            if not (project / "output/site").exists():
                assert not (project / "output/print").exists()
                stage_trees(output, "A")
        trees_built_on(project)
        shutil.rmtree(project)
    assert {(), ("print",), ("print", "site")} == shown


def test_separate_files_are_whole_after_a_kill_at_any_step_and_count_as_ours(folder: Path) -> None:
    counts = set()
    for project in stopped_builds("copies", folder, signal.SIGKILL):
        place = project / "output/copies"
        found = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*.pdf")}
        assert all(content == f"{path[0]} {path[2]}".encode() * 1000 for path, content in found.items())
        counts.add(len(found))
        with open_output(project / "output", project=project, sources=[project / "content"], wait=0) as output:
            assert leftovers(project) == []
            assert output.tree("copies", publish="each").existing().keys() == found.keys()
        with open_output(project / "output", project=project, sources=[project / "content"], wait=0) as output:
            stage_copies(output, "C")
        assert len(list(place.rglob("*.pdf"))) == 8
    assert counts >= set(range(8, 17)), "a file that was whole did not become visible at once"


def period(child: subprocess.Popen[bytes]) -> float:
    """How long a build of the child takes, in seconds."""
    assert child.stdout is not None
    ends = [time.monotonic() for line in itertools.islice(child.stdout, 3) if line == b"built\n"]
    return ends[2] - ends[1]


def test_site_is_whole_after_kills_that_come_from_outside(folder: Path) -> None:
    (folder / "content").mkdir()
    caught: list[bool] = []
    for moment in range(MOMENTS):
        child = start("site", str(folder), "for-ever")
        time.sleep(period(child) * moment / MOMENTS)
        child.kill()
        child.communicate()
        caught.append(bool(leftovers(folder)))
        generation_of(folder)
        build_next(folder)
    assert any(caught), "no kill hit a build at work, so this proves nothing"


def test_worker_that_outlives_a_killed_build_does_not_hold_the_lock(folder: Path) -> None:
    script = (
        "import os, sys, time; from pathlib import Path; from builder.write import open_output\n"
        "project = Path(sys.argv[1])\n"
        "with open_output(project / 'output', project=project, sources=[]):\n"
        "    worker = os.fork()\n"
        "    if worker == 0: time.sleep(60); os._exit(0)\n"
        "    print(worker, flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, cwd=REPOSITORY)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    try:
        with open_output(folder / "output", project=folder, sources=[], wait=5):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)
        parent.stdout.close()
