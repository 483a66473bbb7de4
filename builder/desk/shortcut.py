"""An icon on the desktop that opens the desk of a project: a file that the system starts with a double click."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from builder.diagnostics import Abort, Span, error
from builder.write.failure import translate_os_errors

_NAME = "Coach's desk"


def make_shortcut(
    project: Path,
    *,
    program: str = sys.executable,
    system: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
) -> Path:
    """Write the shortcut and give its path. Abort where a file of its name exists: nothing is overwritten."""
    file = _desktop(system, environment) / f"{_NAME}{_ending(system)}"
    if file.exists():
        hint = "delete it first, or double-click it: it may be the one you want"
        raise Abort(error("GP740", f"`{file.name}` is on the desktop already", Span(str(file)), hint))
    text = _content(project.resolve(), program, system)
    with translate_os_errors(str(file), outcome="no shortcut was made"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\r\n" if system == "win32" else "\n")
        file.chmod(0o755)
    return file


def _desktop(system: str, environment: Mapping[str, str]) -> Path:
    """The folder of the desktop, which some systems keep under another name (xdg-user-dirs)."""
    home = Path(environment.get("USERPROFILE" if system == "win32" else "HOME") or Path.home())
    named = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    if system not in ("win32", "darwin") and named.is_file():
        for line in named.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition("=")
            if key.strip() == "XDG_DESKTOP_DIR":
                return Path(value.strip().strip('"').replace("$HOME", str(home)))
    return home / "Desktop"


def _ending(system: str) -> str:
    return {"win32": ".bat", "darwin": ".command"}.get(system, ".desktop")


def _content(project: Path, program: str, system: str) -> str:
    if system == "win32":
        quoted = str(project).replace("%", "%%")
        return f'@echo off\nchcp 65001 >nul\n"{program}" -m builder desk --project "{quoted}"\n'
    if system == "darwin":
        return f"#!/bin/sh\nexec {shlex.quote(program)} -m builder desk --project {shlex.quote(str(project))}\n"
    command = f"{_argument(program)} -m builder desk --project {_argument(str(project))}"
    return (
        "[Desktop Entry]\nType=Application\n"
        f"Name={_NAME}\nComment=Copies for your clients\nExec={command}\nTerminal=false\nIcon=x-office-document\n"
    )


def _argument(text: str) -> str:
    """An argument as the Desktop Entry Specification quotes it: `%` doubled, and each backslash as in any string."""
    for character in '\\"`$':
        text = text.replace(character, f"\\{character}")
    return '"' + text.replace("\\", "\\\\").replace("%", "%%") + '"'
