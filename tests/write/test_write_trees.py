"""Files go to the disk while they are made, and all trees of a build become visible together."""

from __future__ import annotations

import errno
import hashlib
import os
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.diagnostics import Abort
from builder.write import OutputFolder, commit, open_output
from builder.write.exchange import put_in_place


@contextmanager
def opened(project: Path) -> Iterator[OutputFolder]:
    with open_output(project / "output", project=project, sources=[]) as folder:
        yield folder


def build(project: Path, word: bytes) -> frozenset[str]:
    """A PDF and a page that carries a copy of it, as a build makes them."""
    with opened(project) as folder:
        prints, site = folder.tree("print"), folder.tree("site")
        digest = prints.stage("a/a.pdf", word * 1000)
        site.copy("a/a.pdf", prints.place("a/a.pdf"), digest)
        site.stage("index.html", word)
        return folder.commit(prints, site)


def published(project: Path) -> dict[str, bytes]:
    """What readers see, by path in the output."""
    output = project / "output"
    files = [path for path in output.rglob("*") if path.is_file() and ".guidepress" not in path.parts]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def built(word: bytes) -> dict[str, bytes]:
    return {"print/a/a.pdf": word * 1000, "site/a/a.pdf": word * 1000, "site/index.html": word}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def leftovers(project: Path) -> list[str]:
    """What is in `.guidepress` beside manifests, state and folders to use again."""
    names = [path.name for path in (project / "output/.guidepress").iterdir()]
    usual = {"lock", "state", "site.json", "print.json", "site-folders", "print-folders"}
    return sorted({*names} - usual)


