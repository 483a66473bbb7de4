"""What a build that was cut short left behind is mended when the output is next opened."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from builder.diagnostics import Abort
from builder.model.output import Artifact
from builder.write import commit, exchange, folders, open_output, recover
from tests.support.output_trees import existing, swap_site

OLD = [Artifact("index.html", b"old"), Artifact("old.html", b"old")]
NEW = [Artifact("index.html", b"new"), Artifact("new.html", b"new")]


class Killed(BaseException):
    """Stands for a kill: what catches errors does not catch it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    build(tmp_path, OLD)
    return tmp_path


def build(project: Path, files: list[Artifact]) -> None:
    with open_output(project / "output", project=project, sources=[]) as output:
        swap_site(output, files)


def reopened(project: Path) -> dict[str, bytes]:
    """The site once the output was opened again; that it can be built again is seen too."""
    with open_output(project / "output", project=project, sources=[]) as output:
        pages = {path.name: path.read_bytes() for path in (project / "output/site").iterdir()}
        assert existing(output).keys() == pages.keys()
        ours = {path.name for path in (project / "output/.guidepress").iterdir()}
        assert ours <= {"lock", "site.json", "site-folders", "state"}
        assert swap_site(output, [Artifact("after.html", b"")])
    return pages


def killed(*_: object) -> NoReturn:
    raise Killed


def build_until_killed(project: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
    """Build the new site, killed where `name` of `module` would run. A killed build does not recover."""
    with monkeypatch.context() as patch:
        patch.setattr(commit, "recover", lambda layout, names: None)
        patch.setattr(exchange, "exchange", lambda one, other: False)
        patch.setattr(module, name, killed)
        with pytest.raises(Killed):
            build(project, NEW)


def is_old(pages: dict[str, bytes]) -> bool:
    return pages == {"index.html": b"old", "old.html": b"old"}


def is_new(pages: dict[str, bytes]) -> bool:
    return pages == {"index.html": b"new", "new.html": b"new"}


def test_killed_while_staging(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_until_killed(project, monkeypatch, commit, "sync")
    assert is_old(reopened(project))


def test_killed_before_the_commit_is_recorded(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_until_killed(project, monkeypatch, commit, "_record")
    assert is_old(reopened(project))


def test_killed_with_the_commit_recorded_goes_on_where_it_stopped(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_until_killed(project, monkeypatch, commit, "put_in_place")
    assert is_new(reopened(project))


@pytest.mark.parametrize("change", ["edited", "deleted", "added"])
def test_site_that_someone_changed_after_the_kill_is_not_replaced(
    project: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    build_until_killed(project, monkeypatch, commit, "put_in_place")
    page = project / "output/site/index.html"
    if change == "edited":
        page.write_bytes(b"mine")
    elif change == "deleted":
        page.unlink()
    else:
        page.with_name("added.html").write_bytes(b"mine")
    with suppress(Abort), open_output(project / "output", project=project, sources=[]):
        pass
    left = {path.name: path.read_bytes() for path in (project / "output/site").iterdir()}
    assert (
        left
        == {
            "edited": {"index.html": b"mine", "old.html": b"old"},
            "deleted": {"old.html": b"old"},
            "added": {"index.html": b"old", "old.html": b"old", "added.html": b"mine"},
        }[change]
    )


def test_killed_between_two_renames_with_the_new_site_whole(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_until_killed(project, monkeypatch, commit, "put_in_place")
    ours = project / "output/.guidepress"
    (project / "output/site").rename(ours / "site-old")
    assert is_new(reopened(project))


def test_half_staged_site_never_comes_into_place(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_until_killed(project, monkeypatch, commit, "save_next")
    ours = project / "output/.guidepress"
    (ours / "site-new/new.html").unlink()
    (project / "output/site").rename(ours / "site-old")
    assert is_old(reopened(project))


def test_killed_after_the_swap_before_the_manifest(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(commit, "recover", killed)
        with pytest.raises(Killed):
            build(project, NEW)
    assert (project / "output/site/new.html").exists()
    assert (project / "output/.guidepress/site-next.json").exists()
    assert is_new(reopened(project))


@pytest.mark.parametrize("swapped", [False, True])
def test_killed_build_in_a_folder_that_was_then_copied(
    project: Path, monkeypatch: pytest.MonkeyPatch, swapped: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(commit, "recover", killed)
        if not swapped:
            patch.setattr(commit, "put_in_place", killed)
        with pytest.raises(Killed):
            build(project, NEW)
    os.system(f"mkdir {project}/copy && cp -r {project}/output {project}/copy/output")
    with open_output(project / "copy/output", project=project / "copy", sources=[]) as output:
        swap_site(output, NEW)
    assert is_new({path.name: path.read_bytes() for path in (project / "copy/output/site").iterdir()})


def test_first_build_killed_before_its_site_is_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_until_killed(tmp_path, monkeypatch, commit, "put_in_place")
    assert is_new(reopened(tmp_path))


def test_failing_second_rename_puts_the_old_site_back(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.rename

    def rename(source: Path, target: Path) -> None:
        if target == project / "output/site" and source.name == "site-new":
            raise OSError(errno.EBUSY, "busy")
        real(source, target)

    monkeypatch.setattr(exchange, "exchange", lambda one, other: False)
    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(Abort, match="the earlier output is untouched"):
        build(project, NEW)
    assert is_old({path.name: path.read_bytes() for path in (project / "output/site").iterdir()})
    monkeypatch.undo()
    assert is_old(reopened(project))


def swap_names(one: bytes, other: bytes) -> int:
    """Stands in for the call of Linux where there is none."""
    first, second, aside = (Path(os.fsdecode(name)) for name in (one, other, one + b"-aside"))
    first.rename(aside)
    second.rename(first)
    aside.rename(second)
    return 0


def test_system_that_can_exchange_two_folders_is_asked_to(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        monkeypatch.setattr(exchange, "_ON_LINUX", True)
        monkeypatch.setattr(exchange, "_renameat2", swap_names)
    monkeypatch.setattr(exchange, "_rename_twice", killed)
    build(project, NEW)
    assert is_new(reopened(project))


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL])
def test_two_renames_where_the_system_cannot_exchange(
    project: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(one: bytes, other: bytes) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(exchange, "_renameat2", refuse)
    build(project, NEW)
    assert is_new(reopened(project))


def test_interrupt_while_the_old_site_is_removed_is_raised_with_nothing_left(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupts = [KeyboardInterrupt()]

    def empty_folders(folder: Path) -> set[str]:
        if interrupts:
            raise interrupts.pop()
        return folders.empty_folders(folder)

    monkeypatch.setattr(recover, "empty_folders", empty_folders)
    with pytest.raises(KeyboardInterrupt):
        build(project, NEW)
    assert not (project / "output/.guidepress/site-new").exists()
    assert is_new(reopened(project))


def test_file_that_strayed_into_the_spare_folders_does_no_harm(project: Path) -> None:
    build(project, NEW)
    (project / "output/.guidepress/site-folders/index.html").write_text("stray")
    build(project, OLD)
    assert is_old(reopened(project))


def test_staged_files_and_temporary_files_are_removed(project: Path) -> None:
    ours = project / "output/.guidepress"
    (ours / "site-new/deep").mkdir(parents=True)
    (ours / "site-new/deep/page.html").write_text("half")
    (ours / "print.part").write_text("half")
    assert is_old(reopened(project))
    assert list(ours.rglob("*.html")) == []
