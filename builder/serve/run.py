"""The server and the watcher, from the first build to Ctrl-C."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from watchfiles import watch

from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.load.builtin import shipped_themes
from builder.pipeline.read import load_project
from builder.serve.http import Server
from builder.serve.live import LiveSite

Report = Callable[[tuple[Diagnostic, ...], Mapping[str, str]], None]

_TURN = 0.0005
"""Seconds after which a thread lets another one run: a tenth of Python's own, so that a page is answered at once while
the rest of the site is worked out.
"""


def serve(
    project: Path,
    *,
    port: int,
    drafts: bool,
    report: Report,
    show_line: Callable[[str], None],
    brand: Path | None = None,
) -> None:
    """Serve a project until it is stopped. `report` gets each build's diagnostics, `show_line` all other lines.

    It ends by KeyboardInterrupt, for Ctrl-C and for SIGTERM, and leaves no process running. Abort where the port is
    taken, or the folder holds no project.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if not (project / "content").is_dir():
        load_project(project, brand)  # Abort: it reports what is missing
    live = LiveSite(project, drafts=drafts, brand=brand)
    try:
        server = _server(live, port)
        report = _notes_once(report)
        saves = _saves(project)  # watched before the first build, so that no save is missed
        _rebuild(live, report, show_line)
        sys.setswitchinterval(_TURN)
        gc.freeze()  # what the first build made stays: looking through it for garbage takes a tenth of a second
        show_line(f"Serving http://127.0.0.1:{server.server_address[1]}/  (stop with Ctrl-C)")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for changed in saves:
            _rebuild(live, report, show_line, changed)
    finally:
        live.close()


def _notes_once(report: Report) -> Report:
    """Reports a note the first time only, since it asks for nothing to be done."""
    reported: set[Diagnostic] = set()

    def report_new(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> None:
        report(tuple(d for d in diagnostics if d not in reported), texts)
        reported.update(d for d in diagnostics if d.severity == "note")

    return report_new


def _rebuild(
    live: LiveSite, report: Report, show_line: Callable[[str], None], changed: frozenset[Path] = frozenset()
) -> None:
    snapshot = live.rebuild(changed)
    report(snapshot.diagnostics, snapshot.texts)
    if not snapshot.broken:
        show_line(f"Ready: {snapshot.contents}.")
    elif snapshot.pages:
        show_line("The build failed. You are seeing the last working version.")
    else:
        show_line("The build failed. The site will appear when these errors are fixed.")


def _server(live: LiveSite, port: int) -> Server:
    try:
        return Server(live, port)
    except OSError as problem:
        hint = f"stop the other program, or choose another port: guidepress serve --port {port + 1}"
        raise Abort(
            error("GP701", f"port {port} cannot be used: {problem.strerror}", Span("guidepress serve"), hint)
        ) from None


def _saves(project: Path) -> Iterator[frozenset[Path]]:
    """The paths that changed together, each time that any do, from this call on.

    The watcher starts with the first request, so one is made here, until it answers "nothing yet".
    """
    found = watch(*_watched(project), debounce=150, step=50, rust_timeout=50, yield_on_timeout=True)
    first = next(found)
    return (frozenset(Path(path) for _, path in saved) for saved in chain([first], found) if saved)


def _watched(project: Path) -> list[Path]:
    folders = [project / "content", project / "themes", shipped_themes()]
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]
