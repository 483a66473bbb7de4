"""Parsed guides are kept from one build to the next: losing one costs time and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.pipeline import Options, Silent, build
from tests.support.projects import REPOSITORY, guidepress, tree, write
from tests.support.samples import FILES, SITE

ANOTHER_COLOUR = SITE + '[brand]\nname = "Small"\naccent = "#803060"\n'
"""All pages are rendered again, and no guide is parsed again."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Built, and then with another colour."""
    project = write(tmp_path / "project", FILES)
    build(project, project / "output", Options("site"), Silent())
    return write(project, {"content/site.toml": ANOTHER_COLOUR})


def kept(project: Path) -> list[Path]:
    return sorted((project / "output/.guidepress/state/guides").iterdir())


def refuse_to_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("builder.pipeline.workers.parse", refuse)
    monkeypatch.setattr("builder.formats.parsed.parse", refuse)


def test_a_clean_removes_them(project: Path) -> None:
    assert kept(project)
    assert guidepress(project, "clean").exit_code == 0
    assert not (project / "output").exists()


def test_they_are_there_after_a_build_was_killed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept(project)
    running = subprocess.Popen(
        [sys.executable, "-m", "builder", "build", "--only", "site"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert running.stderr is not None
    while b"Making pages" not in (line := running.stderr.readline()):
        assert line, "it ended without a word"
    running.kill()
    running.communicate(timeout=60)
    assert kept(project) == before
    refuse_to_parse(monkeypatch)
    assert build(project, project / "output", Options("site"), Silent()).rendered > 0


def other_words(path: Path) -> None:
    """Still a guide, though not what was written: as a disk that forgets may leave it."""
    content = path.read_bytes()
    assert b"small" in content
    path.write_bytes(content.replace(b"small", b"SMALL"))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "no guide": lambda path: path.write_bytes(b"cos\nsystem\n(S'true'\ntR."),
    "other words": other_words,
    "of another guide": lambda path: path.write_bytes(max(path.parent.iterdir(), key=other_than(path)).read_bytes()),
}


def other_than(path: Path) -> Callable[[Path], bool]:
    return lambda other: other != path


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_one_costs_time_and_nothing_else(project: Path, damage: str) -> None:
    build(project, project / "fresh", Options("site"), Silent())
    guide = next(path for path in kept(project) if b"small" in path.read_bytes())
    DAMAGES[damage](guide)
    build(project, project / "output", Options("site"), Silent())
    assert tree(project / "output/site") == tree(project / "fresh/site")
