"""Files of a tree that is published one by one come and go; state is kept from one build to the next."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from builder.model.output import Artifact
from builder.write import OutputFolder, open_output
from tests.support.output_trees import existing, write_tree

A4 = "change/change-workbook-a4.pdf"


def write(project: Path, path: str, content: bytes) -> bool:
    with open_output(project / "output", project=project, sources=[]) as output:
        return write_tree(output, "copies", [Artifact(path, content)], publish="each")


def remove(project: Path, *paths: str) -> list[str]:
    with open_output(project / "output", project=project, sources=[]) as output:
        return removed(output, paths)


def removed(output: OutputFolder, paths: Iterable[str]) -> list[str]:
    """Those of the paths that the tree had and has no more, once they were taken out of it."""
    tree = output.tree("copies", publish="each")
    before = tree.existing()
    for path in paths:
        tree.remove(path)
    output.commit(tree)
    return sorted(before.keys() - output.tree("copies", publish="each").existing().keys())


def kept(project: Path) -> dict[str, str]:
    with open_output(project / "output", project=project, sources=[]) as output:
        return existing(output, "copies")


def place(project: Path, path: str = A4) -> Path:
    return project / "output/copies" / path


def test_written_file_is_there_and_kept_with_its_digest(tmp_path: Path) -> None:
    assert write(tmp_path, A4, b"pdf")
    assert place(tmp_path).read_bytes() == b"pdf"
    assert place(tmp_path).stat().st_mode & 0o777 == 0o644
    assert kept(tmp_path) == {A4: hashlib.sha256(b"pdf").hexdigest()}


def test_new_content_is_a_new_file_and_not_written_into_the_old_one(tmp_path: Path) -> None:
    write(tmp_path, A4, b"old")
    with place(tmp_path).open("rb") as reader:
        write(tmp_path, A4, b"new")
        assert reader.read() == b"old"
    assert place(tmp_path).read_bytes() == b"new"


def test_file_with_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, A4, b"pdf")
    before = place(tmp_path).stat().st_ino
    assert not write(tmp_path, A4, b"pdf")
    assert place(tmp_path).stat().st_ino == before


def test_file_that_was_changed_or_deleted_is_not_kept_and_is_written_again(tmp_path: Path) -> None:
    for change in (lambda: place(tmp_path).write_bytes(b"own"), place(tmp_path).unlink):
        write(tmp_path, A4, b"pdf")
        change()
        assert kept(tmp_path) == {}
        assert write(tmp_path, A4, b"pdf")
        assert place(tmp_path).read_bytes() == b"pdf"


def test_removed_file_goes_with_the_folders_it_empties(tmp_path: Path) -> None:
    write(tmp_path, A4, b"pdf")
    write(tmp_path, "other/deep/other.pdf", b"pdf")
    (place(tmp_path, "other/deep") / ".DS_Store").write_text("litter")
    assert remove(tmp_path, "other/deep/other.pdf") == ["other/deep/other.pdf"]
    assert [path.name for path in place(tmp_path, ".").iterdir()] == ["change"]
    assert list(kept(tmp_path)) == [A4]


def test_folder_that_holds_something_else_stays(tmp_path: Path) -> None:
    write(tmp_path, A4, b"pdf")
    write(tmp_path, "change/change-workbook-letter.pdf", b"pdf")
    remove(tmp_path, A4)
    assert [path.name for path in place(tmp_path, "change").iterdir()] == ["change-workbook-letter.pdf"]


def test_file_that_we_did_not_write_is_not_removed(tmp_path: Path) -> None:
    write(tmp_path, A4, b"pdf")
    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        place(tmp_path, "change/own.pdf").write_text("mine")
        assert removed(output, ["change/own.pdf", "../site", "not/there.pdf"]) == []
    assert place(tmp_path, "change/own.pdf").read_text() == "mine"


def test_form_that_someone_filled_in_and_saved_is_not_removed_and_does_not_stop_a_build(tmp_path: Path) -> None:
    write(tmp_path, A4, b"pdf")
    place(tmp_path).write_bytes(b"pdf with answers")
    assert remove(tmp_path, A4) == []
    assert place(tmp_path).read_bytes() == b"pdf with answers"
    assert kept(tmp_path) == {}


def test_killed_before_the_file_is_in_place_keeps_the_old_one_as_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def replace(source: Path, target: Path) -> None:
        if source.name == "copies.part":
            raise Killed
        real(source, target)

    real = os.replace
    write(tmp_path, A4, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(Killed):
            write(tmp_path, A4, b"new")
    assert place(tmp_path).read_bytes() == b"old"
    assert write(tmp_path, A4, b"new")


@pytest.mark.parametrize("path", ["../outside.pdf", "/etc/passwd", "a//b.pdf"])
def test_unsafe_path_is_a_bug_of_ours(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below"):
        write(tmp_path, path, b"")


def test_state_is_kept_from_one_build_to_the_next(tmp_path: Path) -> None:
    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        assert output.load_state("renders") is None
        output.save_state("renders", b"one")
        output.save_state("renders", b"two")
    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        assert output.load_state("renders") == b"two"
    assert (tmp_path / "output/.guidepress/state/renders").read_bytes() == b"two"


@pytest.mark.parametrize("name", ["../lock", "a/b", ""])
def test_name_of_a_state_is_a_plain_name(tmp_path: Path, name: str) -> None:
    with (
        open_output(tmp_path / "output", project=tmp_path, sources=[]) as output,
        pytest.raises(ValueError, match="not"),
    ):
        output.save_state(name, b"")
