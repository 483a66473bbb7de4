"""A full disk and a missing permission are told in plain words (GP605), and the earlier output stays."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from builder.diagnostics import Abort
from builder.model.output import Artifact
from builder.write import open_output
from tests.support.full_disk import report_of, small_disk
from tests.support.output_trees import existing, swap_site


def fill_the_disk(folder: Path) -> tuple[dict[str, Any], str]:
    """What came of a full disk and its words; where no disk can be mounted, of a limit on the size of files."""
    if disk := small_disk(folder, "1m"):
        return report_of("full_disk_write", str(folder), "0", on=disk), "No space left on the disk for"
    return report_of("full_disk_write", str(folder), "100000"), "is larger than the disk or a limit"


def assert_untouched(answers: dict[str, Any], words: str) -> None:
    for what, outcome in (("site", "the earlier output is untouched"), ("print", "untouched"), ("state", "untouched")):
        code, message = answers[what]
        assert code == "GP605"
        assert words in message
        assert outcome in message
    assert answers["pages"] == ["old"] * 20
    assert answers["kept"] == [20, 1, True]
    assert answers["ours"] == ["lock", "print.json", "site.json"]
    assert answers["state_files"] == ["print-manifest.json", "site-manifest.json", "state"]
    assert answers["again"] is True


def test_full_disk_leaves_the_earlier_output_and_is_told_in_plain_words(tmp_path: Path) -> None:
    answers, words = fill_the_disk(tmp_path)
    assert_untouched(answers, words)


def test_limit_on_the_size_of_files_leaves_the_earlier_output(tmp_path: Path) -> None:
    assert_untouched(report_of("full_disk_write", str(tmp_path), "100000"), "is larger than the disk or a limit")


@contextmanager
def without_permission(folder: Path) -> Iterator[None]:
    """Take away the right to write in `folder`. Root may write anywhere, so it becomes another user for a while."""
    folder.chmod(0o555)
    user = os.geteuid()
    os.seteuid(65534 if user == 0 else user)
    try:
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A project that every user may reach, which `tmp_path` is not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_folder_without_permission_is_told_before_the_build(shared: Path) -> None:
    with (
        without_permission(shared),
        pytest.raises(Abort) as refused,
        open_output(shared / "output", project=shared, sources=[]),
    ):
        pytest.fail("it was opened")
    [diagnostic] = refused.value.diagnostics
    assert diagnostic.code == "GP605"
    assert diagnostic.message == "There is no permission to write `output`; nothing was changed"


@pytest.mark.parametrize("tree", ["site", "print"])
def test_tree_without_permission_is_told_before_anything_is_staged(shared: Path, tree: str) -> None:
    with open_output(shared / "output", project=shared, sources=[]) as output:
        output.tree(tree).stage("old", b"old")
        output.commit(output.tree(tree))
        with without_permission(shared / "output" / tree), pytest.raises(Abort) as refused:
            output.tree(tree)
    [diagnostic] = refused.value.diagnostics
    assert diagnostic.code == "GP605"
    assert diagnostic.message == f"There is no permission to write `output/{tree}`; nothing was changed"


def test_permission_lost_while_building_leaves_the_earlier_site(shared: Path) -> None:
    with open_output(shared / "output", project=shared, sources=[]) as output:
        swap_site(output, [Artifact("index.html", b"old")])
        with without_permission(shared / "output"), pytest.raises(Abort) as refused:
            swap_site(output, [Artifact("index.html", b"new")])
        assert existing(output)
    assert refused.value.diagnostics[0].code == "GP605"
    assert (shared / "output/site/index.html").read_bytes() == b"old"


def test_name_that_the_disk_refuses_is_told_and_the_earlier_site_stays(tmp_path: Path) -> None:
    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        swap_site(output, [Artifact("index.html", b"old")])
        with pytest.raises(Abort, match="too long for this disk; the earlier output is untouched"):
            swap_site(output, [Artifact("x" * 300, b"new")])
        assert not (tmp_path / "output/.guidepress/site-new").exists()
        assert swap_site(output, [Artifact("index.html", b"new")])


def test_interrupt_while_staging_is_raised_and_leaves_no_staging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        swap_site(output, [Artifact("index.html", b"old")])
        with monkeypatch.context() as patch:
            patch.setattr("builder.write.commit.sync", interrupted)
            with pytest.raises(KeyboardInterrupt):
                swap_site(output, [Artifact("index.html", b"new")])
        assert not (tmp_path / "output/.guidepress/site-new").exists()
        assert list(existing(output)) == ["index.html"]
    assert (tmp_path / "output/site/index.html").read_bytes() == b"old"
