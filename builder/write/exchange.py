"""Put a new site where the old one is, so that every moment shows a whole one."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
from pathlib import Path

_ON_LINUX = platform.system() == "Linux"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAMEAT2_CALLS = {"x86_64": 316, "aarch64": 276}  # include/uapi/asm-generic/unistd.h and the x86 table of Linux

# An old kernel, a file system without it (ENOTSUP, EINVAL), a container that forbids what it does not know (EPERM).
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def put_in_place(staged: Path, site: Path, aside: Path) -> None:
    """Make the folder `staged` the folder `site`. The old site is then at `staged` or at `aside`, or there was none.

    On Linux in one step. Elsewhere the site is missing for a moment between two renames, and `recover` repairs what a
    kill in that moment leaves.
    """
    if not site.exists():
        os.rename(staged, site)
    elif not exchange(staged, site):
        _rename_twice(staged, site, aside)


def put_back(staged: Path, site: Path, aside: Path) -> None:
    """Undo `put_in_place`."""
    if staged.exists():
        exchange(staged, site)
        return
    os.rename(site, staged)
    if aside.exists():
        os.rename(aside, site)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False, with nothing done, where the system cannot."""
    if not _ON_LINUX:
        return False
    if _renameat2(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _renameat2(one: bytes, other: bytes) -> int:
    """0 where done, else -1 with the reason in `ctypes.get_errno()`."""
    library = ctypes.CDLL(None, use_errno=True)
    places = (ctypes.c_int(_AT_FDCWD), ctypes.c_char_p(one), ctypes.c_int(_AT_FDCWD), ctypes.c_char_p(other))
    flags = ctypes.c_uint(_RENAME_EXCHANGE)
    if hasattr(library, "renameat2"):
        return int(library.renameat2(*places, flags))
    number = _RENAMEAT2_CALLS.get(platform.machine())
    if number is None:
        ctypes.set_errno(errno.ENOSYS)
        return -1
    return int(library.syscall(ctypes.c_long(number), *places, flags))


def _rename_twice(staged: Path, site: Path, aside: Path) -> None:
    os.rename(site, aside)
    try:
        os.rename(staged, site)
    except OSError:
        os.rename(aside, site)
        raise
