"""What it takes to put files into the output, by their number: twice the files are to take twice the time.

In memory where there is such a disk, so that the time is ours. A real one adds its own: a tree that is published one by
one waits for it twice for each file, once for the file and once for the journal.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Literal

from builder.write import open_output

_COUNTS = (1000, 10_000, 20_000)
_SIZE = 2000
"""Bytes in a file: as few as a page has, so that the time is that of files and not of their content."""

_MEMORY = Path("/dev/shm")


def writing_figures() -> None:
    """Print the time for a file, written first and then kept, for both ways to publish a tree."""
    ways: tuple[Literal["all", "each"], ...] = ("all", "each")
    for publish in ways:
        for count in _COUNTS:
            with tempfile.TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as folder:
                first = _written(Path(folder), count, publish)
                again = _written(Path(folder), count, publish)
            print(f"{f'{count} files, published {publish}':52} {_told(first, count)}; unchanged {_told(again, count)}")
    print()


def _told(seconds: tuple[float, float], count: int) -> str:
    wall, processor = seconds
    return f"{wall:6.2f} s, {processor:5.2f} of them computing, {processor / count * 1e6:3.0f} µs a file"


def _written(project: Path, count: int, publish: Literal["all", "each"]) -> tuple[float, float]:
    """Seconds by the clock and of the processor, from opening the output to its end."""
    began, computing = time.perf_counter(), time.process_time()
    with open_output(project / "output", project=project, sources=[]) as folder:
        tree = folder.tree("copies", publish=publish)
        for number in range(count):
            tree.stage(f"{number % 100}/{number}.pdf", f"{number:08}".encode() * (_SIZE // 8))
        folder.commit(tree)
    return time.perf_counter() - began, time.process_time() - computing
