"""Streams that are full, closed, or read no further: no traceback, and an exit code that says what happened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY, write

COMMANDS = ["list", "outline content/guides/one.md", "build --only site", "--help", "--version", "check --format json"]
FULL = "The output cannot be written: no space left on device.\n"
CLOSED = "The output cannot be written: bad file descriptor.\n"


def shell(project: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in a project, in which `guidepress` is the command."""
    command = f'set -o pipefail; guidepress() {{ {sys.executable} -m builder "$@"; }}; {line}'
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        ["bash", "-c", command], cwd=project, env=environment, capture_output=True, text=True, timeout=100, check=False
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_output_to_a_full_disk_is_a_failure_that_is_said(built: Path, command: str) -> None:
    result = shell(built, f"guidepress {command} > /dev/full")
    assert (result.returncode, result.stderr[-len(FULL) :]) == (1, FULL)
    assert "Traceback" not in result.stderr and "Exception ignored" not in result.stderr


@pytest.mark.parametrize("command", ["list", "--help"])
def test_closed_output_is_a_failure_that_is_said(built: Path, command: str) -> None:
    result = shell(built, f"guidepress {command} >&-")
    assert (result.returncode, result.stderr[-len(CLOSED) :]) == (1, CLOSED)


@pytest.mark.parametrize("command", ["list", "build --only site", "--help"])
@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
def test_messages_that_cannot_be_written_are_dropped(built: Path, command: str, to: str) -> None:
    result = shell(built, f"guidepress {command} {to}")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


@pytest.mark.parametrize("to", ["2>/dev/full", ">&- 2>&-"])
def test_mistakes_still_end_with_1_when_nobody_can_be_told(built: Path, to: str) -> None:
    write(built, {"content/guides/two.md": "::: nothing\n:::\n"})
    assert shell(built, f"guidepress check {to}").returncode == 1
    assert shell(built, f"guidepress bild {to}").returncode == 2


def test_a_reader_that_leaves_early_ends_the_command_quietly(built: Path) -> None:
    for command in ("list messages", "--help", "explain GP101"):
        result = shell(built, f"guidepress {command} | true")
        assert (result.returncode, result.stderr) == (141, "")
    result = shell(built, "guidepress list messages | head -1")
    assert result.stdout.startswith("GP001")
    assert result.stderr == ""


def test_closed_streams_are_no_place_for_files_of_the_build(built: Path) -> None:
    write(built, {"content/guides/two.md": "# Two\n\n## Step 1: Look\n"})
    assert shell(built, "guidepress build --only site <&- >&- 2>&-").returncode == 1
    assert (built / "output/site/two/index.html").read_text().startswith("<!doctype html>")
    assert (built / "output/.guidepress/lock").read_bytes() == b""
