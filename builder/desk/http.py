"""The desk's web server: guards, the table of routes, and answers as they are sent."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from builder.desk.answers import Answer, Refused, Request
from builder.desk.desk import Desk
from builder.desk.guards import Guard, content_kind, length_of_body
from builder.desk.routes import find_route
from builder.serve.local import LocalHandler, LocalServer

_CONNECTIONS = 16
"""At once: two pages of a browser that opens six connections to a host, with an event stream each."""

_SECONDS_TO_READ = 30.0

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class DeskServer(LocalServer):
    """Serves one desk, on a port that the system chooses, below a path that nobody else knows."""

    def __init__(self, desk: Desk, token: str) -> None:
        super().__init__(0, DeskHandler)
        self.desk, self.guard = desk, Guard(self.port, token)
        self._free = threading.BoundedSemaphore(_CONNECTIONS)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.guard.token}/"

    @property
    def closed(self) -> bool:
        return self.desk.closed.is_set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Takes a connection, or closes it where too many are open. Any: as in socketserver."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """One connection, in a thread of its own. Any: as in socketserver."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()


class DeskHandler(LocalHandler):
    """The requests of one connection. None is logged: a fault's report has no names."""

    server: DeskServer
    timeout = _SECONDS_TO_READ

    def do_GET(self) -> None:
        """Any request: which methods there are is said by the table of routes."""
        try:
            route, request = self._granted()
            answer = route(self.server.desk, request)
        except Refused as refused:
            self.close_connection = True  # what is left of a body is not read
            answer = self._refusal(refused)
        except ConnectionError:
            raise
        except Exception:  # noqa: BLE001  # the edge of a request: what went wrong may hold a name, so it is not shown
            self.close_connection = True
            answer = self._refusal(Refused(HTTPStatus.INTERNAL_SERVER_ERROR, "fault"))
        if answer.events is not None:
            self._stream(answer.events)
        else:
            self.send(answer.status, answer.content, answer.kind, {**_HEADERS, **answer.headers})

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def _granted(self) -> tuple[Callable[[Desk, Request], Answer], Request]:
        """The route and what is asked of it; Refused for a request that is not the desk's own."""
        address = urlsplit(self.path)
        path = tuple(unquote(part) for part in address.path.removeprefix("/").split("/"))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.guard.check(self.command, path, headers)
        self.server.desk.seen = time.monotonic()
        length = length_of_body(headers)
        route, inside = find_route("GET" if self.command == "HEAD" else self.command, path[1:])
        body = self.rfile.read(length) if length else b""
        if len(body) < length:
            raise Refused(HTTPStatus.BAD_REQUEST, "bad_request")
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        is_json = content_kind(headers) == "application/json"
        return route, Request(inside, query, body, is_json, unquote(headers.get("x-name", "")))

    def _refusal(self, refused: Refused) -> Answer:
        """A refusal in words; to whom is not from here, none."""
        if refused.key == "not_here" and not refused.message:
            return Answer(b"Not found.", "text/plain; charset=utf-8", refused.status)
        text = self.server.desk.words.text
        told = {
            "code": refused.key,
            "message": refused.message or text.get(refused.key, ""),
            "todo": refused.todo or ("" if refused.message else text.get(f"{refused.key}_todo", "")),
        }
        return Answer(json.dumps(told, ensure_ascii=False).encode(), status=refused.status)

    def _stream(self, events: Iterator[bytes]) -> None:
        self.begin_events()
        for event in events:
            self.wfile.write(event)
            self.wfile.flush()
