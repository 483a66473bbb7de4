"""One build at a time in an output folder (GP603). The system frees the lock when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.write.layout import Layout

_POLL_SECONDS = 0.05
_held: set[int] = set()


def _let_go_in_a_child() -> None:
    """Close the inherited lock. A forked worker that outlives a killed build would else hold it for ever."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go_in_a_child)


@contextmanager
def locked(layout: Layout, *, wait: float) -> Iterator[None]:
    """Hold the lock of an output folder, creating the folder if needed; GP603 if it is not free in `wait` seconds."""
    descriptor = _acquire(layout, time.monotonic() + wait)
    _held.add(descriptor)
    try:
        yield
    finally:
        if descriptor in _held:
            _held.remove(descriptor)
            os.close(descriptor)


def _acquire(layout: Layout, deadline: float) -> int:
    layout.state_dir.mkdir(parents=True, exist_ok=True)
    while True:
        # A `clean` may take the folder away between any two of these steps; then they are taken again.
        with suppress(FileNotFoundError):
            layout.state_dir.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(layout.lock, os.O_RDWR | os.O_CREAT, 0o644)
            if _try_lock(descriptor) and _still_there(descriptor, layout):
                return descriptor
            os.close(descriptor)
        if time.monotonic() >= deadline:
            raise Abort(_busy(layout))
        time.sleep(_POLL_SECONDS)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _still_there(descriptor: int, layout: Layout) -> bool:
    """False where the holder before us was `clean`, which takes the lock file away: ours is then nobody's lock."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(layout.lock))
    except FileNotFoundError:
        return False


def _busy(layout: Layout) -> Diagnostic:
    name = layout.shown(layout.folder)
    hint = "wait until it ends, or stop it, then build again"
    return error("GP603", f"another build is running in `{name}`", Span(name), hint)
