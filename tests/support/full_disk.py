"""A small disk to fill up, and the programs of this folder that fill it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.projects import REPOSITORY


def small_disk(folder: Path, size: str) -> list[str] | None:
    """The start of a command line that runs the rest with a disk of this size, as `4m`, at `folder`.

    For root, and for whom a namespace is allowed; None where no disk can be mounted.
    """
    mount = f'mount -t tmpfs -o size={size} tmpfs "$0" && exec "$@"'
    ways = [[*unshare, "sh", "-c", mount, str(folder)] for unshare in (_AS_ROOT, _IN_A_NAMESPACE)]
    return next((way for way in ways if _works(way)), None)


def report_of(program: str, *arguments: str, on: list[str] | None = None) -> Any:
    """What a program of this folder reports, run `on` a small disk if one is given.

    Any, since it is JSON whose every part the tests look at.
    """
    result = subprocess.run(
        [*(on or []), sys.executable, str(Path(__file__).with_name(f"{program}.py")), *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=True,
    )
    return json.loads(result.stdout)


_AS_ROOT = ("unshare", "--mount")
_IN_A_NAMESPACE = ("unshare", "--map-root-user", "--mount")


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False
