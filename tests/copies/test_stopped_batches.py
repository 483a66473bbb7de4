"""A batch that is stopped, killed or has no room leaves every folder as it was, and loses no finished copy."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from builder.clients import clients_named
from builder.copies.batch import Making, Stopped
from builder.copies.order import Order
from builder.copies.run import make_copies
from builder.pipeline import Silent
from tests.support.copies import batch, copies, pdfs, project_of
from tests.support.full_disk import report_of, small_disk
from tests.support.killed_copies import NAMES
from tests.support.projects import REPOSITORY, guidepress

OPTIONS = tuple(option for name in NAMES for option in ("--name", name))


def finished(project: Path) -> dict[str, int]:
    """The copies that wait in the stage, each with its inode."""
    return {path.name: path.stat().st_ino for path in project.glob("output/.guidepress/copies/*-new/*.pdf")}


def made(project: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in pdfs(batch(project))}


def assert_goes_on(project: Path, waiting: dict[str, int]) -> None:
    """The next run takes the copies that wait, and leaves nothing beside the folder."""
    assert copies(project, *OPTIONS).exit_code == 0
    assert made(project).items() >= waiting.items()
    assert len(made(project)) == len(NAMES)
    assert finished(project) == {}


def test_a_batch_that_is_stopped_is_taken_up_where_it_was(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    done: list[int] = []
    making = Making(is_stopped=lambda: len(done) == 2, progress=lambda number, total: done.append(number))
    with pytest.raises(Stopped) as stopped:
        make_copies(project, project / "output", Order("plan"), clients_named(NAMES), Silent(), making)
    assert stopped.value.done == 2
    assert not (project / "output/copies").exists()
    waiting = finished(project)
    assert len(waiting) == 2
    assert_goes_on(project, waiting)


def test_a_batch_that_is_killed_is_taken_up_where_it_was(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    command = [sys.executable, "-m", "tests.support.killed_copies", str(project), "2"]
    killed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, timeout=120, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not (project / "output/copies").exists()
    assert guidepress(project, "build", "--only", "site").exit_code == 0
    waiting = finished(project)
    assert len(waiting) == 2
    assert_goes_on(project, waiting)


def test_copies_of_other_words_are_not_taken(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    done: list[int] = []
    making = Making(is_stopped=lambda: len(done) == 2, progress=lambda number, total: done.append(number))
    with pytest.raises(Stopped):
        make_copies(project, project / "output", Order("plan"), clients_named(NAMES), Silent(), making)
    assert len(finished(project)) == 2
    guide = project / "content/guides/plan.md"
    guide.write_text(guide.read_text("utf-8").replace("Begin where you are.", "Begin today."), "utf-8")
    assert copies(project, *OPTIONS).exit_code == 0
    found = [
        subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
        for path in pdfs(batch(project))
    ]
    assert [b"Begin today." in text for text in found] == [True] * len(NAMES)


def test_a_full_disk_leaves_the_earlier_copies(tmp_path: Path) -> None:
    """Where no disk can be mounted, a limit on the size of files stands in for it."""
    disk = small_disk(tmp_path, "8m")
    answers = report_of("full_disk_copies", str(tmp_path), "0" if disk else "20000", on=disk)
    assert answers["codes"] == [0, 1]
    assert "error[GP605]" in answers["said"]
    assert "no copy was put in its folder, and earlier copies are untouched" in answers["said"]
    assert "Traceback" not in answers["said"]
    assert answers["same"]
    assert answers["made"] == ["ada-obi-plan-workbook-a4"]
