"""A bound on the time that a test may work, which a busy machine does not change."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail once this process has worked for so many seconds of CPU time, for itself or in the system."""

    def fail(number: int, frame: object) -> None:
        raise AssertionError(f"this takes more than {seconds} s of CPU time")

    before = signal.signal(signal.SIGPROF, fail)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