def test_nothing_is_visible_before_the_commit_and_all_of_it_after(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        prints, site = folder.tree("print"), folder.tree("site")
        assert prints.stage("a/a.pdf", b"pdf") == sha256(b"pdf")
        site.copy("a/a.pdf", prints.place("a/a.pdf"), sha256(b"pdf"))
        site.stage("index.html", b"page")
        assert published(tmp_path) == {}
        assert folder.commit(prints, site) == {"print", "site"}
        assert published(tmp_path) == {"print/a/a.pdf": b"pdf", "site/a/a.pdf": b"pdf", "site/index.html": b"page"}
    assert leftovers(tmp_path) == []


def test_build_that_ends_without_a_commit_leaves_nothing_of_a_first_build(tmp_path: Path) -> None:
    with pytest.raises(KeyError), opened(tmp_path) as folder:
        folder.tree("print").stage("a/a.pdf", b"pdf")
        folder.tree("site").stage("index.html", b"page")
        raise KeyError
    assert published(tmp_path) == {}
    assert leftovers(tmp_path) == []


def test_build_that_ends_without_a_commit_leaves_the_earlier_output(tmp_path: Path) -> None:
    build(tmp_path, b"old")
    with opened(tmp_path) as folder:
        folder.tree("print").stage("a/a.pdf", b"new")
    assert published(tmp_path) == built(b"old")
    assert leftovers(tmp_path) == []


def test_output_that_would_be_the_same_is_not_touched(tmp_path: Path) -> None:
    build(tmp_path, b"old")
    output = tmp_path / "output"
    before = {path: path.stat() for path in output.rglob("*") if path != output / ".guidepress"}
    assert build(tmp_path, b"old") == frozenset()
    assert {path: path.stat() for path in output.rglob("*") if path != output / ".guidepress"} == before


def test_only_the_tree_that_changed_is_put_in_place(tmp_path: Path) -> None:
    build(tmp_path, b"old")
    before = (tmp_path / "output/print").stat().st_ino
    with opened(tmp_path) as folder:
        prints, site = folder.tree("print"), folder.tree("site")
        prints.keep("a/a.pdf")
        site.stage("index.html", b"new")
        assert folder.commit(prints, site) == {"site"}
    assert (tmp_path / "output/print").stat().st_ino == before
    assert published(tmp_path) == {"print/a/a.pdf": b"old" * 1000, "site/index.html": b"new"}


def test_content_that_was_staged_is_not_kept_in_memory(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        prints = folder.tree("print")
        prints.stage("first.pdf", b"x")
        tracemalloc.start()
        for number in range(100):
            prints.stage(f"{number}.pdf", b"x" * 100_000)
        left, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        folder.commit(prints)
    assert left < 500_000
    assert len(published(tmp_path)) == 101


def test_file_is_where_its_place_says_before_and_after_it_is_staged(tmp_path: Path) -> None:
    build(tmp_path, b"old")
    with opened(tmp_path) as folder:
        prints = folder.tree("print")
        prints.keep("a/a.pdf")
        prints.stage("b.pdf", b"new")
        assert prints.place("a/a.pdf").read_bytes() == b"old" * 1000
        assert prints.place("b.pdf").read_bytes() == b"new"


def test_file_that_someone_changed_may_be_kept_and_still_counts_as_theirs(tmp_path: Path) -> None:
    build(tmp_path, b"old")
    form = tmp_path / "output/print/a/a.pdf"
    form.write_bytes(b"with answers")
    for _ in range(2):
        with opened(tmp_path) as folder:
            prints = folder.tree("print")
            assert prints.edited() == ("a/a.pdf",)
            assert prints.existing().keys() == ({"b.pdf"} if (tmp_path / "output/print/b.pdf").exists() else set())
            prints.keep("a/a.pdf")
            prints.stage("b.pdf", b"new")
            folder.commit(prints)
        assert form.read_bytes() == b"with answers"


@pytest.mark.parametrize("change", ["edited", "deleted"])
def test_kept_file_that_changes_before_the_commit_stops_it(tmp_path: Path, change: str) -> None:
    build(tmp_path, b"old")
    with opened(tmp_path) as folder:
        prints = folder.tree("print")
        prints.keep("a/a.pdf")
        prints.stage("b.pdf", b"new")
        if change == "edited":
            (tmp_path / "output/print/a/a.pdf").write_bytes(b"with answers")
        else:
            (tmp_path / "output/print/a/a.pdf").unlink()
        with pytest.raises(Abort) as refused:
            folder.commit(prints)
    [diagnostic] = refused.value.diagnostics
    assert diagnostic.code == "GP604"
    assert not (tmp_path / "output/print/b.pdf").exists()


@pytest.mark.parametrize(
    ("first", "second"),
    [("a", "a"), ("A/x", "a/x"), ("caf\u00e9", "cafe\u0301"), ("page", "page/x"), ("Page/x", "page"), ("a", "../a")],
)
def test_two_files_in_one_place_are_a_bug_of_ours(tmp_path: Path, first: str, second: str) -> None:
    with opened(tmp_path) as folder:
        site = folder.tree("site")
        site.stage(first, b"1")
        with pytest.raises(ValueError, match=r"path below|in one place|file and a folder"):
            site.stage(second, b"2")


def test_keeping_what_is_not_there_is_a_bug_of_ours(tmp_path: Path) -> None:
    with opened(tmp_path) as folder, pytest.raises(ValueError, match="no earlier build wrote"):
        folder.tree("site").keep("index.html")


@pytest.mark.parametrize("name", ["../site", "", "Site", "a/b", "state", "site-new", "commit"])
def test_name_of_a_tree_is_a_plain_word(tmp_path: Path, name: str) -> None:
    with opened(tmp_path) as folder, pytest.raises(ValueError, match="not a name of a tree"):
        folder.tree(name)


@pytest.mark.parametrize("earlier", [True, False])
@pytest.mark.parametrize("can_exchange", [True, False])
def test_tree_that_cannot_go_in_leaves_the_others_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: bool, can_exchange: bool
) -> None:
    def refuse_the_site(staged: Path, place: Path, aside: Path) -> None:
        if place.name == "site":
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        put_in_place(staged, place, aside)

    if earlier:
        build(tmp_path, b"old")
    if not can_exchange:
        monkeypatch.setattr("builder.write.exchange.exchange", lambda one, other: False)
    with monkeypatch.context() as patch:
        patch.setattr(commit, "put_in_place", refuse_the_site)
        with pytest.raises(Abort, match="the earlier output is untouched"):
            build(tmp_path, b"new")
    assert published(tmp_path) == (built(b"old") if earlier else {})
    assert leftovers(tmp_path) == []
    assert build(tmp_path, b"new") == {"print", "site"}
    assert published(tmp_path) == built(b"new")


class Killed(BaseException):
    """Stands for a kill: what catches errors does not catch it."""


def test_build_killed_between_two_trees_goes_on_with_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed_at_the_site(staged: Path, place: Path, aside: Path) -> None:
        if place.name == "site":
            raise Killed
        put_in_place(staged, place, aside)

    build(tmp_path, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(commit, "put_in_place", killed_at_the_site)
        patch.setattr(commit, "recover", lambda layout, names: None)
        with pytest.raises(Killed):
            build(tmp_path, b"new")
    assert published(tmp_path) == built(b"old") | {"print/a/a.pdf": b"new" * 1000}
    with opened(tmp_path):
        assert published(tmp_path) == built(b"new")
    assert leftovers(tmp_path) == []


def test_each_file_of_a_separate_tree_is_visible_at_once_and_stays(tmp_path: Path) -> None:
    with pytest.raises(KeyError), opened(tmp_path) as folder:
        copies = folder.tree("copies", publish="each")
        copies.stage("anna.pdf", b"anna")
        assert (tmp_path / "output/copies/anna.pdf").read_bytes() == b"anna"
        raise KeyError
    with opened(tmp_path) as folder:
        copies = folder.tree("copies", publish="each")
        assert copies.existing() == {"anna.pdf": sha256(b"anna")}
        copies.stage("ben.pdf", b"ben")
        assert folder.commit(copies) == {"copies"}
    assert published(tmp_path) == {"copies/anna.pdf": b"anna", "copies/ben.pdf": b"ben"}


def test_file_is_removed_from_a_separate_tree_at_the_commit(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        copies = folder.tree("copies", publish="each")
        copies.stage("2026/anna.pdf", b"anna")
        copies.stage("ben.pdf", b"ben")
        folder.commit(copies)
    with opened(tmp_path) as folder:
        copies = folder.tree("copies", publish="each")
        copies.remove("2026/anna.pdf")
        assert len(published(tmp_path)) == 2
        assert folder.commit(copies) == {"copies"}
    assert [path.name for path in (tmp_path / "output/copies").iterdir()] == ["ben.pdf"]


def test_files_of_others_beside_those_of_a_separate_tree_do_no_harm_and_stay(tmp_path: Path) -> None:
    for name in (b"anna", b"ben"):
        with opened(tmp_path) as folder:
            copies = folder.tree("copies", publish="each")
            copies.stage("anna.pdf", name)
            folder.commit(copies)
        (tmp_path / "output/copies/notes.txt").write_text("mine")
    assert published(tmp_path) == {"copies/anna.pdf": b"ben", "copies/notes.txt": b"mine"}


def test_journal_that_a_power_cut_left_half_written_does_no_harm(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        folder.tree("copies", publish="each").stage("anna.pdf", b"anna")
        journal = (tmp_path / "output/.guidepress/copies.journal").read_bytes()
    (tmp_path / "output/.guidepress/copies.json").unlink()
    (tmp_path / "output/.guidepress/state/copies-manifest.json").unlink()
    (tmp_path / "output/.guidepress/copies.journal").write_bytes(journal + b'["ben.pdf", "0123')
    with opened(tmp_path) as folder:
        assert folder.tree("copies", publish="each").existing().keys() == {"anna.pdf"}


def test_disk_that_refuses_while_a_file_is_staged_is_told_with_the_folder(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        site = folder.tree("site")
        with pytest.raises(Abort, match="too long for this disk; the earlier output is untouched") as refused:
            site.stage("x" * 300, b"new")
    assert refused.value.diagnostics[0].span.file == "output/site"
    assert leftovers(tmp_path) == []


def test_copy_of_a_file_that_changed_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"edited")
    for publish in ("all", "each"):
        with opened(tmp_path) as folder, pytest.raises(Abort, match=r"`photo\.jpg` changed while building"):
            folder.tree("site", publish=publish).copy("z.jpg", tmp_path / "photo.jpg", sha256(b"before"))
    assert published(tmp_path) == {}
