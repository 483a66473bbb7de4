"""Stdout and stderr on a full disk, or where nobody reads them.

Messages (stderr) that cannot be written are dropped: the exit code still reports the result. Data (stdout) that cannot
be written is a failure, since a file that lacks its end looks complete.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

BROKEN_PIPE = 141
"""The exit code that shells report for a write to a pipe whose reader had left: 128 and the number of SIGPIPE."""


class Unwritten(Exception):
    """Data that was asked for could not be written. Not an OSError, since click would handle that itself."""

    def __init__(self, failure: OSError) -> None:
        super().__init__(str(failure))
        self.reader_left = failure.errno == errno.EPIPE
        self.reason = (failure.strerror or "no reason given").lower()


class _Messages(io.FileIO):
    """A stream whose failures are ignored."""

    def write(self, content: ReadableBuffer, /) -> int:
        try:
            return super().write(content)
        except OSError:
            return memoryview(content).nbytes


class _Data(io.FileIO):
    """A stream whose first failure raises `Unwritten`. Later writes are dropped: Python tries again when it exits."""

    failed = False

    def write(self, content: ReadableBuffer, /) -> int:
        if self.failed:
            return memoryview(content).nbytes
        try:
            return super().write(content)
        except OSError as failure:
            self.failed = True
            raise Unwritten(failure) from None


def guard_streams() -> None:
    """Replace stdout and stderr by `_Data` and `_Messages`.

    A stream that was closed is opened for the other direction, so that writing to it fails, and no file that is opened
    later gets its number.
    """
    for number, direction in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, direction)  # the lowest free number, which is this one
    if sys.stdout is sys.__stdout__:  # a program that calls us in its own process may have replaced them
        sys.stdout = _text(_Data, 1, sys.stdout)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _text(_Messages, 2, sys.stderr)


def _text(kind: type[io.FileIO], number: int, stream: TextIO | None) -> TextIO:
    """A stream of text in the encoding of the one that it replaces."""
    encoding = stream.encoding if stream else "utf-8"
    errors = (stream.errors if stream else None) or "backslashreplace"
    raw = kind(number, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors=errors, line_buffering=True)
