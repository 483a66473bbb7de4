"""The two streams that a person or a program reads: what happens when they are full, or nobody reads them.

Messages (stderr) are dropped where they cannot be written: the exit code still says how it went. Data (stdout) that
cannot be written is a failure, since a file that lacks its end looks like a whole one.
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
"""What shells give a program that wrote to a pipe whose reader had left: 128 and the number of SIGPIPE."""


class Unwritten(Exception):
    """Data that was asked for did not get out. No OSError, which click would take for its own."""

    def __init__(self, failure: OSError) -> None:
        super().__init__(str(failure))
        self.reader_left = failure.errno == errno.EPIPE
        self.reason = (failure.strerror or "no reason given").lower()


class _Messages(io.FileIO):
    """A stream whose failures are passed over."""

    def write(self, content: ReadableBuffer, /) -> int:
        try:
            return super().write(content)
        except OSError:
            return memoryview(content).nbytes


class _Data(io.FileIO):
    """A stream whose first failure is an `Unwritten`. What comes later is dropped: Python tries again at its end."""

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
    """Put `_Data` and `_Messages` in the place of stdout and stderr.

    A stream that was closed is opened for the other direction, so that it fails when written to, and no file of ours
    comes to have its number.
    """
    for number, direction in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, direction)  # the lowest free number, which is this one
    if sys.stdout is sys.__stdout__:  # a program that runs us in its own process may have put others in their place
        sys.stdout = _text(_Data, 1, sys.stdout)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _text(_Messages, 2, sys.stderr)


def _text(kind: type[io.FileIO], number: int, stream: TextIO | None) -> TextIO:
    """A text stream in the encoding of the one whose place it takes."""
    encoding = stream.encoding if stream else "utf-8"
    errors = (stream.errors if stream else None) or "backslashreplace"
    raw = kind(number, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors=errors, line_buffering=True)
