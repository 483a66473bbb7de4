"""The desk from its start to its end: one for each project, opened in the browser."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import signal
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from html import escape
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import mkstemp
from urllib.parse import urlsplit

from builder.desk.desk import Desk
from builder.desk.http import DeskServer
from builder.desk.presses import Presses
from builder.desk.remembered import Remembered, settings_folder

_IDLE = 2 * 3600.0
"""Seconds without a page after which the desk closes itself, and the names go with it."""

_LEADS_FOR = 60.0
"""Seconds that the file lives that leads the browser to the page."""


def run_desk(
    project: Path, output: Path, *, open_browser: bool, show_line: Callable[[str], None], settings: Path | None = None
) -> None:
    """Open the desk of a project and serve it until it is closed, in the page, by Ctrl-C or by SIGTERM.

    Where it is open already, that one's page is opened. Abort where the folder holds no project.
    """
    folder = settings or settings_folder()
    note = folder / f"desk-{hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:16]}.json"
    if running := _running(note):
        _show(running, open_browser=open_browser, show_line=show_line)
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Presses(project, output) as press:
        desk = Desk(press, project, Remembered(project, folder))
        with _serving(desk) as server, _noted(note, server.address):
            _show(server.address, open_browser=open_browser, show_line=show_line)
            while not desk.closed.wait(timeout=1.0):
                if time.monotonic() - desk.seen > _IDLE and not (desk.job and desk.job.is_running):
                    desk.close()
    show_line("The desk is closed.")


@contextmanager
def _serving(desk: Desk) -> Iterator[DeskServer]:
    server = DeskServer(desk, secrets.token_urlsafe(32))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        desk.end()
        server.shutdown()
        server.server_close()


def _show(address: str, *, open_browser: bool, show_line: Callable[[str], None]) -> None:
    """Open the page; its address is printed only where no browser is to be opened, or none could be."""
    if not open_browser:
        show_line(f"The desk is at {address}  (stop with Ctrl-C)")
        return
    file = _leading_to(address)
    if webbrowser.open(file.as_uri()):
        show_line("The desk is open in your browser. It ends with its button `Close the desk`, or with Ctrl-C.")
        timer = threading.Timer(_LEADS_FOR, _remove, [file])
        timer.daemon = True
        timer.start()
        return
    _remove(file)
    show_line(f"The desk is at {address}  (stop with Ctrl-C)")


def _leading_to(address: str) -> Path:
    """A file of this user only that leads to the page. An address on a command line could be read by others."""
    handle, name = mkstemp(prefix="desk-", suffix=".html")
    to = escape(address)
    text = f'<!doctype html><meta charset="utf-8"><title>.</title><meta http-equiv="refresh" content="0;url={to}">'
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


@contextmanager
def _noted(note: Path, address: str) -> Iterator[None]:
    """While the desk is open, a file of this user only says where, so that a second start finds it."""
    with suppress(OSError):  # without it a second start opens a second desk
        note.parent.mkdir(parents=True, exist_ok=True)
        _remove(note)
        with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"address": address}, file)
    try:
        yield
    finally:
        _remove(note)


def _running(note: Path) -> str:
    """The address of the desk that is open already; empty where none answers."""
    try:
        address = str(json.loads(note.read_text(encoding="utf-8"))["address"])
        parts = urlsplit(address)
        connection = HTTPConnection("127.0.0.1", parts.port or 0, timeout=5)
        connection.request("GET", f"{parts.path}alive")
        found = connection.getresponse().status
        connection.close()
    except (OSError, ValueError, KeyError, TypeError, HTTPException):
        return ""
    return address if found == 204 else ""
