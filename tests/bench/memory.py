"""What memory a build takes for 200 PDFs of one page and for 2,000: the main process keeps nothing of each but a line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import family

_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, str(Path(__file__).with_name("small_prints.py")), "build", "--only", "print")
_SAMPLING = 0.05
"""Seconds between two looks at the memory."""

_FEW, _MANY = 200, 2000
_EDITION = 'title = "A card"\ntext = "one page"\npages = ["section"]\nparts = ["prompts"]\n'
_GUIDE = """---
title: Guide {number}
description: One sentence about it.
---

A few words before it begins.

## Journal prompts

- What do you want to remember of {number}?
"""


@dataclass(frozen=True)
class Peak:
    """The most resident memory of the main process, and of all processes together at one moment, in MB.

    What workers share with the main process counts in each of them.
    """

    main: float
    every: float


def memory_figures(home: Path) -> None:
    """Print what 200 and 2,000 PDFs take, and what of the difference is theirs and what that of their guides."""
    few = _peak(home / "memory", guides=_FEW)
    many = _peak(home / "memory", guides=_MANY)
    editions = _peak(home / "memory", guides=_FEW, editions=_MANY // _FEW)
    _row(f"{_FEW} PDFs of one page, of {_FEW} guides", few)
    _row(f"{_MANY} PDFs of one page, of {_MANY} guides", many)
    _row(f"{_MANY} PDFs of one page, of {_FEW} guides", editions)
    more, own = many.main - few.main, editions.main - few.main
    print(f"  the main process grows by {more:.0f} MB: {own:.0f} for the PDFs, {more - own:.0f} for the guides\n")


def _row(name: str, peak: Peak) -> None:
    print(f"{name:52} {peak.main:7.0f} MB {peak.every:7.0f} MB  main process, all processes")


def _peak(project: Path, *, guides: int, editions: int = 1) -> Peak:
    shutil.rmtree(project, ignore_errors=True)
    names = [f"card-{number}" for number in range(editions)]
    for folder in ("guides", "editions"):
        (project / "content" / folder).mkdir(parents=True)
    for name in names:
        (project / "content" / "editions" / f"{name}.toml").write_text(_EDITION)
    listed = ", ".join(f'"{name}"' for name in names)
    (project / "content" / "site.toml").write_text(f'title = "Bench"\npapers = ["a4"]\neditions = [{listed}]\n')
    for number in range(guides):
        (project / "content" / "guides" / f"guide-{number}.md").write_text(_GUIDE.format(number=number))
    return peak_of(_COMMAND, project)


def peak_of(command: tuple[str, ...], project: Path) -> Peak:
    """What memory a command takes in a project. CalledProcessError where it fails."""
    main = every = 0.0
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        # Someone has to read what it says, or it waits.
        reader = threading.Thread(target=run.communicate)
        reader.start()
        while reader.is_alive():
            main = max(main, _status(run.pid, "VmHWM:"))
            every = max(every, sum(_status(pid, "VmRSS:") for pid in family(run.pid)))
            time.sleep(_SAMPLING)
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, command)
    return Peak(main, every)


def _status(pid: int, name: str) -> float:
    """A figure that Linux tells of a process, in MB; 0 where it does not tell, or the process has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((float(line.split()[1]) / 1024 for line in lines if line.startswith(name)), 0)
