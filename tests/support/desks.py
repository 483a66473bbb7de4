"""An open desk in this process, and what is asked of it."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.desk.desk import Desk
from builder.desk.http import DeskServer
from builder.desk.presses import Presses
from builder.desk.remembered import Remembered

TOKEN = "a-token-of-this-test"
CHOICE = {
    "guide": "promotion",
    "edition": "workbook",
    "phase": 0,
    "paper": "a4",
    "brand": "",
    "session": "",
    "coach": "",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: its status, its headers, and its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk, and the server that shows it."""

    desk: Desk
    server: DeskServer

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.port}"

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str | None] | None = None,
        token: str = TOKEN,
    ) -> Reply:
        """One request as the page sends it, but for `headers`; None leaves one out."""
        usual = {"Host": self.host, "Sec-Fetch-Site": "same-origin"}
        usual |= {} if method == "GET" else {"Origin": f"http://{self.host}"}
        usual |= {} if body is None else {"Content-Type": "application/json", "Content-Length": str(len(body))}
        sent = {name: value for name, value in {**usual, **(headers or {})}.items() if value is not None}
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.putrequest(method, f"/{token}/{path}", skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders()
        if body:
            connection.send(body)
        response = connection.getresponse()
        reply = Reply(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return reply

    def ask(self, method: str, path: str, values: object = None) -> Reply:
        return self.send(method, path, None if values is None else json.dumps(values).encode())

    def type(self, names: str) -> Any:
        return self.ask("PUT", "people", {"names": names}).json()

    def open(self, file: str, content: str | bytes, query: str = "") -> Reply:
        """A list as the page sends it."""
        sent = content.encode() if isinstance(content, str) else content
        headers = {"Content-Type": "application/octet-stream", "X-Name": file}
        return self.send("PUT", f"people{query}", sent, headers)

    def make(self, people: str, **more: object) -> Reply:
        """Begins a job, and waits until it has ended."""
        reply = self.ask("POST", "job", {**CHOICE, "people": people, "leave_out": True, **more})
        if self.desk.job is not None:
            self.desk.job.wait(60)
        return reply

    def state(self) -> Any:
        """How the job is, as the stream says first."""
        first = self.send("GET", "job").body.decode().split("\n\n")[0]
        return json.loads(first.partition("data: ")[2])


@contextmanager
def opened(press: Presses, project: Path) -> Iterator[OpenDesk]:
    """A desk for a press, with the settings of nobody."""
    desk = Desk(press, project, Remembered(project, project / "settings"))
    server = DeskServer(desk, TOKEN)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield OpenDesk(desk, server)
    finally:
        desk.end()
        server.shutdown()
        server.server_close()
