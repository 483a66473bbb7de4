"""Installing what the system lacks waits for its turn."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY

LOCKED = "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 4711 (apt-get)"
DPKG = "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (unattended-upgr)"


def installed(folder: Path, apt_get: str) -> subprocess.CompletedProcess[str]:
    """What `.ci/system-packages apt` says where `apt-get` is this script, and waiting takes no time."""
    for name, script in {"apt-get": f'echo "$@" >> "{folder}/asked"\n{apt_get}', "sleep": "exit 0"}.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return subprocess.run(
        ["sh", str(REPOSITORY / ".ci/system-packages"), "apt", "qpdf", "poppler-utils"],
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("held", [LOCKED, DPKG])
def test_another_installation_is_waited_for_and_that_is_said_once(tmp_path: Path, held: str) -> None:
    twice_held = f'[ "$(wc -l < "{tmp_path}/asked")" -gt 2 ] || {{ echo "{held}" >&2; exit 100; }}'
    result = installed(tmp_path, twice_held)
    assert result.returncode == 0
    assert result.stderr.splitlines() == [
        "Another installation of packages is running; waiting for its end, up to ten minutes."
    ]
    install = "install --yes --no-install-recommends qpdf poppler-utils"
    assert (tmp_path / "asked").read_text().splitlines() == ["update", "update", "update", install]


def test_installation_that_never_ends_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    result = installed(tmp_path, f'echo "{LOCKED}" >&2; exit 100')
    assert result.returncode != 0
    assert LOCKED in result.stderr


def test_any_other_failure_is_said_at_once(tmp_path: Path) -> None:
    result = installed(tmp_path, 'echo "E: Temporary failure resolving deb.example.org" >&2; exit 100')
    assert result.returncode != 0
    assert "Temporary failure resolving" in result.stderr
    assert (tmp_path / "asked").read_text().splitlines() == ["update"]
