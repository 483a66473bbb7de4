"""What a person sees on a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder.cli.console import show
from builder.diagnostics import Diagnostic, Span, error, warning
from tests.support.projects import REPOSITORY, guide, write


def seen(project: Path, *arguments: str) -> str:
    """What the command shows on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"}
    command = [sys.executable, "-m", "builder", *arguments]
    process = subprocess.Popen(command, cwd=project, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
        process.wait(timeout=60)
    return shown.decode()


def screen(shown: str) -> list[str]:
    """The lines that are there in the end, without their colours: a line that was wiped is gone."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    lines = (line.rpartition("\r\x1b[K")[2] for line in plain.replace("\r\n", "\n").split("\n"))
    return [line for line in lines if line]


def test_progress_is_one_changing_line_that_is_gone_in_the_end(tmp_path: Path) -> None:
    write(tmp_path, {f"content/guides/g{i}.md": guide(f"Guide {i}") for i in range(5)})
    shown = seen(tmp_path, "build", "--only", "site")
    assert "Making pages: " in shown
    assert screen(shown)[-2:] == ["Done: 5 guides (8 files rendered, 0 unchanged).", "Website   output/site/index.html"]
    assert not any(line.startswith(("Reading", "Writing")) for line in screen(shown))


def test_colour_is_for_terminals_and_never_alone(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/one.md": guide("One", "\n::: line\n:::\n")})
    shown = seen(tmp_path, "check")
    assert "\x1b[31m\x1b[1merror[GP101]\x1b[0m" in shown
    assert "content/guides/one.md:16:5: error[GP101]: there is no component `line`" in screen(shown)


def test_errors_are_all_shown_however_many_warnings_come_before_them(capsys: pytest.CaptureFixture[str]) -> None:
    many: list[Diagnostic] = [warning("GP312", "poor", Span("a.md", line)) for line in range(1, 200)]
    wrong = [error("GP101", "wrong", Span("z.md", line)) for line in range(1, 100)]
    show([*many, *wrong], {})
    shown = capsys.readouterr().err
    assert shown.count("error[GP101]") == 99
    assert shown.count("warning[GP312]") == 60
    assert shown.splitlines()[-1] == "... and 139 more warnings and notes."
