"""Timing whole commands from outside, several runs each, and their memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""That of a user. Where Python may not keep what it compiled, a command compiles all its modules: 0.2 s each time."""

_SAMPLING = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Figure:
    """Wall seconds of several runs, and the most memory that all processes of a run had together, in MB."""

    seconds: tuple[float, ...]
    peak: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def best(self) -> float:
        return min(self.seconds)


def measure(
    command: Sequence[str], folder: Path, *, runs: int = 3, before: Callable[[], None] = lambda: None
) -> Figure:
    """Run a command some times, with `before` run untimed ahead of each. Raises CalledProcessError where it fails.

    Memory is taken in a run of its own: looking at it makes the command slower, a short one by a fifth.
    """
    seconds = []
    for _ in range(runs):
        before()
        start = time.perf_counter()
        subprocess.run(
            command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True
        )
        seconds.append(time.perf_counter() - start)
    before()
    with subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        watch = _Memory(process.pid)
        process.communicate()
        peak = watch.stop()
    return Figure(tuple(seconds), peak)


class _Memory:
    """Samples the proportional memory of a process and its children; 0 where the system does not tell."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._done = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return self._peak

    def _run(self) -> None:
        while not self._done.wait(_SAMPLING):
            self._peak = max(self._peak, sum(map(_proportional, family(self._pid))) / 1024)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            found += family(int(child))
    return found


def _proportional(pid: int) -> float:
    """PSS in KB: shared pages count by the share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((float(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
