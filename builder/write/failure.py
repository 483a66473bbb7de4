"""Errors of the system while reading or writing, in an author's words (GP605, GP606)."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from builder.diagnostics import Abort, Diagnostic, Span, error

_FULL = ("No space left on the disk for `{name}`", "free some space, then build again")
_DENIED = (
    "There is no permission to write `{name}`",
    "check who owns the folder, and whether another program has the file open, then build again",
)
_TOO_LONG = ("The name of `{name}` is too long for this disk", "shorten the name, then build again")
_TOO_LARGE = ("`{name}` is larger than the disk or a limit of this account allows", "raise the limit, then build again")
_MOUNTED = (
    "`{name}` cannot be replaced in one step, because it is on another disk or layer than the folder that holds it",
    "delete `{name}`, or mount the folder above it instead, then build again",
)
_OTHER = ("`{name}` cannot be written ({reason})", "check the disk, then build again")

_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: _DENIED,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EFBIG: _TOO_LARGE,
    errno.EXDEV: _MOUNTED,
    errno.EBUSY: _MOUNTED,
}


@contextmanager
def translate_os_errors(name: str, *, outcome: str) -> Iterator[None]:
    """Turn an OSError into an Abort about `name`, ending with `outcome`: what the failure left unchanged."""
    try:
        yield
    except OSError as failure:
        raise Abort(_told(failure, name, outcome)) from failure


def refused(failure: OSError) -> Diagnostic | None:
    """The diagnostic for an error of the system that belongs to no place in particular (GP606); None where it is a bug.

    A file that is missing, or exists already, means a bug in guidepress and not a problem with the computer.
    """
    if isinstance(failure, (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError)):
        return None
    reason = (failure.strerror or "").lower()
    because = f": {reason}" if failure.errno and reason else ""
    place = str(failure.filename) if failure.filename else "guidepress"
    hint = "check the free space on the disk, the permissions, and the limits of this account, such as on file sizes"
    return error("GP606", f"the system refused something that guidepress needs{because}", Span(place), hint)


def _told(failure: OSError, name: str, outcome: str) -> Diagnostic:
    sentence, hint = _WORDS.get(failure.errno or 0, _OTHER)
    message = sentence.format(name=name, reason=failure.strerror or failure)
    refused = f" (the system refused `{failure.filename}`)" if failure.filename else ""
    return error("GP605", f"{message}; {outcome}", Span(name), hint.format(name=name) + refused)
