"""The website is swapped whole, and what is still right is not made again."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from builder.diagnostics import Abort
from builder.model.output import Artifact, Copied, Kept, Output
from builder.write import exchange, manifest, open_output

PAGES = (Artifact("index.html", b"home"), Artifact("guide/index.html", b"guide"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    build(tmp_path, PAGES)
    return tmp_path / "output/site"


def build(project: Path, files: Iterable[Output]) -> bool:
    with open_output(project / "output", project=project, sources=[]) as output:
        return output.swap_site(files)


def kept(project: Path) -> dict[str, str]:
    with open_output(project / "output", project=project, sources=[]) as output:
        return output.kept_site()


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def leftovers(project: Path) -> set[str]:
    """What is in `.guidepress` beside what belongs there."""
    ours = project / "output/.guidepress"
    files = {path.relative_to(ours).as_posix() for path in ours.rglob("*") if path.is_file()}
    return files - {"lock", "site.json", "print.json"}


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


def test_untouched_files_are_kept_with_their_digest(tmp_path: Path, site: Path) -> None:
    assert kept(tmp_path) == {"index.html": sha256(b"home"), "guide/index.html": sha256(b"guide")}


def test_file_that_was_edited_deleted_or_replaced_is_not_kept(tmp_path: Path) -> None:
    build(tmp_path, [Artifact(name, b"text") for name in ("edited", "deleted", "replaced", "same")])
    site = tmp_path / "output/site"
    (site / "edited").write_bytes(b"TEXT")
    (site / "deleted").unlink()
    (site / "replaced").unlink()
    (site / "replaced").mkdir()
    assert kept(tmp_path) == {"same": sha256(b"text")}


def test_file_with_another_time_and_inode_is_hashed_and_kept(tmp_path: Path, site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").write_bytes(b"home")
    assert "index.html" in kept(tmp_path)
    assert not build(tmp_path, [Kept("index.html"), Kept("guide/index.html")])


def test_copied_output_is_hashed_once_and_then_known_again(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    os.system(f"cp -r {tmp_path}/output {moved}/output")
    hashed: list[Path] = []
    real = manifest.digest

    def digest(path: Path) -> str:
        hashed.append(path)
        return real(path)

    monkeypatch.setattr(manifest, "digest", digest)
    assert not build(moved, [Kept("index.html"), Kept("guide/index.html")])
    assert len(hashed) == 2
    assert len(kept(moved)) == 2
    assert len(hashed) == 2


def test_kept_file_is_the_same_file_and_not_a_copy(tmp_path: Path, site: Path) -> None:
    before = (site / "guide/index.html").stat()
    build(tmp_path, [Kept("guide/index.html"), Artifact("index.html", b"new home")])
    after = (site / "guide/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)
    assert contents(site) == {"guide/index.html": b"guide", "index.html": b"new home"}


def test_kept_file_stays_right_when_the_old_place_is_written_anew(tmp_path: Path, site: Path) -> None:
    outside = tmp_path / "backup.html"
    os.link(site / "guide/index.html", outside)
    build(tmp_path, [Kept("guide/index.html"), Artifact("index.html", b"1")])
    build(tmp_path, [Artifact("guide/index.html", b"rewritten"), Artifact("index.html", b"2")])
    assert outside.read_bytes() == b"guide", "a file was written over in place"
    assert (site / "guide/index.html").read_bytes() == b"rewritten"


def test_file_made_again_with_the_same_content_keeps_its_time(tmp_path: Path, site: Path) -> None:
    source = tmp_path / "photo.jpg"
    source.write_bytes(b"guide")
    before = (site / "index.html").stat().st_mtime_ns, (site / "guide/index.html").stat().st_mtime_ns
    assert build(
        tmp_path,
        [PAGES[0], Copied("guide/index.html", str(source), sha256(b"guide")), Artifact("new.html", b"")],
    )
    assert before == ((site / "index.html").stat().st_mtime_ns, (site / "guide/index.html").stat().st_mtime_ns)


@pytest.mark.parametrize("files", [[Kept("index.html"), Kept("guide/index.html")], PAGES])
def test_site_that_would_not_change_is_not_swapped(tmp_path: Path, site: Path, files: list[Output]) -> None:
    before = site.stat().st_ino, (tmp_path / "output/.guidepress/site.json").stat().st_mtime_ns
    assert not build(tmp_path, files)
    assert before == (site.stat().st_ino, (tmp_path / "output/.guidepress/site.json").stat().st_mtime_ns)


def test_site_with_a_file_less_is_swapped(tmp_path: Path, site: Path) -> None:
    assert build(tmp_path, [Kept("index.html")])
    assert contents(site) == {"index.html": b"home"}


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EPERM, errno.EMLINK])
def test_kept_file_is_copied_where_it_cannot_be_linked(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(source: str, target: str) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)
    build(tmp_path, [Kept("index.html"), Artifact("new.html", b"new")])
    assert contents(site) == {"index.html": b"home", "new.html": b"new"}
    assert set(kept(tmp_path)) == {"index.html", "new.html"}


def test_kept_file_that_changed_while_building_stops_the_build(tmp_path: Path, site: Path) -> None:
    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        (site / "index.html").write_bytes(b"edited")
        with pytest.raises(Abort) as refused:
            output.swap_site([Kept("index.html"), Artifact("new.html", b"")])
    [diagnostic] = refused.value.diagnostics
    assert diagnostic.code == "GP604"
    assert diagnostic.message == "`output/site/index.html` changed while building; the earlier site is untouched"
    assert contents(site) == {"index.html": b"edited", "guide/index.html": b"guide"}


def test_project_file_is_copied(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    (tmp_path / "photo.jpg").write_bytes(content)
    (tmp_path / "photo.jpg").chmod(0o755)
    build(tmp_path, [Copied("assets/photo.jpg", str(tmp_path / "photo.jpg"), sha256(content))])
    copy = tmp_path / "output/site/assets/photo.jpg"
    assert copy.read_bytes() == content
    assert not copy.stat().st_mode & 0o111
    assert not build(tmp_path, [Copied("assets/photo.jpg", str(tmp_path / "photo.jpg"), sha256(content))])


@pytest.mark.parametrize("change", ["edited", "deleted"])
def test_project_file_that_changed_while_building_stops_the_build(tmp_path: Path, site: Path, change: str) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"edited")
    if change == "deleted":
        (tmp_path / "photo.jpg").unlink()
    with pytest.raises(Abort) as refused:
        build(tmp_path, [Artifact("a.html", b""), Copied("z.jpg", str(tmp_path / "photo.jpg"), sha256(b"before"))])
    [diagnostic] = refused.value.diagnostics
    assert (diagnostic.code, diagnostic.hint) == ("GP604", "run it again")
    assert diagnostic.message.startswith("`photo.jpg` changed while building")
    assert contents(site) == {"index.html": b"home", "guide/index.html": b"guide"}
    assert leftovers(tmp_path) == set()


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
    def files() -> Iterator[Output]:
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


def test_three_new_pages_among_a_thousand_are_swapped_in_no_time(tmp_path: Path) -> None:
    pages = [Artifact(f"guides/{number}.html", b"x" * 20_000) for number in range(1000)]
    build(tmp_path, pages)
    took: list[float] = []
    for turn in range(4):
        with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
            files = [Kept(page.path) for page in pages] + [Artifact(f"{n}.html", b"%d" % turn) for n in range(3)]
            began = time.perf_counter()
            output.swap_site(files)
            took.append(time.perf_counter() - began)
    assert min(took) < 0.1
