"""A folder in which a build could destroy what an author wrote is refused before anything is written (GP601)."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from builder.diagnostics import Abort, Diagnostic
from builder.model.output import Artifact
from builder.write import clean, exchange, open_output
from builder.write.place import resolve_output_folder
from tests.support.output_trees import swap_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    for folder in ("content/guides", "themes/mine"):
        (project / folder).mkdir(parents=True)
    (project / "content/guides/change.md").write_text("# Change")
    return project


def refusal(folder: Path, project: Path) -> Diagnostic:
    before = sorted(project.parent.rglob("*"))
    sources = [project / "content", project / "themes"]
    with pytest.raises(Abort) as refused, open_output(folder, project=project, sources=sources):
        pytest.fail("the folder was opened")
    assert sorted(project.parent.rglob("*")) == before, "something was written"
    with pytest.raises(Abort) as refused_cleaning:
        clean(folder, project=project, sources=sources)
    assert refused_cleaning.value.diagnostics == refused.value.diagnostics
    [diagnostic] = refused.value.diagnostics
    assert diagnostic.code == "GP601"
    assert diagnostic.hint
    return diagnostic


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        (".", "The output folder `.` is the project itself"),
        ("content/..", "The output folder `.` is the project itself"),
        ("..", "holds the whole project"),
        ("content", "is the source `content`"),
        ("content/out", "is inside the source `content`"),
        ("themes/mine/out/deep", "is inside the source `themes`"),
        ("content/guides/change.md/out", "is inside the source `content`"),
    ],
)
def test_folder_that_holds_or_lies_in_what_the_author_wrote_is_refused(
    project: Path, folder: str, message: str
) -> None:
    assert message in refusal(project / folder, project).message


def test_folder_that_holds_a_source_is_refused(project: Path) -> None:
    elsewhere = project / "all/content"
    elsewhere.mkdir(parents=True)
    with pytest.raises(Abort, match="The output folder `all` holds the source `all/content`"):
        open_output(project / "all", project=project, sources=[elsewhere]).__enter__()


def test_source_that_does_not_exist_yet_is_protected_too(project: Path) -> None:
    with pytest.raises(Abort, match="is inside the source `pictures`"):
        open_output(project / "pictures/out", project=project, sources=[project / "pictures"]).__enter__()


def test_link_to_a_source_is_refused(project: Path) -> None:
    (project / "output").symlink_to("content")
    assert "is the source `content`" in refusal(project / "output", project).message


def test_source_behind_a_link_is_protected(project: Path) -> None:
    real = project.parent / "texts"
    (project / "content").rename(real)
    (project / "content").symlink_to(real)
    assert "is inside the source" in refusal(real / "out", project).message


@pytest.mark.parametrize("folder", ["output", "output/deep"])
def test_link_that_leads_out_of_the_project_is_refused(project: Path, folder: str) -> None:
    (project.parent / "home").mkdir()
    (project / "output").symlink_to(project.parent / "home")
    diagnostic = refusal(project / folder, project)
    assert diagnostic.message == f"The output folder `{folder}` is reached by a link that leads out of the project"


def test_dangling_link_that_leads_out_of_the_project_is_refused(project: Path) -> None:
    (project / "output").symlink_to(project.parent / "not-there-yet")
    assert "leads out of the project" in refusal(project / "output", project).message


def test_way_out_through_a_link_and_back_up_is_refused(project: Path) -> None:
    (project.parent / "home/inner").mkdir(parents=True)
    (project / "link").symlink_to(project.parent / "home/inner")
    assert "leads out of the project" in refusal(project / "link/../output", project).message


@pytest.mark.parametrize("part", ["site", "print", ".guidepress"])
def test_link_in_place_of_a_part_of_the_output_is_refused(project: Path, part: str) -> None:
    (project.parent / "home").mkdir()
    (project / "output").mkdir()
    (project / "output" / part).symlink_to(project.parent / "home")
    assert f"because `output/{part}` is a link" in refusal(project / "output", project).message


@pytest.mark.parametrize("part", ["site", "print", ".guidepress"])
def test_file_in_place_of_a_part_of_the_output_is_refused(project: Path, part: str) -> None:
    (project / "output").mkdir()
    (project / "output" / part).write_text("mine")
    assert f"because `output/{part}` is a file" in refusal(project / "output", project).message


def test_file_is_refused(project: Path) -> None:
    (project / "output").write_text("mine")
    assert refusal(project / "output", project).message == "The output folder `output` is a file"


def test_folder_below_a_file_is_refused(project: Path) -> None:
    (project / "notes.txt").write_text("mine")
    assert "because `notes.txt` is a file" in refusal(project / "notes.txt/out", project).message


def test_folder_of_the_system_is_refused(project: Path) -> None:
    """Only asked, and not built in: where this fails, it must do no harm."""
    with pytest.raises(Abort, match=r"The output folder `/etc` holds files that guidepress did not write: .* more"):
        resolve_output_folder(Path("/etc"), project=project, sources=[])


@pytest.mark.parametrize("folder", ["output", "public/www", "../www", "contents", "content-out"])
def test_folder_beside_the_sources_is_fine(project: Path, folder: str) -> None:
    sources = [project / "content", project / "themes"]
    with open_output(project / folder, project=project, sources=sources):
        assert (project / folder / ".guidepress").is_dir()


def test_link_that_stays_in_the_project_is_fine(project: Path) -> None:
    (project / "build").mkdir()
    (project / "output").symlink_to("build")
    with open_output(project / "output", project=project, sources=[project / "content"]):
        assert (project / "build/.guidepress").is_dir()


def test_source_under_another_name_is_known_for_what_it_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `CONTENT` is `content` on a disk that ignores letter case."""
    (project / "CONTENT").mkdir(exist_ok=True)
    monkeypatch.setattr(Path, "samefile", lambda one, other: str(one).lower() == str(other).lower())
    assert "is the source `content`" in refusal(project / "CONTENT", project).message


@pytest.mark.parametrize("tree", ["site", "print"])
def test_tree_on_a_disk_of_its_own_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch, tree: str) -> None:
    place, stat = project / "output" / tree, Path.stat
    place.mkdir(parents=True)

    def stat_of_a_mount(path: Path, **options: bool) -> os.stat_result:
        found = stat(path, **options)
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:])) if path == place else found

    monkeypatch.setattr(Path, "stat", stat_of_a_mount)
    assert f"because `output/{tree}` is a separate disk" in refusal(project / "output", project).message


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EBUSY])
def test_site_that_is_a_mount_of_the_same_disk_is_reported_when_it_cannot_be_replaced(
    project: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(one: Path, other: Path) -> bool:
        raise OSError(number, os.strerror(number), str(other))

    (project / "output/site").mkdir(parents=True)
    monkeypatch.setattr(exchange, "exchange", refuse)
    with (
        pytest.raises(Abort, match="`output/site` cannot be replaced in one step"),
        open_output(project / "output", project=project, sources=[project / "content"]) as output,
    ):
        swap_site(output, [Artifact("index.html", b"")])


def test_project_reached_through_a_link_is_fine(project: Path) -> None:
    linked = project.parent / "linked"
    linked.symlink_to(project)
    with open_output(linked / "output", project=linked, sources=[linked / "content"]):
        assert (project / "output/.guidepress").is_dir()
