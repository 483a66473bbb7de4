"""What the desk keeps between two days: the choices of each project, in one file of the user's settings. Never a name
of a client.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

KEPT = ("guide", "edition", "phase", "paper", "brand", "coach", "day_first")


def settings_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Where programs keep settings of this user: the XDG base directories, or the folder that the system names."""
    home = Path(environment.get("HOME") or Path.home())
    if system == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "guidepress"
    if system == "darwin":
        return home / "Library" / "Application Support" / "guidepress"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "guidepress"


class Remembered:
    """The last choices for one project; a file that cannot be read or written counts as none."""

    def __init__(self, project: Path, folder: Path) -> None:
        self._key, self._file = str(project.resolve()), folder / "desk.json"

    def read(self) -> dict[str, str | int | bool]:
        found = self._all().get(self._key)
        kept = found if isinstance(found, dict) else {}
        return {name: value for name, value in kept.items() if name in KEPT and isinstance(value, (str, int, bool))}

    def write(self, choices: Mapping[str, str | int | bool]) -> None:
        kept = {name: choices[name] for name in KEPT if name in choices}
        text = json.dumps({**self._all(), self._key: kept}, ensure_ascii=False, indent=1)
        with suppress(OSError):  # choices that are forgotten are made again
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new = self._file.with_suffix(".new")
            new.write_text(text, encoding="utf-8")
            new.replace(self._file)

    def _all(self) -> dict[str, object]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
