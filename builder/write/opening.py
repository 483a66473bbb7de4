"""The way into an output folder: checked, locked and mended, in this order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from builder.write.failure import plain_words
from builder.write.layout import Layout
from builder.write.lock import locked
from builder.write.recover import recover


@contextmanager
def opened(layout: Layout, *, wait: float) -> Iterator[None]:
    """Hold the lock of an output folder in which what a killed build left is mended."""
    with ExitStack() as held:
        # Not round the `yield`: an error of the disk in what the caller does is not ours to explain.
        with plain_words(layout.shown(layout.folder), outcome="nothing was changed"):
            held.enter_context(locked(layout, wait=wait))
            recover(layout)
        yield
