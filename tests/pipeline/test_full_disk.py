"""A disk that is full leaves the output as it was, is reported in plain words, and the next build works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.full_disk import report_of, small_disk


def assert_whole(answers: dict[str, Any], words: str) -> None:
    assert answers["codes"] == [0, 1, 0]
    assert answers["kept"] == [True, True]
    assert "output/site: error[GP605]" in answers["said"]
    assert words in answers["said"]
    assert "the earlier output is untouched" in answers["said"]
    assert "Traceback" not in answers["said"]


def test_full_disk_leaves_the_earlier_site(tmp_path: Path) -> None:
    """Where no disk can be mounted, a limit on the size of files stands in for it."""
    disk = small_disk(tmp_path, "4m")
    limit, words = ("0", "No space left on the disk") if disk else ("15000", "is larger than the disk")
    assert_whole(report_of("full_disk_build", "second", str(tmp_path), limit, on=disk), words)


def test_limit_on_the_size_of_files_leaves_the_earlier_site(tmp_path: Path) -> None:
    answers = report_of("full_disk_build", "second", str(tmp_path), "15000")
    assert_whole(answers, "is larger than the disk or a limit of this account allows")


def test_first_build_without_enough_room_leaves_nothing(tmp_path: Path) -> None:
    """Neither where the PDFs fit nor where they do not. Where no disk can be mounted, a limit stands in for it."""
    disk = small_disk(tmp_path, "4m")
    *cramped, last = report_of("full_disk_build", "first", str(tmp_path), "0" if disk else "1", on=disk)
    for turn in cramped:
        assert (turn["code"], turn["published"]) == (1, [])
        assert ("error[GP605]" if disk else "error[GP60") in turn["said"]
        assert "Traceback" not in turn["said"]
    assert (last["code"], last["same"]) == (0, True)
    assert len([name for name in last["files"] if name.startswith("print/")]) == 4
