"""Coverage of what worker processes run.

A worker is a copy of the process that forks it, coverage and all, but ends without a word. So it is made to save what
it ran when it ends or is asked to. What is lost: workers that are killed, and commands that a test starts on their own.
"""

from __future__ import annotations

from multiprocessing import util

from coverage import Coverage


def measure_workers() -> None:
    """Make every worker that is forked from here save its share."""
    util.register_after_fork(measure_workers, lambda _: _save_at_the_end())


def _save_at_the_end() -> None:
    running = Coverage.current()
    if running is not None:
        util.Finalize(None, running.save, exitpriority=0)
