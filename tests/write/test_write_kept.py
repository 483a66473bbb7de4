"""What is still right of the last site is kept, and what changed under a build stops it."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import pytest

from builder.diagnostics import Abort
from builder.model.output import Artifact, Copied
from builder.write import manifest, open_output
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


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def leftovers(project: Path) -> set[str]:
    """What is in `.guidepress` beside what belongs there."""
    ours = project / "output/.guidepress"
    files = {path.relative_to(ours).as_posix() for path in ours.rglob("*") if path.is_file()}
    return {path for path in files if not path.startswith("state/")} - {"lock", "site.json", "print.json"}


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
def test_site_that_would_not_change_is_not_swapped(tmp_path: Path, site: Path, files: list[Staged]) -> None:
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
        tree = output.tree("site")
        (site / "index.html").write_bytes(b"edited")
        tree.keep("index.html")
        tree.stage("new.html", b"")
        with pytest.raises(Abort) as refused:
            output.commit(tree)
    [diagnostic] = refused.value.diagnostics
    assert diagnostic.code == "GP604"
    assert diagnostic.message == "`output/site/index.html` changed while building; the earlier output is untouched"
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
    assert (diagnostic.code, diagnostic.hint) == ("GP604", "build again")
    assert diagnostic.message.startswith("`photo.jpg` changed while building")
    assert contents(site) == {"index.html": b"home", "guide/index.html": b"guide"}
    assert leftovers(tmp_path) == set()
