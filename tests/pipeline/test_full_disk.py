"""A disk that is full leaves the output as it was, is reported in plain words, and the next build works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.projects import REPOSITORY

CHILD = Path(__file__).with_name("full_disk_child.py")
MOUNTED = 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"'


def ways_to_mount(folder: Path) -> Iterator[list[str]]:
    """Commands that run another with a disk of 4 MB at `folder`: for root, and for whom a namespace is allowed."""
    for unshare in (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"]):
        yield [*unshare, "sh", "-c", MOUNTED, str(folder)]


def works(command: list[str]) -> bool:
    try:
        return subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def told(what: str, prefix: list[str], project: Path, limit: int) -> Any:
    """What the child told. Any, since it is JSON whose every part the tests look at."""
    result = subprocess.run(
        [*prefix, sys.executable, str(CHILD), what, str(project), str(limit)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=True,
    )
    return json.loads(result.stdout)


def assert_whole(answers: dict[str, Any], words: str) -> None:
    assert answers["codes"] == [0, 1, 0]
    assert answers["kept"] == [True, True]
    assert "output/site: error[GP605]" in answers["said"]
    assert words in answers["said"]
    assert "the earlier output is untouched" in answers["said"]
    assert "Traceback" not in answers["said"]


def test_full_disk_leaves_the_earlier_site(tmp_path: Path) -> None:
    """Where no disk can be mounted, a limit on the size of files stands in for it."""
    mount = next((command for command in ways_to_mount(tmp_path) if works(command)), None)
    limit, words = (0, "No space left on the disk") if mount else (15_000, "is larger than the disk")
    assert_whole(told("second", mount or [], tmp_path, limit), words)


def test_limit_on_the_size_of_files_leaves_the_earlier_site(tmp_path: Path) -> None:
    assert_whole(told("second", [], tmp_path, 15_000), "is larger than the disk or a limit of this account allows")


def test_first_build_without_enough_room_leaves_nothing(tmp_path: Path) -> None:
    """Neither where the PDFs fit nor where they do not. Where no disk can be mounted, a limit stands in for it."""
    mount = next((command for command in ways_to_mount(tmp_path) if works(command)), None)
    *cramped, last = told("first", mount or [], tmp_path, 0 if mount else 1)
    for turn in cramped:
        assert (turn["code"], turn["published"]) == (1, [])
        assert ("error[GP605]" if mount else "error[GP60") in turn["said"]
        assert "Traceback" not in turn["said"]
    assert (last["code"], last["same"]) == (0, True)
    assert len([name for name in last["files"] if name.startswith("print/")]) == 4
