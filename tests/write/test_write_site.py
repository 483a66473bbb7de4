"""The website is swapped whole or not at all."""

from __future__ import annotations

import cProfile
import ctypes
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from builder.model.output import Artifact
from builder.write import exchange, open_output
from tests.support.output_trees import Kept, Staged, existing, swap_site

PAGES = (Artifact("index.html", b"home"), Artifact("guide/index.html", b"guide"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    build(tmp_path, PAGES)
    return tmp_path / "output/site"


def build(project: Path, files: Iterable[Staged]) -> bool:
    with open_output(project / "output", project=project, sources=[]) as output:
        return swap_site(output, files)


def kept(project: Path) -> dict[str, str]:
    with open_output(project / "output", project=project, sources=[]) as output:
        return existing(output)


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def leftovers(project: Path) -> set[str]:
    """What is in `.guidepress` beside what belongs there."""
    ours = project / "output/.guidepress"
    files = {path.relative_to(ours).as_posix() for path in ours.rglob("*") if path.is_file()}
    return {path for path in files if not path.startswith("state/")} - {"lock", "site.json", "print.json"}


def test_new_site_replaces_the_old_one_whole(tmp_path: Path, site: Path) -> None:
    assert contents(site) == {"index.html": b"home", "guide/index.html": b"guide"}
    assert build(tmp_path, [Artifact("index.html", b"new"), Artifact("other/index.html", b"other")])
    assert contents(site) == {"index.html": b"new", "other/index.html": b"other"}
    assert not (site / "guide").exists()
    assert leftovers(tmp_path) == set()


def test_first_site_of_no_files_is_an_empty_folder(tmp_path: Path) -> None:
    assert build(tmp_path, [])
    assert list((tmp_path / "output/site").iterdir()) == []


def test_site_that_someone_deleted_is_made_anew(tmp_path: Path, site: Path) -> None:
    for page in PAGES:
        (site / page.path).unlink()
    (site / "guide").rmdir()
    site.rmdir()
    assert kept(tmp_path) == {}
    assert build(tmp_path, PAGES)
    assert contents(site) == {"index.html": b"home", "guide/index.html": b"guide"}


@pytest.mark.parametrize(
    "paths",
    [
        ["/etc/passwd"],
        ["../outside"],
        ["a/../../outside"],
        ["a/./b"],
        ["a//b"],
        ["a/"],
        [""],
        ["C:/windows"],
        ["a\\b"],
        ["nul\0"],
        ["twice", "twice"],
        ["A/x", "a/x"],
        ["caf\u00e9", "cafe\u0301"],
        ["page", "page/index.html"],
        ["Page/index.html", "page"],
    ],
)
def test_unsafe_or_colliding_path_is_a_bug_of_ours(tmp_path: Path, site: Path, paths: list[str]) -> None:
    with pytest.raises(ValueError, match=r"path below|in one place|file and a folder"):
        build(tmp_path, [Artifact(path, b"") for path in paths])
    assert contents(site) == {"index.html": b"home", "guide/index.html": b"guide"}


def test_keeping_what_was_never_written_is_a_bug_of_ours(tmp_path: Path, site: Path) -> None:
    with pytest.raises(ValueError, match="no earlier build wrote"):
        build(tmp_path, [Kept("other.html")])


def test_error_while_the_files_are_made_leaves_the_site(tmp_path: Path, site: Path) -> None:
    def files() -> Iterator[Staged]:
        yield Artifact("index.html", b"new")
        raise KeyError

    with pytest.raises(KeyError):
        build(tmp_path, files())
    assert contents(site) == {"index.html": b"home", "guide/index.html": b"guide"}


def test_files_can_be_read_by_all_and_written_by_the_owner(tmp_path: Path) -> None:
    before = os.umask(0o002)
    try:
        build(tmp_path, PAGES)
    finally:
        os.umask(before)
    site = tmp_path / "output/site"
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in (site, site / "guide")} == {0o755}


def test_folders_are_not_made_again_for_the_next_site(tmp_path: Path, site: Path) -> None:
    inodes = [(site / "guide").stat().st_ino]
    for turn in range(3):
        build(tmp_path, [Kept("guide/index.html"), Artifact("index.html", str(turn).encode())])
        inodes.append((site / "guide").stat().st_ino)
    assert inodes[0] == inodes[2]
    assert inodes[1] == inodes[3]


def test_system_call_does_what_the_library_function_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class WithoutRenameat2:
        def __init__(self, name: None, use_errno: bool) -> None:
            self.syscall = library(name, use_errno=use_errno).syscall

    library = ctypes.CDLL
    monkeypatch.setattr(ctypes, "CDLL", WithoutRenameat2)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange.exchange(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "one/two").exists()
    assert (tmp_path / "two/one").exists()


def test_work_for_three_new_pages_grows_with_the_number_of_pages_and_not_faster(tmp_path: Path) -> None:
    """Counted in calls of functions, so that the speed of the machine does not count."""
    calls = {number: calls_for_three_new_pages(tmp_path / str(number), number) for number in (200, 1000)}
    assert calls[1000] < 6 * calls[200]


def calls_for_three_new_pages(project: Path, number: int) -> int:
    project.mkdir()
    pages = [Artifact(f"guides/{n}.html", b"x" * 20_000) for n in range(number)]
    build(project, pages)
    files = [Kept(page.path) for page in pages] + [Artifact(f"{n}.html", b"new") for n in range(3)]
    with open_output(project / "output", project=project, sources=[]) as output, cProfile.Profile() as profile:
        swap_site(output, files)
    return sum(entry.callcount for entry in profile.getstats())
