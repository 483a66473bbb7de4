"""A folder shown in a window of the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_folder(folder: Path) -> bool:
    """Whether a window of the system opens the folder: not where there is no desktop."""
    if sys.platform == "win32":
        os.startfile(folder)
        return True
    program = "open" if sys.platform == "darwin" else "xdg-open"
    has_desktop = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    found = shutil.which(program)
    if not has_desktop or found is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen([found, str(folder)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    return True
