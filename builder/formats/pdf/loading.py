"""WeasyPrint loaded without a search for its libraries.

WeasyPrint asks for Pango and its like by several names, those of Windows first. On Linux ctypes starts `ldconfig`, a
compiler and a linker for each name that it cannot find: 17 searches, a quarter of a second.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys

_search = ctypes.util.find_library


def load_engine() -> None:
    """Load WeasyPrint in this process; where it is loaded already, nothing happens."""
    if sys.platform == "linux":
        ctypes.util.find_library = library_file
    try:
        import weasyprint  # noqa: F401  # loaded for those that import it later
    finally:
        ctypes.util.find_library = _search


def library_file(name: str) -> str | None:
    """The file of a library on Linux; None where there is none.

    Tried first is the file that the system's loader finds by itself. Searched for is only what it does not find, and
    not under the names that libraries have on Windows.
    """
    if name.startswith("lib") or name.endswith("-0"):
        return None
    file = f"lib{name}.so.0"
    try:
        ctypes.CDLL(file)
    except OSError:
        return _search(name)
    return file
