"""A project on the live server, in this process or as a user starts it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue

from builder.serve.http import EVENTS, Server
from builder.serve.live import LiveSite
from tests.support.projects import REPOSITORY

GUIDE = "content/guides/one.md"
SHORT = "workbook: {notes: 0, how_to_use: false}\n"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@dataclass(frozen=True, slots=True)
class Served:
    """A live site and the server that shows it."""

    live: LiveSite
    server: Server

    @property
    def port(self) -> int:
        return self.server.server_address[1]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, method: str = "GET", host: str = "") -> tuple[http.client.HTTPResponse, bytes]:
        """What is answered to one request, whose path is sent as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response, content

    def text(self, path: str) -> str:
        return self.get(path)[1].decode("utf-8")

    @contextmanager
    def events(self) -> Iterator[Queue[str]]:
        """The versions that a page is told of, as they come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", EVENTS)
        response = connection.getresponse()
        assert response.headers["Content-Type"] == "text/event-stream"
        told: Queue[str] = Queue()

        def listen() -> None:
            while line := response.readline().decode():
                if line.startswith("data: "):
                    told.put(line.removeprefix("data: ").strip())

        threading.Thread(target=listen, daemon=True).start()
        yield told


@contextmanager
def served(project: Path) -> Iterator[Served]:
    live = LiveSite(project, drafts=True)
    live.rebuild()
    server = Server(live, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(live, server)
    server.shutdown()
    server.server_close()
    live.close()


class Command:
    """`guidepress serve`, started in a project as a user does, and what it prints."""

    def __init__(self, project: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "builder", "serve", *options],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def wait_for(self, words: str, seconds: float = 60) -> str:
        """The next line that says these words."""
        while True:
            try:
                line = self._lines.get(timeout=seconds)
            except Empty:
                raise AssertionError(f"it never said {words!r}, but {''.join(self.said)}") from None
            self.said.append(line)
            if words in line:
                return line

    @property
    def address(self) -> str:
        match = _ADDRESS.search(self.wait_for("Serving"))
        assert match
        return match[0]

    def interrupt(self) -> int:
        """Ctrl-C, which the terminal sends to all its processes; gives the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self._ended()

    def terminate(self) -> int:
        """What a system sends that ends a program, as at its own end; gives the exit code."""
        self.process.terminate()
        return self._ended()

    def workers(self) -> list[Path]:
        """The processes that work for it, as they appear in /proc."""
        found = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [Path(f"/proc/{pid}") for children in found for pid in children.read_text().split()]

    def _ended(self) -> int:
        code = self.process.wait(timeout=30)
        while True:
            try:
                self.said.append(self._lines.get(timeout=0.5))
            except Empty:
                return code


@contextmanager
def command(project: Path, *options: str) -> Iterator[Command]:
    running = Command(project, *options)
    yield running
    if running.process.poll() is None:
        os.killpg(running.process.pid, signal.SIGKILL)
        running.process.wait()
