"""Where a build may put its output: asked, through the command, before anything is read or written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.projects import guide, guidepress, output, tree, write

SITE_ONLY = "build --only site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", {"content/guides/one.md": guide("One")})


def refusal(project: Path, folder: Path) -> str:
    """What is said of this output folder, by a build and by a clean; nothing comes into the folder."""
    before = sorted(folder.rglob("*"))
    for command in (SITE_ONLY, "clean"):
        result = guidepress(project, command, "--output", str(folder))
        assert result.exit_code == 1, result.output
    assert sorted(folder.rglob("*")) == before
    return result.stderr


def built(project: Path, folder: Path) -> Result:
    result = guidepress(project, SITE_ONLY, "--output", str(folder))
    assert (folder / "site/one/index.html").exists(), result.output
    return result


def test_home_is_refused(project: Path) -> None:
    """A home as it usually is; the project lies in another one, since a folder above the project is refused anyway."""
    home = project.parent / "home/anna"
    (home / "Documents").mkdir(parents=True)
    for name in (".bashrc", "Documents/letter.txt", "notes.txt", "todo.txt"):
        (home / name).write_text("mine")
    said = refusal(project, home)
    assert "error[GP601]: The output folder" in said
    assert "holds files that guidepress did not write: `.bashrc`, `Documents`, `notes.txt` and 1 more" in said
    assert "hint: choose a folder that is only for output" in said


@pytest.mark.parametrize("inner", ["site", "site/one", "print", "new", ".guidepress/state"])
def test_folder_in_an_output_folder_is_refused(project: Path, inner: str) -> None:
    built(project, project / "output")
    said = guidepress(project, SITE_ONLY, "--output", str(project / "output" / inner)).stderr
    assert f"error[GP601]: The output folder `output/{inner}` lies inside the output folder `output`" in said


def test_one_file_of_someone_else_is_enough_to_refuse_a_folder(project: Path) -> None:
    folder = project.parent / "www"
    folder.mkdir()
    (folder / "index.html").write_text("mine")
    assert "did not write: `index.html`\n" in refusal(project, folder)


@pytest.mark.parametrize("name", [".DS_Store", ".gitignore", ".gitkeep"])
def test_folder_that_holds_nothing_of_an_author_counts_as_empty(project: Path, name: str) -> None:
    folder = project / "output"
    folder.mkdir()
    (folder / name).write_text("*")
    built(project, folder)
    assert (folder / name).read_text() == "*"


def test_folder_that_we_built_in_is_ours_whatever_else_is_in_it(project: Path) -> None:
    folder = project / "output"
    built(project, folder)
    (folder / "copies").mkdir()
    (folder / "copies/anna.pdf").write_text("mine")
    built(project, folder)
    assert guidepress(project, "clean").exit_code == 0
    assert list(tree(folder)) == ["copies/anna.pdf"]
    built(project, folder)
    assert (folder / "copies/anna.pdf").read_text() == "mine"


def test_project_below_a_folder_that_was_once_an_output_can_be_built(project: Path) -> None:
    (project.parent / ".guidepress").mkdir()
    built(project, project / "output")
    assert (project / "output/site/index.html").is_file()
    assert list((project.parent / ".guidepress").iterdir()) == []


@pytest.fixture
def shared(once_printed: Path) -> Iterator[Path]:
    """A printed project that every user may reach, which `tmp_path` is not."""
    with tempfile.TemporaryDirectory() as folder:
        project = shutil.copytree(once_printed, Path(folder) / "project")
        for path in (Path(folder), project, *project.rglob("*")):
            os.chown(path, ordinary_user(), -1)
        yield project


def ordinary_user() -> int:
    """Root may write anywhere."""
    return os.geteuid() or 65534


@pytest.mark.parametrize("part", ["site", "print"])
def test_part_that_cannot_be_written_is_told_before_anything_is_rendered(shared: Path, part: str) -> None:
    for path in (shared / "content/guides").glob("*.md"):
        path.write_text(path.read_text() + "\nA new sentence.\n")
    before = output(shared)
    (shared / "output" / part).chmod(0o555)
    user = os.geteuid()
    os.seteuid(ordinary_user())
    try:
        result = guidepress(shared, "build")
    finally:
        os.seteuid(user)
    assert result.exit_code == 1
    message = f"There is no permission to write `output/{part}`; nothing was changed"
    assert f"output/{part}: error[GP605]: {message}\n" in result.stderr
    assert "Reading" not in result.stderr
    assert output(shared) == before
